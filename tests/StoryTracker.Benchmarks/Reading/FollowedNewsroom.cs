using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StoryTracker.App;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.App.Ingestion;
using StoryTracker.Demo;
using StoryTracker.Fetching;
using StoryTracker.Web;

namespace StoryTracker.Benchmarks.Reading;

/// <summary>A newsroom with its desk on loopback that follows the feeds of a demo newsroom in the same process, over HTTP, through the one door.</summary>
sealed class FollowedNewsroom : IAsyncDisposable
{
    const string By = "benchmark";
    readonly CancellationTokenSource stop = new();
    readonly WebApplication desk;
    readonly Task[] loops;

    FollowedNewsroom(Newsroom newsroom, DemoNewsroom outlets, HeldClock clock, WebApplication desk)
    {
        (Newsroom, Outlets, Clock, this.desk) = (newsroom, outlets, clock, desk);
        loops = [newsroom.CreateJobRunner().RunAsync(stop.Token), newsroom.Projections.RunAsync(stop.Token)];
    }

    public Newsroom Newsroom { get; }

    public DemoNewsroom Outlets { get; }

    public HeldClock Clock { get; }

    /// <summary>Ids of the feeds.</summary>
    public IReadOnlyList<Guid> Feeds { get; private set; } = [];

    public static async Task<FollowedNewsroom> StartAsync(string connectionString, DemoScenario scenario)
    {
        var clock = new HeldClock();
        var outlets = await DemoNewsroom.StartAsync(scenario, clock: clock);
        var newsroom = await Newsroom.OpenAsync(connectionString, options: new()
        {
            Fetch = new() { Contact = "benchmark@newsroom.test", Allow = [AllowedHost.Parse($"*.{DemoScenario.Domain}:{outlets.Port}")] },
            Resolve = DemoNewsroom.ResolveAsync,
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(newsroom.Desk);
        builder.Services.AddSingleton(newsroom.Diary);
        builder.Services.AddSingleton(newsroom.FeedsDesk);
        builder.Services.AddSingleton(newsroom.WebSub);
        builder.Services.AddSingleton(newsroom.HubCallback);
        builder.Services.AddDeskWeb();
        var desk = builder.Build();
        desk.MapDeskWeb();
        await desk.StartAsync();
        newsroom.WebSub.PublicUrl = new(desk.Urls.First());
        return new(newsroom, outlets, clock, desk);
    }

    /// <summary>Sets stories and feeds up and waits until everything that is there is read and every hub pushes.</summary>
    public async Task SettleAsync(byte[] opml, TimeSpan patience)
    {
        await Newsroom.Stories.OpenAsync(StorySetup.Read(Outlets.Scenario.StoriesFile.Span), By, default);
        var import = await Newsroom.Feeds.ImportAsync(opml, By, default);
        Feeds = [.. import.Feeds.Select(f => f.FeedId ?? throw new InvalidOperationException($"{f.Url} was refused: {f.Refusal}"))];
        var backlog = Outlets.Articles.Count(a => a.Article.Revisions[0].At <= TimeSpan.Zero);
        await UntilAsync(patience, "the backlog to be read", async () => await CountAsync("article-assigned") >= backlog);
        await Newsroom.Jobs.EnqueueAsync([new(WebSubJobKinds.Keep, new KeepWebSub())]);
        await UntilAsync(patience, "every hub to push", () => Task.FromResult(Outlets.Hub.Subscriptions.Count >= Feeds.Count));
    }

    /// <summary>Number of events of a type.</summary>
    public async Task<long> CountAsync(string type)
    {
        await using var command = Newsroom.Source.CreateCommand("select count(*) from storytracker.events where type = $1");
        command.Parameters.Add(new() { Value = type });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits for something to become true.</summary>
    /// <returns>Whether it did within that time.</returns>
    public static async Task<bool> WaitAsync(TimeSpan patience, Func<Task<bool>> holds)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < patience; await Task.Delay(200))
            if (await holds()) return true;
        return await holds();
    }

    static async Task UntilAsync(TimeSpan patience, string what, Func<Task<bool>> holds)
    {
        if (!await WaitAsync(patience, holds)) throw new InvalidOperationException($"Waited {patience.TotalSeconds:0} s in vain for {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var loop in loops) await loop.ContinueWith(_ => { }, TaskScheduler.Default);
        await desk.DisposeAsync();
        await Outlets.DisposeAsync();
        await Newsroom.DisposeAsync();
        stop.Dispose();
        NpgsqlConnection.ClearAllPools();
    }
}
