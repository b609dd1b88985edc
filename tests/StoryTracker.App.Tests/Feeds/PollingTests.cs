using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.Fetching;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>From a feed to articles on stories: what is asked, how often, and what goes on record.</summary>
public sealed class PollingTests(TestServer server) : IAsyncLifetime
{
    const string Feed = "https://quay.example/feed", Pier = "https://quay.example/pier", Lamp = "https://quay.example/lamp";
    FeedRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedRoom.OpenAsync(server);
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June")).Page(Lamp, Printed.Page("Lamp is lit", "The lamp burns again"));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_feed_that_is_added_brings_its_articles_onto_stories_each_step_once()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open"), Printed.Item(Lamp, "b", "Lamp is lit")));
        var added = await room.Newsroom.Feeds.AddAsync("quay.example/feed", "Ana", default);
        await room.SettleAsync();

        Assert.Equal((DerivedId.FeedAt(new(Feed)), "The Quay", false, 2), (added.FeedId, added.Title, added.Known, added.Entries));
        Assert.Equal(1, room.Web.Count(Feed));
        foreach (var url in new[] { Pier, Lamp })
        {
            Assert.Equal(1, room.Web.Count(url));
            Assert.Equal([typeof(ArticleDiscovered), typeof(ArticleSighted), typeof(ArticleFetched), typeof(RevisionRecorded), typeof(ClaimsExtracted)],
                (await room.ArticleEventsAsync(url)).Select(e => e.GetType()).Take(5));
            Assert.Single((await room.ArticleEventsAsync(url)).OfType<ArticleAssigned>());
        }
        Assert.Equal(1, room.Web.Count("https://quay.example/robots.txt"));
        var poll = Assert.Single(await room.JobsAsync(JobKinds.PollFeed));
        Assert.True(poll.DueAt > TimeProvider.System.GetUtcNow().AddMinutes(1));
        Assert.Equal("The Quay", (await room.FeedAsync(added.FeedId)).Title);
    }

    [Fact]
    public async Task An_unchanged_feed_is_asked_with_its_validator_byte_for_byte_and_nothing_is_recorded()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open")), "W/\"a b'c\"");
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        await room.SettleAsync();
        var before = await room.Newsroom.Store.HeadAsync();
        await room.PollAsync(feed);
        await room.PollAsync(feed);

        Assert.Equal([null, "W/\"a b'c\"", "W/\"a b'c\""], room.Web.Asked.Where(r => r.Url.AbsoluteUri == Feed).Select(r => r.ETag));
        Assert.Equal(before, await room.Newsroom.Store.HeadAsync());
        var status = (await room.Newsroom.Feeds.FindAsync(feed, default))!;
        Assert.Equal((3, 2, 1), (status.Days.Sum(d => d.Polls), status.Days.Sum(d => d.NotModified), status.Days.Sum(d => d.Items)));
        Assert.NotNull(status.NextAt);
        Assert.False(string.IsNullOrWhiteSpace(status.Reason));
    }

    [Fact]
    public async Task A_validator_goes_back_with_the_address_that_gave_it_where_a_feed_is_redirected_to_another_host()
    {
        const string Cdn = "https://feeds.quay-cdn.example/all";
        room.Web.Feed(Cdn, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open")), "\"7\"").Redirect(Feed, Cdn, 302);
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        await room.PollAsync(feed);
        await room.PollAsync(feed);

        Assert.Equal([(null, null), ("\"7\"", new Uri(Cdn)), ("\"7\"", new Uri(Cdn))],
            room.Web.Asked.Where(r => r.Url.AbsoluteUri == Feed).Select(r => (r.ETag, r.ValidatorsFrom)));
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_time_a_server_gives_not_even_when_a_person_wants_it()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay"));
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        var until = TimeProvider.System.GetUtcNow().AddHours(2);
        room.Web.Status(Feed, 503, until).Page("https://quay.example/other", Printed.Page("Other", "It is other"));
        await room.PollAsync(feed);

        var refusal = await Assert.ThrowsAsync<CommandRefusedException>(() => room.Newsroom.Feeds.PollNowAsync(feed, "Ana", default));
        Assert.Contains("not to come back before", refusal.Message, StringComparison.Ordinal);
        var status = (await room.Newsroom.Feeds.FindAsync(feed, default))!;
        Assert.True(status.NextAt >= until);
        Assert.InRange(status.NotBefore!.Value, until.AddSeconds(-1), until.AddSeconds(1));
        // Nor is anything else of that host.
        await using var pass = await room.Newsroom.Gates.EnterAsync(new("https://quay.example/other"), null, default);
        Assert.InRange(pass.Wait, TimeSpan.FromMinutes(119), TimeSpan.FromHours(25));
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_retired_and_asked_no_more_until_somebody_resumes_it()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay"));
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        room.Web.Status(Feed, 410);
        await room.PollAsync(feed);
        Assert.Equal(FeedActivity.Retired, (await room.FeedAsync(feed)).Activity);
        Assert.Empty(await room.JobsAsync(JobKinds.PollFeed));
        Assert.Equal(0, await room.Newsroom.Upkeep.TendAsync(default));

        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open")), "\"2\"");
        await room.Newsroom.Feeds.ResumeAsync(feed, "Ana", default);
        await room.SettleAsync();
        Assert.NotNull((await room.ArticleAsync(Pier))?.Current);
    }

    [Fact]
    public async Task People_are_told_once_that_a_feed_fails_and_once_that_it_works_again()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay"));
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        room.Web.Status(Feed, 500);
        for (var i = 0; i < 12; i++)
        {
            await room.PollAsync(feed);
            // As if the failure had begun two days ago.
            await room.ExecuteAsync("""update storytracker.feed_polls set schedule = jsonb_set(schedule, '{failingSince}', to_jsonb(now() - interval '2 days'))""");
        }
        Assert.Single((await room.EventsAsync(Streams.Feed(feed))).OfType<FeedFailing>());
        Assert.Equal("failing", (await room.Newsroom.Feeds.FindAsync(feed, default))!.Health);

        room.Web.Feed(Feed, Printed.Rss("The Quay"), "\"2\"");
        await room.PollAsync(feed);
        await room.PollAsync(feed);
        Assert.Single((await room.EventsAsync(Streams.Feed(feed))).OfType<FeedRecovered>());
        Assert.Null((await room.FeedAsync(feed)).Failing);
    }

    [Fact]
    public async Task A_permanent_redirect_seen_for_two_days_is_proposed_and_moves_the_feed_when_a_person_accepts()
    {
        const string Moved = "https://quay.example/rss";
        room.Web.Feed(Feed, Printed.Rss("The Quay"));
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        room.Web.Feed(Moved, Printed.Rss("The Quay"), "\"2\"").Redirect(Feed, Moved, 301);
        await room.PollAsync(feed);
        await Assert.ThrowsAsync<CommandRefusedException>(() => room.Newsroom.Feeds.AcceptMoveAsync(feed, "Ana", default));
        await room.ExecuteAsync("""update storytracker.feed_polls set schedule = jsonb_set(schedule, '{move,firstSeen}', to_jsonb(now() - interval '3 days'))""");
        await room.PollAsync(feed);
        await room.PollAsync(feed);
        Assert.Equal(new Uri(Moved), (await room.Newsroom.Feeds.FindAsync(feed, default))!.ProposedUrl);
        Assert.Equal(new Uri(Feed), (await room.FeedAsync(feed)).Url);

        await room.Newsroom.Feeds.AcceptMoveAsync(feed, "Ana", default);
        await room.SettleAsync();
        Assert.Equal(new Uri(Moved), (await room.FeedAsync(feed)).Url);
        Assert.Equal(new Uri(Moved), room.Web.Asked[^1].Url);
        // Who adds the new address now is told that it is there.
        Assert.Equal((true, feed), await room.Newsroom.Feeds.AddAsync(Moved, "Ben", default) is var again ? (again.Known, again.FeedId) : default);
    }

    [Fact]
    public async Task Back_filled_entries_keep_their_own_dates_and_an_undated_one_gets_none()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay",
            Printed.Item(Pier, "a", "Pier to open", "Sun, 15 Apr 2018 09:30:00 GMT"), Printed.Item(Lamp, "b", "Lamp is lit", null)));
        await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default);
        await room.SettleAsync();

        var dated = (await room.ArticleAsync(Pier))!.Current!.Published!;
        Assert.Equal(new DateTimeOffset(2018, 4, 15, 9, 30, 0, TimeSpan.Zero), dated.Earliest);
        Assert.Contains("feed states", dated.Reason, StringComparison.Ordinal);
        Assert.Null((await room.ArticleAsync(Lamp))!.Current!.Published);
    }

    [Fact]
    public async Task An_answer_that_is_no_feed_costs_nothing_that_is_on_record_and_is_told_with_its_beginning()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open")));
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        await room.SettleAsync();
        room.Web.Page(Feed, "<html><body><h1>We are working on it</h1></body></html>");
        await room.PollAsync(feed);
        var status = (await room.Newsroom.Feeds.FindAsync(feed, default))!;
        Assert.Equal(1, status.Failures);
        Assert.Contains("working on it", status.Excerpt, StringComparison.Ordinal);

        room.Web.Refuse(Feed, FetchRefusal.TookTooLong, "quay.example took longer than 30 seconds.");
        await room.PollAsync(feed);
        Assert.Equal("quay.example took longer than 30 seconds.", (await room.Newsroom.Feeds.FindAsync(feed, default))!.LastError);
        // The validators of the good document still stand.
        Assert.Equal("\"1\"", room.Web.Asked.Last(r => r.Url.AbsoluteUri == Feed).ETag);
    }
}
