using System.Net;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

public sealed class EntryTests(ReadingDesk desk)
{
    [Fact]
    public async Task The_printed_address_lets_one_browser_in_once()
    {
        await using var server = await DeskServer.StartAsync();
        using var first = server.Stranger();
        using var second = server.Stranger();

        using var entered = await first.AskAsync(server.Entry.Path);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Equal("/stories", entered.Headers.Location?.ToString());
        await first.PageAsync("/stories");

        var used = await second.PageAsync(server.Entry.Path, HttpStatusCode.Gone);
        Assert.Contains("has been used", used.QuerySelector("h1")!.TextContent);
        Assert.Contains("start it again", used.Body!.TextContent);
        await second.PageAsync("/stories", HttpStatusCode.Unauthorized);

        // For the browser that is in already, the address is simply the way to the desk.
        using var again = await first.AskAsync(server.Entry.Path);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Of_many_browsers_that_open_it_at_once_one_gets_in()
    {
        await using var server = await DeskServer.StartAsync();
        var clients = Enumerable.Range(0, 16).Select(_ => server.Stranger()).ToList();
        var answers = await Task.WhenAll(clients.Select(c => c.AskAsync(server.Entry.Path)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther));
        Assert.Equal(15, answers.Count(a => a.StatusCode == HttpStatusCode.Gone));
        clients.ForEach(c => c.Dispose());
    }

    [Theory]
    [InlineData("HEAD", null, null, 401)]
    [InlineData("GET", "Sec-Purpose", "prefetch;prerender", 503)]
    [InlineData("GET", "Purpose", "prefetch", 503)]
    public async Task Looking_ahead_does_not_use_the_address_up(string method, string? header, string? value, int status)
    {
        await using var server = await DeskServer.StartAsync();
        using var client = server.Stranger();
        using var request = new HttpRequestMessage(new(method), server.Entry.Path);
        if (header is not null) request.Headers.Add(header, value);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.False(server.Entry.IsOpened);
    }

    [Fact]
    public async Task The_session_is_a_cookie_that_script_cannot_read_and_other_sites_cannot_post_with()
    {
        await using var server = await DeskServer.StartAsync();
        using var client = server.Stranger();
        using var answer = await client.AskAsync(server.Entry.Path);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("path=/", cookie);
        Assert.DoesNotContain("domain=", cookie);
        Assert.DoesNotContain(server.Entry.Token, cookie);
        Assert.StartsWith($"storytracker-{server.Address.Port}=", cookie);
    }

    [Fact]
    public async Task A_program_sends_the_token_as_often_as_it_likes()
    {
        await using var server = await DeskServer.StartAsync();
        using var program = server.Program();
        for (var i = 0; i < 5; i++) await program.JsonAsync("/stories");
        Assert.False(server.Entry.IsOpened);
    }

    [Fact]
    public async Task Wrong_tokens_are_refused_then_held_up_and_the_right_one_never()
    {
        var clock = new ManualClock();
        await using var server = await DeskServer.StartAsync(clock: clock);
        using var client = server.Stranger();
        for (var i = 0; i < WrongTokens.PerMinute; i++)
            await client.PageAsync($"/enter/{new string('0', 63)}{i % 10}", HttpStatusCode.Unauthorized);

        using var held = await client.AskAsync("/enter/guess");
        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), held.Headers.RetryAfter?.Delta);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "guess");
        await client.PageAsync("/stories", HttpStatusCode.TooManyRequests);

        using var program = server.Program();
        await program.JsonAsync("/stories");
        clock.Advance(TimeSpan.FromMinutes(1));
        await client.PageAsync("/stories", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_ends_after_idling_and_at_its_greatest_age()
    {
        var clock = new ManualClock();
        await using var server = await DeskServer.StartAsync(clock: clock);
        using var client = await server.EditorAsync();
        // Used often enough never to idle, it still ends at its greatest age.
        var step = Sessions.Idle - TimeSpan.FromHours(1);
        for (var age = step; age <= Sessions.Absolute; age += step)
        {
            clock.Advance(step);
            await client.PageAsync("/stories");
        }
        clock.Advance(step);
        await client.PageAsync("/stories", HttpStatusCode.Unauthorized);

        await using var other = await DeskServer.StartAsync(clock: clock);
        using var idle = await other.EditorAsync();
        clock.Advance(Sessions.Idle + TimeSpan.FromSeconds(1));
        await idle.PageAsync("/stories", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_takes_a_form_of_the_session_and_ends_it()
    {
        await using var server = await DeskServer.StartAsync();
        using var client = await server.EditorAsync();
        var page = await client.PageAsync("/stories");
        var token = page.QuerySelector($"form[action='/leave'] input[name='{ForgeryGuard.Field}']")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await LeaveAsync(client, HttpMethod.Get, null));
        Assert.Equal(HttpStatusCode.Forbidden, await LeaveAsync(client, HttpMethod.Post, null));
        Assert.Equal(HttpStatusCode.Forbidden, await LeaveAsync(client, HttpMethod.Post, new string('0', token.Length)));
        Assert.Equal(HttpStatusCode.Forbidden, await LeaveAsync(client, HttpMethod.Post, token, "cross-site"));
        await client.PageAsync("/stories");

        Assert.Equal(HttpStatusCode.SeeOther, await LeaveAsync(client, HttpMethod.Post, token, "same-origin"));
        await client.PageAsync("/stories", HttpStatusCode.Unauthorized);
        var left = await client.PageAsync("/left");
        Assert.Equal("Signed out", left.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.8.8.8:9999", 200)]
    [InlineData("localhost", 200)]
    [InlineData("[::1]:80", 200)]
    [InlineData("evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("192.0.2.7", 400)]
    public async Task Only_our_own_names_are_answered(string host, int status)
    {
        using var program = desk.Server.Program();
        program.DefaultRequestHeaders.Host = host;
        using var answer = await program.AskAsync("/stories");
        Assert.Equal(status, (int)answer.StatusCode);
    }

    static async Task<HttpStatusCode> LeaveAsync(HttpClient client, HttpMethod method, string? token, string? site = null)
    {
        using var request = new HttpRequestMessage(method, "/leave");
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(token is null ? [] : [new(ForgeryGuard.Field, token)]);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
