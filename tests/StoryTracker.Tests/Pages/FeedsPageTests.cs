using System.Net;
using AngleSharp.Dom;
using StoryTracker.App.Desk;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Tests.Pages;

public sealed class FeedsPageTests(ReadingDesk desk)
{
    [Fact]
    public async Task The_list_says_in_words_how_each_feed_fares_and_when_it_is_asked_next_and_why()
    {
        var page = await desk.Editor.PageAsync("/feeds");
        Assert.Equal("/feeds", page.QuerySelector("nav[aria-label=Desk] [aria-current=page]")!.GetAttribute("href"));
        var failing = Row(page, "Tide tables");
        Assert.Equal("failing, 4 times", failing.QuerySelector(".badge.warn")!.Words());
        Assert.Contains("Its server answered 503.", failing.Words());
        Assert.Contains("in 1 hour", failing.Words());
        Assert.Contains("asked not to be asked before", failing.QuerySelector(".because")!.Words());
        Assert.Contains("31 hours ago", failing.Words());
        var ok = Row(page, "Harbour Post");
        Assert.Contains("% of 336 polls", ok.Words());
        Assert.Contains("4 new a day", ok.Words());
        Assert.EndsWith("3, 0, 5, 8, 2, 0, 1, 4, 12, 7, 3, 3, 6, 2.", ok.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal(14, ok.QuerySelectorAll("svg rect").Length);
        Assert.Contains("StoryTracker:PublicUrl", page.QuerySelector(".side")!.Words());
    }

    [Fact]
    public async Task Filters_are_in_the_address_and_count_what_they_leave()
    {
        var page = await desk.Editor.PageAsync("/feeds");
        var chip = page.QuerySelectorAll(".filters a").Single(a => a.Words() == "failing 1");
        var filtered = await desk.Editor.PageAsync(chip.GetAttribute("href")!);
        Assert.Equal("Tide tables", Assert.Single(filtered.QuerySelectorAll(".feed h2")).Words());
        Assert.Equal("failing 1", filtered.QuerySelector(".filters [aria-current=true]")!.Words());
        var none = await desk.Editor.PageAsync("/feeds?q=nowhere");
        Assert.Contains("No feed fits", none.QuerySelector(".empty")!.Words());
        await desk.Editor.PageAsync("/feeds?state=splendid", HttpStatusCode.BadRequest);
        var then = await desk.Editor.PageAsync("/feeds?at=14", HttpStatusCode.BadRequest);
        Assert.Contains("known for now alone", then.QuerySelector(".standfirst")!.TextContent);
    }

    [Fact]
    public async Task A_thousand_feeds_come_a_page_at_a_time()
    {
        await using var server = await DeskServer.StartAsync(feeds: new MadeUpFeedsDesk(more: 1000));
        using var program = server.Program();
        var (seen, pages) = (0, 0);
        for (string? address = "/feeds?limit=200"; address is not null; pages++)
        {
            var json = await program.JsonAsync(address);
            seen += json["items"]!.AsArray().Count;
            address = json["next"]?.GetValue<string>();
        }
        Assert.Equal((1007, 6), (seen, pages));
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_and_so_is_one_that_is_silent()
    {
        var feeds = new MadeUpFeedsDesk { Failure = new TimeoutException() };
        await using var server = await DeskServer.StartAsync(feeds: feeds);
        using var editor = await server.EditorAsync();
        var page = await editor.PageAsync("/feeds", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("The record is out of reach", page.QuerySelector("h1")!.TextContent);
        feeds.Failure = null;
        await editor.PageAsync("/feeds");

        var silent = new PatientFeedsDesk(new MadeUpFeedsDesk { Hangs = new TaskCompletionSource<FeedsView>().Task }, new(TimeSpan.FromMilliseconds(20), TimeSpan.Zero, TimeProvider.System));
        await Assert.ThrowsAsync<TimeoutException>(() => silent.FeedsAsync(new(null, null, null, 5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_strangers_wrote_is_letters()
    {
        foreach (var path in new[] { "/feeds", $"/feeds/{MadeUpFeeds.Hostile}", $"/feeds/{MadeUpFeeds.Failing}" })
        {
            var page = await desk.Editor.PageAsync(path);
            Assert.Empty(page.QuerySelectorAll("main script, main b, [onmouseover]"));
        }
        var feed = await desk.Editor.PageAsync($"/feeds/{MadeUpFeeds.Hostile}");
        Assert.Equal(MadeUpFeeds.HostileTitle, feed.QuerySelector("h1 bdi")!.TextContent);
        Assert.Equal(MadeUpFeeds.Excerpt, feed.QuerySelector("pre bdi")!.TextContent);
    }

    [Fact]
    public async Task The_twin_has_what_the_page_shows()
    {
        using var program = desk.Server.Program();
        var list = await program.JsonAsync("/feeds?state=ok");
        var item = Assert.Single(list["items"]!.AsArray())!;
        foreach (var name in new[]
        {
            "id", "title", "url", "home", "state", "stateText", "failures", "lastSuccess", "lastPoll", "nextPoll", "nextReason", "polls", "notModifiedShare",
            "itemsADay", "bytes", "days", "lastError", "proposedUrl",
        })
            Assert.True(item.AsObject().ContainsKey(name), name);
        Assert.Equal("ok", item["state"]!.GetValue<string>());
        Assert.Equal(1, list["counts"]!["failing"]!.GetValue<int>());
        var feed = await program.JsonAsync($"/feeds/{MadeUpFeeds.Harbour}");
        Assert.Equal(41, feed["push"]!["deliveries"]!.GetValue<long>());
        await program.JsonAsync($"/feeds/{Guid.Empty}", HttpStatusCode.NotFound, "application/problem+json");
        var api = await program.JsonAsync("/openapi.json");
        foreach (var path in new[] { "/feeds", "/feeds/{id}", "/feeds/opml", "/feeds/dry-run", "/feeds/{id}/pause" }) Assert.NotNull(api["paths"]![path]);
    }

    static IElement Row(IDocument page, string title) => page.QuerySelectorAll(".feed").Single(f => f.QuerySelector("h2")!.Words() == title);
}
