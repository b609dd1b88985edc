using StoryTracker.App.Feeds;
using StoryTracker.Domain.Articles;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>A step that is cut short is repeated and doubles nothing; nodes share hosts and feeds.</summary>
public sealed class RepeatedStepsTests(TestServer server) : IAsyncLifetime
{
    const string Feed = "https://quay.example/feed", Pier = "https://quay.example/pier";
    FeedRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedRoom.OpenAsync(server);
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June")).Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open")));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    async Task<ClaimedJob> ClaimAsync(string kind) =>
        Assert.Single(await room.Newsroom.Jobs.ClaimAsync("test", 1, TimeSpan.FromMinutes(1), [kind]));

    [Theory]
    [InlineData(JobKinds.PollFeed)]
    [InlineData(JobKinds.FetchArticle)]
    [InlineData(JobKinds.ReadArticle)]
    public async Task A_step_that_two_workers_do_is_recorded_once_and_asks_for_the_next_once(string kind)
    {
        await room.Newsroom.Feeds.ImportAsync(System.Text.Encoding.UTF8.GetBytes(
            $"<opml version=\"2.0\"><body><outline type=\"rss\" xmlUrl=\"{Feed}\"/></body></opml>"), "Ana", default);
        string[] steps = [JobKinds.PollFeed, JobKinds.FetchArticle, JobKinds.ReadArticle];
        foreach (var step in steps)
        {
            var job = await ClaimAsync(step);
            var handler = room.Newsroom.Handlers.Single(h => h.Kind == step);
            if (step != kind)
            {
                await handler.HandleAsync(job, default);
                continue;
            }
            // The first worker did everything and was stopped before it could say so; its lease ran out, and another does it again.
            await room.ExecuteAsync($"update storytracker.jobs set due_at = now() - interval '1 second', leased_by = null where id = {job.Id}");
            var again = await ClaimAsync(step);
            await handler.HandleAsync(again, default);
            var head = await room.Newsroom.Store.HeadAsync();
            await handler.HandleAsync(job, default);
            Assert.Equal(head, await room.Newsroom.Store.HeadAsync());
            break;
        }
        await room.SettleAsync();
        var events = (await room.ArticleEventsAsync(Pier)).GroupBy(e => e.GetType()).ToDictionary(g => g.Key, g => g.Count());
        Assert.All([typeof(ArticleDiscovered), typeof(ArticleSighted), typeof(ArticleFetched), typeof(RevisionRecorded), typeof(ClaimsExtracted)], t => Assert.Equal(1, events[t]));
        Assert.Single(await room.JobsAsync(JobKinds.PollFeed));
    }

    [Fact]
    public async Task Two_nodes_on_one_database_ask_a_host_one_at_a_time_and_read_each_article_once()
    {
        string[] urls = [.. Enumerable.Range(0, 12).Select(i => $"https://quay.example/{i}")];
        foreach (var url in urls) room.Web.Page(url, Printed.Page($"Ship {url[^1]}", $"Ship {url} is late today"));
        room.Web.Feed(Feed, Printed.Rss("The Quay", [.. urls.Select(u => Printed.Item(u, u, $"Ship {u}"))]));
        var (inside, most) = (0, 0);
        room.Web.Before = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        };
        await using var other = await room.AnotherAsync();
        await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default);
        await Task.WhenAll(room.SettleAsync(), other.CreateJobRunner().DrainAsync(TimeSpan.FromSeconds(1)));
        await room.SettleAsync();

        Assert.Equal(1, most);
        foreach (var url in urls)
        {
            Assert.Equal(1, room.Web.Count(url));
            Assert.NotNull((await room.ArticleAsync(url))!.Current);
        }
    }

    [Fact]
    public async Task However_many_wait_for_a_host_they_come_back_one_after_another()
    {
        var gates = new HostGates(room.Newsroom.Source, new FeedSettings { HostSpacing = TimeSpan.FromSeconds(10) }, TimeProvider.System);
        Uri url = new("https://quay.example/");
        await using var first = await gates.EnterAsync(url, null, default);
        Assert.True(first.Passed);
        List<TimeSpan> waits = [];
        for (var i = 0; i < 5; i++)
        {
            await using var pass = await gates.EnterAsync(url, null, default);
            waits.Add(pass.Wait);
        }
        Assert.All(waits.Zip(waits.Skip(1)), w => Assert.InRange(w.Second - w.First, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(11)));
        await using var elsewhere = await gates.EnterAsync(new("https://quay.example:8443/"), null, default);
        Assert.True(elsewhere.Passed);
    }

    [Fact]
    public async Task A_feed_that_lost_its_poll_gets_it_back_once()
    {
        await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default);
        await room.SettleAsync();
        await room.ExecuteAsync("delete from storytracker.jobs where kind = 'poll-feed'");
        Assert.Equal(1, await room.Newsroom.Upkeep.TendAsync(default));
        Assert.Equal(0, await room.Newsroom.Upkeep.TendAsync(default));
        Assert.Single(await room.JobsAsync(JobKinds.PollFeed));
    }
}
