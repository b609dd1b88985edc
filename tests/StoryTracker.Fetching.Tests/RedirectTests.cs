namespace StoryTracker.Fetching.Tests;

public sealed class RedirectTests
{
    /// <summary>/n redirects to /n-1 with status 301, and /0 is the end.</summary>
    static Internet Chain(int status = 301) => new(exchange => exchange.Path == "/0"
        ? exchange.AnswerAsync("200 OK", "end") : exchange.AnswerAsync($"{status} Moved\nLocation: /{int.Parse(exchange.Path[1..]) - 1}"));

    static Internet To(string location, int status = 302) => new(exchange => exchange.Path == "/end"
        ? exchange.AnswerAsync("200 OK", "end") : exchange.AnswerAsync($"{status} Moved\nLocation: {location}"));

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Five_redirects_are_followed_and_reported(int status)
    {
        await using var net = Chain(status);
        var fetched = await net.GetAsync("http://public.test/5");
        Assert.Equal("end"u8.ToArray(), fetched.Body.ToArray());
        Assert.Equal("http://public.test/0", fetched.Url.ToString());
        Assert.Equal(5, fetched.Redirects.Count);
        Assert.Equal(new Redirect(new("http://public.test/5"), new("http://public.test/4"), status), fetched.Redirects[0]);
        Assert.Equal(status is 301 or 308 ? "http://public.test/0" : null, fetched.MovedTo?.ToString());
    }

    [Fact]
    public async Task Six_redirects_are_not_followed()
    {
        await using var net = Chain();
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test/6"));
        Assert.Equal((FetchRefusal.TooManyRedirects, 5), (refused.Kind, refused.Redirects.Count));
        Assert.Equal(6, net.Server.Requests.Count);
    }

    [Fact]
    public async Task A_move_for_good_ends_where_the_first_temporary_redirect_begins()
    {
        await using var net = new Internet(exchange => exchange.Path switch
        {
            "/a" => exchange.AnswerAsync("301 Moved\nLocation: /b"),
            "/b" => exchange.AnswerAsync("308 Moved\nLocation: /c"),
            "/c" => exchange.AnswerAsync("302 Found\nLocation: /d"),
            "/d" => exchange.AnswerAsync("301 Moved\nLocation: /e"),
            _ => exchange.AnswerAsync("200 OK"),
        });
        Assert.Equal("http://public.test/c", (await net.GetAsync("http://public.test/a")).MovedTo?.ToString());
        Assert.Null((await net.GetAsync("http://public.test/c")).MovedTo);
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("http://public.test/start")]
    [InlineData("http://public.test:80/start#again")]
    [InlineData("HTTP://PUBLIC.TEST/start")]
    [InlineData("start")]
    public async Task A_circle_is_recognised_on_its_first_round(string location)
    {
        await using var net = To(location);
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test/start"));
        Assert.Equal((FetchRefusal.TooManyRedirects, "public.test redirects in a circle."), (refused.Kind, refused.Message));
        Assert.Single(net.Server.Requests);
    }

    [Fact]
    public async Task A_circle_of_several_is_recognised_when_it_closes()
    {
        await using var net = new Internet(exchange => exchange.AnswerAsync($"302 Found\nLocation: /{(int.Parse(exchange.Path[1..]) + 1) % 3}"));
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test/0"));
        Assert.Equal((FetchRefusal.TooManyRedirects, "public.test redirects in a circle."), (refused.Kind, refused.Message));
        Assert.Equal(3, net.Server.Requests.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd", FetchRefusal.Scheme)]
    [InlineData("ftp://public.test/", FetchRefusal.Scheme)]
    [InlineData("gopher://127.0.0.1:6379/_FLUSHALL", FetchRefusal.Scheme)]
    [InlineData("javascript:alert(1)", FetchRefusal.Scheme)]
    [InlineData("data:text/html,x", FetchRefusal.Scheme)]
    [InlineData("http://user:pass@public.test/", FetchRefusal.Credentials)]
    [InlineData("http://public.test:25/", FetchRefusal.Port)]
    [InlineData("http://public.test:6379/", FetchRefusal.Port)]
    [InlineData("a+very-long.scheme-of-a-servers-choice:x", FetchRefusal.Scheme)]
    [InlineData("//10.0.0.5/", FetchRefusal.PrivateAddress)]
    [InlineData("http://[", FetchRefusal.BadAddress)]
    [InlineData("http://public.test:99999/", FetchRefusal.BadAddress)]
    [InlineData("http://nowhere.test/", FetchRefusal.NoSuchHost)]
    public async Task A_redirect_to_what_is_not_fetched_is_refused(string location, FetchRefusal kind)
    {
        await using var net = To(location);
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test/start"));
        Assert.Equal(kind, refused.Kind);
        Assert.DoesNotContain("servers-choice", refused.Message, StringComparison.Ordinal);
        Assert.Single(net.Server.Requests);
        Assert.Equal(0, net.Trap.Connections);
    }

    [Fact]
    public async Task An_address_of_a_novels_length_is_not_asked_for()
    {
        await using var net = To("/" + new string('a', 5000));
        Assert.Equal(FetchRefusal.BadAddress, (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test/start"))).Kind);
    }

    [Theory]
    [InlineData("/end")]
    [InlineData("end")]
    [InlineData("//public.test/end")]
    [InlineData(" /end ")]
    public async Task A_relative_redirect_is_followed(string location)
    {
        await using var net = To(location);
        Assert.Equal("http://public.test/end", (await net.GetAsync("http://public.test/start")).Url.ToString());
    }

    [Fact]
    public async Task A_redirect_in_unescaped_UTF_8_is_followed()
    {
        await using var net = new Internet(exchange => exchange.Path.StartsWith("/%C3%BC", StringComparison.Ordinal)
            ? exchange.AnswerAsync("200 OK", "end") : exchange.AnswerAsync("302 Found\nLocation: /\u00c3\u00bc"));
        Assert.Equal("end"u8.ToArray(), (await net.GetAsync("http://public.test/start")).Body.ToArray());
    }

    [Theory]
    [InlineData("304 Not Modified\nLocation: /end")]
    [InlineData("300 Multiple Choices\nLocation: /end")]
    [InlineData("302 Found")]
    [InlineData("302 Found\nLocation: /end\nRetry-After: 3600")]
    [InlineData("201 Created\nLocation: /end")]
    public async Task What_is_no_redirect_or_shall_wait_is_the_answer(string answer)
    {
        await using var net = new Internet(exchange => exchange.AnswerAsync(answer));
        var fetched = await net.GetAsync("http://public.test/start");
        Assert.Equal(answer[..3], fetched.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(fetched.Redirects);
    }

    [Fact]
    public async Task A_form_is_posted_and_its_redirect_is_not_followed()
    {
        string? type = null, body = null;
        await using var net = new Internet(exchange =>
        {
            (type, body) = (exchange.Header("Content-Type"), exchange.Body);
            return exchange.AnswerAsync("307 Moved\nLocation: /end", "over there");
        });
        var form = new Dictionary<string, string> { ["hub.mode"] = "subscribe", ["hub.topic"] = "https://a.test/?x=1&y=ü" };
        var fetched = await net.Fetch.PostFormAsync(new("http://public.test/hub"), form, CancellationToken.None);
        Assert.Equal((307, "over there"), (fetched.Status, System.Text.Encoding.ASCII.GetString(fetched.Body.Span)));
        Assert.Equal("application/x-www-form-urlencoded", type);
        Assert.Equal("hub.mode=subscribe&hub.topic=https%3A%2F%2Fa.test%2F%3Fx%3D1%26y%3D%C3%BC", body);
        Assert.StartsWith("POST /hub HTTP/1.1", Assert.Single(net.Server.Requests), StringComparison.Ordinal);
        Assert.Equal(FetchRefusal.PrivateAddress,
            (await Assert.ThrowsAsync<FetchRefusedException>(() => net.Fetch.PostFormAsync(new("http://127.0.0.1/hub"), form, CancellationToken.None))).Kind);
    }
}
