using System.Diagnostics;

namespace StoryTracker.Fetching.Tests;

public sealed class RequestTests
{
    static async Task<string> SentAsync(FetchRequest request)
    {
        await using var net = new Internet(exchange => exchange.AnswerAsync("200 OK\nSet-Cookie: spy=1"));
        await net.Fetch.GetAsync(request, CancellationToken.None);
        return Assert.Single(net.Server.Requests);
    }

    [Theory]
    [InlineData("\"abc\"", "Sat, 21 Nov 2026 10:00:00 GMT")]
    [InlineData("W/\"a b'c\"", "yesterday, around tea time")]
    [InlineData("no quotes at all", "0")]
    [InlineData("\"a\", \"b\"", "Sat, 21 Nov 2026 10:00:00 +0100")]
    [InlineData("\"caf\u00e9 \u00ff\"", "S\u00e1bado")]
    [InlineData("\"\"", "x")]
    public async Task Validators_come_back_byte_for_byte(string etag, string modified)
    {
        await using var net = new Internet(exchange => exchange.AnswerAsync($"200 OK\nETag: {etag}\nLast-Modified: {modified}"));
        var first = await net.GetAsync("http://public.test/feed");
        Assert.Equal((etag, modified), (first.ETag, first.LastModified));
        await net.Fetch.GetAsync(new(new("http://public.test/feed")) { ETag = first.ETag, LastModified = first.LastModified }, CancellationToken.None);
        var head = net.Server.Requests.Last();
        Assert.Equal(etag, LoopbackExchange.HeaderOf(head, "If-None-Match"));
        Assert.Equal(modified, LoopbackExchange.HeaderOf(head, "If-Modified-Since"));
    }

    [Theory]
    [InlineData("\"a\"\r\nX-Injected: 1")]
    [InlineData("\"a\u20ac\"")]
    [InlineData("\"a\0\"")]
    [InlineData("")]
    public async Task What_never_was_a_header_is_not_sent_in_one(string etag)
    {
        var head = await SentAsync(new(new("http://public.test/")) { ETag = etag, LastModified = etag });
        Assert.DoesNotContain("If-None-Match", head, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Injected", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://public.test/old", null, "/old", true, false)] // to another origin: kept back
    [InlineData("http://public.test/same", null, "/same", true, true)] // within the origin: sent again
    [InlineData("http://public.test/old", "http://other.test/feed", "/old", false, true)] // they came from where the redirect leads
    public async Task Validators_go_to_the_origin_that_gave_them_and_to_no_other(string url, string? from, string first, bool sentFirst, bool sentThen)
    {
        await using var net = new Internet(exchange => exchange.Path switch
        {
            "/old" => exchange.AnswerAsync("301 Moved\nLocation: http://other.test/feed"),
            "/same" => exchange.AnswerAsync("301 Moved\nLocation: /feed"),
            _ => exchange.AnswerAsync("304 Not Modified"),
        });
        net.Name("other.test", Internet.Public);
        await net.Fetch.GetAsync(new(new(url)) { ETag = "\"v\"", LastModified = "then", ValidatorsFrom = from is null ? null : new(from) }, CancellationToken.None);
        var heads = net.Server.Requests.ToArray();
        Assert.StartsWith($"GET {first} ", heads[0], StringComparison.Ordinal);
        Assert.Equal(sentFirst ? "\"v\"" : null, LoopbackExchange.HeaderOf(heads[0], "If-None-Match"));
        Assert.Equal(sentThen ? "\"v\"" : null, LoopbackExchange.HeaderOf(heads[1], "If-None-Match"));
        Assert.Equal(sentThen ? "then" : null, LoopbackExchange.HeaderOf(heads[1], "If-Modified-Since"));
    }

    [Theory]
    [InlineData("http://a.test/", "https://a.test/x", true)]
    [InlineData("https://a.test/", "http://a.test/", false)]
    [InlineData("http://a.test/", "https://b.test/", false)]
    [InlineData("http://a.test:8080/", "https://a.test/", false)]
    [InlineData("http://a.test/", "https://a.test:8443/", false)]
    [InlineData("https://a.test/", "https://www.a.test/", false)]
    public void Validators_go_along_from_http_to_https_of_the_same_host(string from, string to, bool sent) => Assert.Equal(sent, AddressRules.MaySend(new(from), new(to)));

    [Fact]
    public async Task It_says_who_asks_and_nothing_about_the_newsroom()
    {
        using var activity = new Activity("poll").SetIdFormat(ActivityIdFormat.W3C).Start();
        await using var net = new Internet(exchange => exchange.AnswerAsync("200 OK\nSet-Cookie: spy=1; Path=/"));
        await net.Fetch.GetAsync(new(new("http://public.test/a?b=c#secret")) { Accept = "application/rss+xml" }, CancellationToken.None);
        await net.GetAsync("http://public.test/b");
        var heads = net.Server.Requests.ToArray();
        Assert.StartsWith("GET /a?b=c HTTP/1.1\r\n", heads[0], StringComparison.Ordinal);
        foreach (var head in heads)
        {
            string[] names = [.. head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)]).Order()];
            Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], names);
        }
        Assert.Equal("StoryTracker/0.1 (+desk@newsroom.test)", LoopbackExchange.HeaderOf(heads[0], "User-Agent"));
        Assert.Equal("application/rss+xml", LoopbackExchange.HeaderOf(heads[0], "Accept"));
        Assert.Equal("*/*", LoopbackExchange.HeaderOf(heads[1], "Accept"));
    }

    [Theory]
    [InlineData("ftp://public.test/", FetchRefusal.Scheme)]
    [InlineData("file:///etc/passwd", FetchRefusal.Scheme)]
    [InlineData("http://a:b@public.test/", FetchRefusal.Credentials)]
    [InlineData("http://a@public.test/", FetchRefusal.Credentials)]
    [InlineData("http://public.test:22/", FetchRefusal.Port)]
    [InlineData("http://public.test:8080/", FetchRefusal.Port)]
    [InlineData("/relative", FetchRefusal.BadAddress)]
    public async Task What_is_not_fetched_is_refused_in_a_sentence(string url, FetchRefusal kind)
    {
        await using var net = new Internet(exchange => exchange.AnswerAsync("200 OK"));
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(
            () => net.Fetch.GetAsync(new(new Uri(url, UriKind.RelativeOrAbsolute)), CancellationToken.None));
        Assert.Equal(kind, refused.Kind);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, net.Lookups); // nothing was looked up for it
        Assert.Empty(net.Server.Requests);
    }

    [Fact]
    public async Task The_refusal_of_a_private_address_says_which_and_why()
    {
        await using var net = new Internet(exchange => exchange.AnswerAsync("302 Found\nLocation: http://intern.test/"));
        net.Name("intern.test", System.Net.IPAddress.Parse("10.0.0.5"));
        Assert.Equal("intern.test points to a private address (10.0.0.5): private network (RFC 1918).",
            (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://intern.test/"))).Message);
        Assert.Equal("public.test redirects to intern.test, which points to a private address (10.0.0.5): private network (RFC 1918).",
            (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test/"))).Message);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        await using var net = new Internet(exchange => stop.CancelAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => net.Fetch.GetAsync(new(new("http://public.test/")), stop.Token));
    }
}
