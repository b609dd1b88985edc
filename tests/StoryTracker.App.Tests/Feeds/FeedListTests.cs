using System.Text;
using StoryTracker.App.Feeds;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.Fetching;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>What editors do with the list.</summary>
public sealed class FeedListTests(TestServer server) : IAsyncLifetime
{
    const string Feed = "https://quay.example/feed", Home = "https://quay.example/", Pier = "https://quay.example/pier";
    FeedRoom room = null!;

    FeedList Feeds => room.Newsroom.Feeds;

    public async ValueTask InitializeAsync()
    {
        room = await FeedRoom.OpenAsync(server);
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June"))
            .Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open")))
            .Page(Home, "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head><body><p>Welcome.</p></body></html>");
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_page_leads_to_the_feed_it_declares_and_a_dry_run_stores_nothing()
    {
        var run = await Feeds.TryAsync("quay.example", default);
        Assert.Equal((new Uri(Feed), false, true), (run.Url, run.Known, Assert.Single(run.Entries).IsNew));
        Assert.Equal(0, await room.Newsroom.Store.HeadAsync());
        Assert.Empty(await room.Newsroom.Jobs.ListAsync());

        Assert.Equal(new Uri(Feed), (await Feeds.AddAsync(Home, "Ana", default)).Url);
        await room.SettleAsync();
        Assert.False(Assert.Single((await Feeds.TryAsync(Feed, default)).Entries).IsNew);
    }

    [Theory]
    [InlineData("", "is not an address")]
    [InlineData("ftp://quay.example/feed", "not a web address")]
    [InlineData("https://quay.example/nothing", "404")]
    [InlineData("https://inside.example/feed", "points to a private address (10.0.0.5)")]
    [InlineData("https://quay.example/pier", "no feed")]
    public async Task A_refusal_is_one_sentence_that_says_why_and_nothing_is_stored(string address, string why)
    {
        room.Web.Refuse("https://inside.example/feed", FetchRefusal.PrivateAddress, "inside.example points to a private address (10.0.0.5).");
        foreach (var path in new[] { "feed", "rss.xml", "feed.xml", "atom.xml", "rss", "index.xml" }) room.Web.Status(Home + path, 404);
        var refusal = await Assert.ThrowsAsync<CommandRefusedException>(() => Feeds.AddAsync(address, "Ana", default));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(0, await room.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task An_OPML_list_comes_in_feed_by_feed_and_goes_out_again()
    {
        var opml = $"<opml version=\"2.0\"><body><outline text=\"My quay\" type=\"rss\" xmlUrl=\"{Feed}\" htmlUrl=\"{Home}\"/>"
            + "<outline text=\"Bad\" type=\"rss\" xmlUrl=\"gopher://quay.example/\"/></body></opml>";
        var import = await Feeds.ImportAsync(Encoding.UTF8.GetBytes(opml), "Ana", default);
        Assert.Contains(import.Feeds, f => f is { Url: Feed, Refusal: null, Known: false });
        Assert.True((await Feeds.ImportAsync(Encoding.UTF8.GetBytes(opml), "Ana", default)).Feeds.First(f => f.Url == Feed).Known);
        await room.SettleAsync();

        Assert.Equal("My quay", Assert.Single(await Feeds.ListAsync(default).ToListAsync()).Feed.Title);
        Assert.NotNull((await room.ArticleAsync(Pier))!.Current);
        var exported = await Feeds.ExportAsync(default);
        Assert.Contains(Feed, exported, StringComparison.Ordinal);
        Assert.True(Assert.Single((await Feeds.ImportAsync(Encoding.UTF8.GetBytes(exported), "Ana", default)).Feeds).Known);
        await Assert.ThrowsAsync<CommandRefusedException>(() => Feeds.ImportAsync("not a list"u8.ToArray(), "Ana", default));
    }

    [Fact]
    public async Task A_paused_feed_is_not_asked_and_comes_back_with_what_it_missed()
    {
        var feed = (await Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        await room.SettleAsync();
        await Feeds.PauseAsync(feed, "Too loud.", "Ana", default);
        await Assert.ThrowsAsync<CommandRefusedException>(() => Feeds.PollNowAsync(feed, "Ana", default));
        await room.ExecuteAsync("update storytracker.jobs set due_at = now() where kind = 'poll-feed'");
        await room.SettleAsync();
        Assert.Equal(1, room.Web.Count(Feed));
        Assert.Empty(await room.JobsAsync(JobKinds.PollFeed));

        await Feeds.ResumeAsync(feed, "Ana", default);
        await room.SettleAsync();
        Assert.Equal(2, room.Web.Count(Feed));
        Assert.Equal(FeedActivity.Active, (await room.FeedAsync(feed)).Activity);
    }

    [Fact]
    public async Task A_document_that_was_pushed_goes_the_way_of_a_poll()
    {
        var feed = (await Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        const string Lamp = "https://quay.example/lamp";
        room.Web.Page(Lamp, Printed.Page("Lamp is lit", "The lamp burns again"));
        var pushed = Encoding.UTF8.GetBytes(Printed.Rss("The Quay", Printed.Item(Lamp, "b", "Lamp is lit")));
        await Feeds.TakeAsync(feed, pushed, "application/rss+xml", "hub", default);
        await Feeds.TakeAsync(feed, pushed, "application/rss+xml", "hub", default);
        await room.SettleAsync();
        Assert.Single((await room.ArticleAsync(Lamp))!.Sightings);
        Assert.NotNull((await room.ArticleAsync(Lamp))!.Current);
    }

    [Fact]
    public async Task A_removed_article_leaves_no_word_behind_and_does_not_come_back_by_its_feed()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Zeppelin moored", text: Printed.FullText("The zeppelin is moored"))))
            .Page(Pier, Printed.Page("Zeppelin moored", "The zeppelin is moored"));
        var feed = (await Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        await room.SettleAsync();
        await room.Newsroom.Projections.CatchUpAsync();
        await room.Newsroom.Erasure.EraseAsync(new(DerivedId.ArticleAt(new(Pier)), "A court ordered it.", null, "Ana"));
        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Zeppelin is gone", text: Printed.FullText("The zeppelin is gone"))), "\"2\"");
        var fetched = room.Web.Count(Pier);
        await room.PollAsync(feed);

        Assert.Equal(fetched, room.Web.Count(Pier));
        var database = await DatabaseDump.WriteAsync(room.Newsroom.Source.ConnectionString);
        Assert.DoesNotContain("eppelin", database, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_from_a_dump_knows_its_feeds_and_asks_for_what_was_not_fetched()
    {
        await Feeds.AddAsync(Feed, "Ana", default);         // discovered, and nothing more
        using var file = new MemoryStream();
        await room.Newsroom.Dump.WriteAsync(file);
        await using var copy = await FeedRoom.OpenAsync(server);
        copy.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June"));
        await copy.Newsroom.Import.ReadAsync(new MemoryStream(file.ToArray()));
        Assert.Equal(1, await copy.Newsroom.Unfinished.RequestAsync(default));
        Assert.Equal(1, await copy.Newsroom.Upkeep.TendAsync(default));
        var status = Assert.Single(await copy.Newsroom.Feeds.ListAsync(default).ToListAsync());
        Assert.NotNull(status.PolledAt);
        await copy.ExecuteAsync("delete from storytracker.jobs where kind = 'poll-feed'");
        await copy.SettleAsync();
        Assert.NotNull((await copy.ArticleAsync(Pier))!.Current);
    }
}
