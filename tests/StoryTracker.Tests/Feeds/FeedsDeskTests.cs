using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.WebSub;

namespace StoryTracker.Tests.Feeds;

/// <summary>The feeds desk on a real database.</summary>
public sealed class FeedsDeskTests(TestServer databases)
{
    [Fact]
    public async Task Every_state_is_told_and_those_that_want_attention_come_first()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var now = room.Clock.GetUtcNow();
        var paused = await AddAsync(room, "Paused", "ok");
        await room.AppendAsync(paused, new FeedPaused("Strike", "Ana", now));
        await AddAsync(room, "Ok", "ok");
        await AddAsync(room, "Quiet", "quiet");
        await AddAsync(room, "Slow", "slow");
        await AddAsync(room, "Failing", "failing", failures: 4);
        await AddAsync(room, "Blocked", "blocked");
        await AddAsync(room, "New", null);
        var gone = await AddAsync(room, "Gone", "gone");
        await room.AppendAsync(gone, new FeedRetired("Its server said that it is gone for good (410).", "poller", now));
        var retired = await AddAsync(room, "Retired", "ok");
        await room.AppendAsync(retired, new FeedRetired("Nobody reads it.", "Ana", now));

        var view = await room.Newsroom.FeedsDesk.FeedsAsync(new(null, null, null, 50), default);
        Assert.Equal(["Gone", "Blocked", "Failing", "Slow", "New", "Quiet", "Ok", "Paused", "Retired"], view.Items.Select(f => f.Title));
        Assert.Equal(view.Items.Select(f => f.Title), view.Items.Select(f => f.State.ToString()));
        Assert.All(Enum.GetValues<FeedState>(), state => Assert.Equal(1, view.Counts[state]));
        Assert.Equal("failing, 4 times", view.Items[2].StateText);
        Assert.Equal("Its server said that it is gone for good (410).", view.Items[0].NextReason);
        Assert.StartsWith("gone since ", view.Items[0].StateText);

        var one = await room.Newsroom.FeedsDesk.FeedAsync(paused, default);
        Assert.Equal(("Ana", "Strike"), (one!.Paused!.By, one.Paused.Reason));
        Assert.Null(one.Feed.NextPoll);
        Assert.Equal("test", one.AddedBy);
        Assert.Null(await room.Newsroom.FeedsDesk.FeedAsync(Guid.NewGuid(), default));
    }

    [Fact]
    public async Task A_fortnight_is_counted_with_its_empty_days()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var feed = await AddAsync(room, "Harbour", "ok");
        await RunAsync(room, "insert into storytracker.feed_days values ($1, (now() at time zone 'UTC')::date, 4, 3, 1, 6, 900), ($1, (now() at time zone 'UTC')::date - 20, 9, 9, 9, 9, 9)", feed);
        await RunAsync(room,
            """
            update storytracker.feed_polls set error = 'Its server answered 503.', error_at = now(), excerpt = '<html>', proposed_url = 'https://new.example/',
              redirects = '[{"from":"https://a.example/","to":"https://b.example/","status":302}]' where feed_id = $1
            """, feed);
        var view = (await room.Newsroom.FeedsDesk.FeedAsync(feed, default))!;
        Assert.Equal(14, view.Feed.Days.Count);
        Assert.Equal((4, 0.75, 6.0, 900L), (view.Feed.Polls, view.Feed.NotModifiedShare!.Value, view.Feed.ItemsADay!.Value, view.Feed.Bytes));
        Assert.Equal(6, view.Feed.Days[^1].Items);
        Assert.All(view.Feed.Days.SkipLast(1), d => Assert.Equal(0, d.Polls));
        Assert.Equal(new FeedRedirect("https://a.example/", "https://b.example/", 302), Assert.Single(view.Redirects));
        Assert.Equal(("Its server answered 503.", "<html>", "https://new.example/"), (view.Feed.LastError!.Sentence, view.Feed.LastError.Excerpt, view.Feed.ProposedUrl));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_and_filters_hold_on_all_of_them()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        for (var i = 0; i < 23; i++) await AddAsync(room, $"Feed {i % 7}", i % 2 == 0 ? "ok" : "failing");
        Assert.Equal(23, (await AllAsync(null, null)).Distinct().Count());
        Assert.Equal(11, (await AllAsync(FeedState.Failing, null)).Distinct().Count());
        Assert.Equal(4, (await AllAsync(null, "FEED 0")).Distinct().Count());
        Assert.Empty(await AllAsync(null, "100%"));
        await Assert.ThrowsAsync<CommandRefusedException>(() => room.Newsroom.FeedsDesk.FeedsAsync(new(null, null, "nonsense", 5), default));

        async Task<List<string>> AllAsync(FeedState? state, string? words)
        {
            List<string> seen = [];
            for (string? after = null; ;)
            {
                var page = await room.Newsroom.FeedsDesk.FeedsAsync(new(state, words, after, 5), default);
                seen.AddRange(page.Items.Select(f => f.Id));
                if ((after = page.Next) is null) return seen;
            }
        }
    }

    [Fact]
    public async Task What_a_hub_does_is_told_in_a_sentence()
    {
        await using var room = await WebSubNewsroom.OpenAsync(databases);
        var (feed, request) = await room.SubscribedAsync();
        await room.Hub.BringAsync(request, WebSubNewsroom.Document);
        var push = (await room.Newsroom.FeedsDesk.FeedAsync(feed, default))!.Push;
        Assert.Equal((WebSubScriptedHub.Address, 1L, 0L), (push.Hub, push.Deliveries, push.Ignored));
        Assert.Contains("brings new entries by itself", push.State);
        Assert.NotNull(push.LeaseUntil);
        var other = await room.FeedAsync("https://ferry.example/rss", null);
        Assert.Contains("StoryTracker:PublicUrl", (await room.Newsroom.FeedsDesk.FeedAsync(other, default))!.Push.State);
        Assert.Contains("StoryTracker:PublicUrl", (await room.Newsroom.FeedsDesk.FeedsAsync(new(null, null, null, 5), default)).Push);
    }

    static async Task<Guid> AddAsync(WebSubNewsroom room, string title, string? health, int failures = 0)
    {
        var id = Guid.NewGuid();
        await room.AppendAsync(id, new FeedRegistered(id, new($"https://{id:N}.example/"), title, null, "test", room.Clock.GetUtcNow()));
        if (health is null) return id;
        await RunAsync(room, "insert into storytracker.feed_polls (feed_id, url, schedule, health, reason, failures) values ($1, 'x', '{}', $2, 'Test.', $3)", id, health, failures);
        return id;
    }

    static async Task RunAsync(WebSubNewsroom room, string sql, params object[] values)
    {
        await using var command = room.Newsroom.Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
