using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Demo;
using StoryTracker.Demo.Printing;
using StoryTracker.Fetching;
using StoryTracker.TestDatabases;
using StoryTracker.TestOutlets;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>A newsroom that follows the outlets of a demo newsroom over HTTP, through the one door; the outlets' clock is in the test's hand.</summary>
sealed class EndToEndNewsroom : IAsyncDisposable
{
    readonly TestServer server;
    readonly string connectionString;

    EndToEndNewsroom(TestServer server, string connectionString, Newsroom newsroom, DemoNewsroom outlets, OutletClock clock) =>
        (this.server, this.connectionString, Newsroom, Outlets, Clock) = (server, connectionString, newsroom, outlets, clock);

    public Newsroom Newsroom { get; }

    public DemoNewsroom Outlets { get; }

    public OutletClock Clock { get; }

    public static async Task<EndToEndNewsroom> OpenAsync(TestServer server, DemoScenario scenario)
    {
        var clock = new OutletClock();
        var outlets = await DemoNewsroom.StartAsync(scenario, clock: clock);
        var connectionString = await server.CreateAsync();
        var newsroom = await Newsroom.OpenAsync(connectionString, options: new()
        {
            Fetch = new() { Contact = "desk@newsroom.test", Allow = [AllowedHost.Parse($"*.{DemoScenario.Domain}:{outlets.Port}")] },
            Resolve = DemoNewsroom.ResolveAsync, Feeds = new() { HostSpacing = TimeSpan.FromMilliseconds(20) },
        });
        if (!scenario.StoriesFile.IsEmpty) await newsroom.Stories.OpenAsync(StorySetup.Read(scenario.StoriesFile.Span), "test", default);
        return new(server, connectionString, newsroom, outlets, clock);
    }

    /// <summary>Puts every feed of the scenario on the list and reads what there is.</summary>
    public async Task FollowAsync()
    {
        foreach (var feed in Outlets.Scenario.Feeds) await Newsroom.Feeds.AddAsync(Outlets.Address(feed).ToString(), "test", default);
        await SettleAsync();
    }

    /// <summary>Lets time pass at the outlets, asks every feed and reads what is new.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await foreach (var feed in Newsroom.Feeds.ListAsync(default)) await Newsroom.Feeds.PollNowAsync(feed.Feed.Id, "test", default);
        await SettleAsync();
    }

    /// <summary>Lets jobs end, those too that wait a moment for their host.</summary>
    public async Task SettleAsync()
    {
        await Newsroom.CreateJobRunner().DrainAsync(TimeSpan.FromSeconds(3));
        await Newsroom.Projections.CatchUpAsync();
    }

    /// <summary>The article of a printed one, as an editor sees it; null when it is not on record.</summary>
    public async Task<ArticleView?> ArticleAsync(PrintedArticle printed) =>
        await Newsroom.Desk.ArticleAsync(Domain.DerivedId.ArticleAt(Domain.Articles.CanonicalUrl.Of(Outlets.Address(printed))), null, AsOf.Now, default);

    public PrintedArticle Printed(string slug) => Outlets.Articles.Single(a => a.Article.Slug == slug);

    public async Task<long> CountAsync(string type)
    {
        await using var command = Newsroom.Source.CreateCommand("select count(*) from storytracker.events where type = $1");
        command.Parameters.Add(new() { Value = type });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Newsroom.DisposeAsync();
        await Outlets.DisposeAsync();
        await using (var pooled = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(pooled);
        await server.DropAsync(connectionString);
    }
}
