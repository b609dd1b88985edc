using StoryTracker.App.Feeds;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>A newsroom on a database of its own that asks a scripted web, and works through its jobs step by step.</summary>
sealed class FeedRoom : IAsyncDisposable
{
    readonly TestServer server;
    readonly string connectionString;

    FeedRoom(TestServer server, string connectionString, Newsroom newsroom, ScriptedWeb web) =>
        (this.server, this.connectionString, Newsroom, Web) = (server, connectionString, newsroom, web);

    public Newsroom Newsroom { get; }

    public ScriptedWeb Web { get; }

    public static async Task<FeedRoom> OpenAsync(TestServer server)
    {
        var (connectionString, web) = (await server.CreateAsync(), new ScriptedWeb());
        return new(server, connectionString, await OpenAsync(connectionString, web), web);
    }

    /// <summary>Another node on the same database.</summary>
    public Task<Newsroom> AnotherAsync() => OpenAsync(connectionString, Web);

    static Task<Newsroom> OpenAsync(string connectionString, ScriptedWeb web) => Newsroom.OpenAsync(connectionString, options: new()
    {
        Door = web, Feeds = new FeedSettings { HostSpacing = TimeSpan.FromMilliseconds(1) },
    });

    /// <summary>Works until nothing is due within a second; later polls stay waiting.</summary>
    public async Task SettleAsync()
    {
        await Newsroom.CreateJobRunner().DrainAsync(TimeSpan.FromSeconds(1));
        Assert.Empty(await Newsroom.Jobs.DeadAsync());
    }

    /// <summary>Polls a feed now and works until what it says is on record.</summary>
    public async Task PollAsync(Guid feed)
    {
        await Newsroom.Feeds.PollNowAsync(feed, "Ana", default);
        await SettleAsync();
    }

    public async Task<IReadOnlyList<object>> EventsAsync(string stream) =>
        [.. (await Newsroom.Store.ReadStreamAsync(stream).ToListAsync()).Select(e => e.Data)];

    public async Task<IReadOnlyList<RecordedEvent>> LogAsync() => await Newsroom.Store.ReadLogAsync(0, 100_000);

    public Task<IReadOnlyList<object>> ArticleEventsAsync(string url) => EventsAsync(Streams.Article(DerivedId.ArticleAt(new(url))));

    public async Task<Article?> ArticleAsync(string url) =>
        (await Newsroom.Store.LoadAsync<Article>(Streams.Article(DerivedId.ArticleAt(new(url))))).State;

    public async Task<Feed> FeedAsync(Guid id) => (await Newsroom.Store.LoadAsync<Feed>(Streams.Feed(id))).State!;

    public async Task<IReadOnlyList<JobStatus>> JobsAsync(string kind) =>
        [.. (await Newsroom.Jobs.ListAsync()).Where(j => j.Kind == kind)];

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Newsroom.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Newsroom.DisposeAsync();
        await server.DropAsync(connectionString);
    }
}
