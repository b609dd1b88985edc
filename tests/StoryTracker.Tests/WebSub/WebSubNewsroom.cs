using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StoryTracker.App;
using StoryTracker.App.Feeds;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.Access;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.WebSub;

/// <summary>A newsroom on a real database with a web server before it and a scripted hub outside.</summary>
sealed class WebSubNewsroom : IAsyncDisposable
{
    public const string Topic = "https://harbour.example/news.xml";
    public static readonly byte[] Document = Encoding.UTF8.GetBytes("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title></feed>");

    readonly TestServer databases;
    readonly string connectionString;
    readonly JobRunner runner;

    WebSubNewsroom(TestServer databases, string connectionString, Newsroom newsroom, ManualClock clock)
    {
        (this.databases, this.connectionString, Newsroom, Clock) = (databases, connectionString, newsroom, clock);
        Hub = new(() => Server!.Stranger());
        Subscriptions = new(newsroom.Source);
        var hub = new WebSubHub(Hub, new(newsroom.Source, new FeedSettings { HostSpacing = TimeSpan.Zero }, TimeProvider.System));
        Callback = new(Subscriptions, TakeAsync, newsroom.Jobs, clock);
        runner = new(newsroom.Jobs,
            [
                new SubscribeWebSubJob(Subscriptions, hub, Address, newsroom.Types, clock), new UnsubscribeWebSubJob(Subscriptions, hub, newsroom.Types),
                new KeepWebSubJob(Subscriptions, Address, newsroom.Jobs),
            ], new JobRunnerOptions(), newsroom.Wakeups, TimeProvider.System, NullLogger<JobRunner>.Instance);
    }

    public Newsroom Newsroom { get; }

    public ManualClock Clock { get; }

    public WebSubScriptedHub Hub { get; }

    public WebSubAddress Address { get; } = new() { PublicUrl = new("https://desk.example/") };

    public WebSubSubscriptions Subscriptions { get; }

    public WebSubCallback Callback { get; }

    public DeskServer Server { get; private set; } = null!;

    /// <summary>Documents that reached the feed's own path.</summary>
    public List<(Guid Feed, string Text, string? ContentType, string By)> Taken { get; } = [];

    /// <summary>Set: taking a document fails with it.</summary>
    public Exception? Failure { get; set; }

    public static async Task<WebSubNewsroom> OpenAsync(TestServer databases)
    {
        var connectionString = await databases.CreateAsync();
        var clock = new ManualClock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());       // leases are compared with the database's clock, too
        var room = new WebSubNewsroom(databases, connectionString, await Newsroom.OpenAsync(connectionString), clock);
        room.Server = await DeskServer.StartAsync(clock: clock, more: services => services.AddSingleton(room.Callback).AddSingleton(room.Address));
        return room;
    }

    /// <summary>Puts a feed on the list that names the hub.</summary>
    public async Task<Guid> FeedAsync(string url = Topic, string? self = Topic, string hub = WebSubScriptedHub.Address)
    {
        var id = Guid.NewGuid();
        await AppendAsync(id, new FeedRegistered(id, new(url), "Harbour Post", null, "test", Clock.GetUtcNow()));
        await using var command = Newsroom.Source.CreateCommand(
            "insert into storytracker.feed_polls (feed_id, url, schedule, health, reason, hub, self) values ($1, $2, '{}', 'ok', 'Test.', $3, $4)");
        foreach (var value in new object?[] { id, url, hub, self }) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync();
        return id;
    }

    public Task AppendAsync(Guid feed, object e) =>
        Newsroom.Store.AppendAsync(new(new("test")) { Streams = [new(Streams.Feed(feed), ExpectedVersion.Any, [e])] });

    /// <summary>One round of upkeep with the requests to hubs that follow from it.</summary>
    public async Task KeepAsync()
    {
        await Newsroom.Jobs.EnqueueAsync([new(WebSubJobKinds.Keep, new KeepWebSub())]);
        await runner.DrainAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A feed whose subscription the hub has verified, and the request that asked for it.</summary>
    public async Task<(Guid Feed, IReadOnlyDictionary<string, string> Request)> SubscribedAsync()
    {
        var feed = await FeedAsync();
        await KeepAsync();
        var request = Hub.Requests[^1];
        Assert.Equal((200, "challenge <&> 1"), await Hub.VerifyAsync(request));
        return (feed, request);
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Newsroom.Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>State and counters of the newest subscription.</summary>
    public Task<string> StateAsync() => AskAsync<string>(
        "select format('%s %s/%s/%s', state, deliveries, ignored, unreadable) from storytracker.websub_subscriptions order by created_at desc limit 1");

    Task TakeAsync(Guid feed, ReadOnlyMemory<byte> bytes, string? contentType, string by, CancellationToken ct)
    {
        if (Failure is not null) throw Failure;
        Taken.Add((feed, Encoding.UTF8.GetString(bytes.Span), contentType, by));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Newsroom.DisposeAsync();
        await databases.DropAsync(connectionString);
    }
}
