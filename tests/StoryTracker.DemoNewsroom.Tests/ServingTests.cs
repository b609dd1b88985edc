namespace StoryTracker.Demo.Tests;

/// <summary>The server: correct where it is not wrong on purpose, and wrong where the scenario says so.</summary>
public sealed class ServingTests
{
    static readonly DemoFeed Feed = new($"quay.{DemoScenario.Domain}", "/feed", "The Quay", DemoFeedFormat.Rss20);

    [Fact]
    public async Task What_a_reader_has_is_not_sent_again_until_it_changes()
    {
        await using var played = await Played.StartAsync(DemoScenario.Story());
        var first = await played.GetAsync("gazette", "/feed.xml");
        Assert.Equal((200, "max-age=10"), (first.Status, first["Cache-Control"]));
        foreach (var (etag, modified, status) in new[]
        {
            (first["ETag"], null, 304), (null, first["Last-Modified"], 304), ("\"x\", W/" + first["ETag"], null, 304), ("*", null, 304),
            ("\"x\"", first["Last-Modified"], 200), (null, "yesterday", 200),
        })
            Assert.Equal((etag, modified, status), (etag, modified, (await played.GetAsync("gazette", "/feed.xml", etag, modified)).Status));
        played.Clock.Advance(TimeSpan.FromSeconds(15));
        var later = await played.GetAsync("gazette", "/feed.xml", first["ETag"], first["Last-Modified"]);
        Assert.Equal(200, later.Status);
        Assert.NotEqual(first["ETag"], later["ETag"]);
        Assert.Equal(7, played.Newsroom.Log.Of($"gazette.{DemoScenario.Domain}", "/feed.xml").Count(r => r.Conditional));
    }

    [Fact]
    public async Task An_article_comes_is_edited_without_a_word_and_is_withdrawn()
    {
        await using var played = await Played.StartAsync(DemoScenario.Story());
        Assert.Equal(404, (await played.GetAsync("valley", "/news/mayor-answers-test.html")).Status);
        played.Clock.Advance(TimeSpan.FromSeconds(101));
        var before = await played.GetAsync("valley", "/news/mayor-answers-test.html");
        Assert.Contains("“I take full responsibility for this barrier", before.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await played.GetAsync("courier", "/article/rovers-sold")).Status);
        played.Clock.Advance(TimeSpan.FromSeconds(90));
        var after = await played.GetAsync("valley", "/news/mayor-answers-test.html", before["ETag"]);
        Assert.Equal(200, after.Status);
        Assert.Contains("“I take my share of responsibility", after.Text, StringComparison.Ordinal);
        Assert.Equal(Times(before.Text), Times(after.Text));
        Assert.Equal(410, (await played.GetAsync("courier", "/article/rovers-sold")).Status);
        Assert.Contains("<title>Article withdrawn</title>", (await played.GetAsync("courier", "/feeds/news")).Text, StringComparison.Ordinal);
    }

    static string Times(string page) => string.Join('|', page.Split('\n').Where(l => l.Contains("_time\"", StringComparison.Ordinal)));

    [Fact]
    public async Task Requests_before_Retry_After_are_noted_and_those_after_it_are_not()
    {
        await using var played = await Played.StartAsync(Played.Small(Feed,
            new DemoTrouble(Feed.Host, Feed.Path, 429) { RetryAfter = 60, Until = TimeSpan.FromSeconds(50) },
            new DemoTrouble(Feed.Host, "/busy", 503) { RetryAfter = 90, RetryAfterAsDate = true }));
        Assert.Equal((429, "60"), await played.GetAsync("quay", "/feed") is var told ? (told.Status, told["Retry-After"]!) : default);
        Assert.Equal("Tue, 03 Mar 2026 10:01:30 GMT", (await played.GetAsync("quay", "/busy"))["Retry-After"]);
        Assert.Empty(played.Newsroom.Log.TooEarly);
        played.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(200, (await played.GetAsync("quay", "/feed")).Status);
        Assert.Equal("/feed", Assert.Single(played.Newsroom.Log.TooEarly).Path);
        played.Clock.Advance(TimeSpan.FromSeconds(31));
        await played.GetAsync("quay", "/feed");
        await played.GetAsync("quay", "/busy");
        Assert.Single(played.Newsroom.Log.TooEarly);
    }

    [Fact]
    public async Task Redirects_lead_on_with_the_port_of_the_newsroom()
    {
        await using var played = await Played.StartAsync(Played.Small(Feed,
            new DemoTrouble(Feed.Host, "/old", 301) { To = "/older" }, new DemoTrouble(Feed.Host, "/far", 302) { To = $"http://{Feed.Host}/feed" }));
        Assert.Equal((301, "/older"), await played.GetAsync("quay", "/old") is var near ? (near.Status, near["Location"]!) : default);
        Assert.Equal(played.Newsroom.Address(Feed).ToString(), (await played.GetAsync("quay", "/far"))["Location"]);
    }

    [Fact]
    public async Task A_slow_answer_comes_a_piece_at_a_time()
    {
        await using var played = await Played.StartAsync(Played.Small(Feed, new DemoTrouble(Feed.Host, Feed.Path, 200) { Drip = TimeSpan.FromSeconds(20) }));
        var slow = played.GetAsync("quay", "/feed");
        while (!slow.IsCompleted)
        {
            await Task.WhenAny(slow, Task.Delay(5, TestContext.Current.CancellationToken));
            played.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(200, (await slow).Status);
        Assert.True(played.Clock.GetUtcNow() - played.Newsroom.Started >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Hosts_are_told_apart_robots_rules_are_there_and_nothing_can_be_written()
    {
        await using var played = await Played.StartAsync(Played.Small(Feed));
        Assert.Contains("Disallow: /private/", (await played.GetAsync("quay", "/robots.txt")).Text, StringComparison.Ordinal);
        Assert.Contains("type=\"application/rss+xml\"", (await played.GetAsync("quay", "/")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await played.GetAsync("nobody", "/feed")).Status);
        Assert.Equal(405, (await played.SendAsync(new(HttpMethod.Post, played.Newsroom.Address(Feed)))).Status);
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => DemoNewsroom.ResolveAsync("example.org", default));
    }

    [Fact]
    public async Task The_load_scenario_prints_what_it_is_asked_to_and_no_text_twice()
    {
        var settings = new LoadSettings { Feeds = 12, ArticlesPerSecond = 5, Duration = TimeSpan.FromSeconds(20), Busy = 4 };
        await using var played = await Played.StartAsync(DemoScenario.Load(settings));
        var articles = played.Newsroom.Articles;
        Assert.Equal(12 * 2 + 100, articles.Count);
        Assert.Equal(articles.Count, articles.Select(a => string.Join('\n', a.Revisions[0].Paragraphs)).Distinct().Count());
        Assert.Equal(4, articles.Skip(24).Select(a => a.Article.Host).Distinct().Count());
        played.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.All(articles, a => Assert.NotNull(a.At(TimeSpan.FromSeconds(20))));
        Assert.Equal(200, (await played.GetAsync("load-3", "/feed")).Status);
    }
}
