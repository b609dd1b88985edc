using System.Net;
using StoryTracker.App;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Fetching;
using StoryTracker.Web;

namespace StoryTracker.Demo;

/// <summary>
/// What <c>serve --demo</c> adds to a start: a newsroom on loopback that plays outlets, and the stories and feeds an editor would set up.
/// From then on the program does what it always does.
/// </summary>
sealed class DemoRun : IAsyncDisposable
{
    const string By = "demo";

    readonly DemoNewsroom outlets;
    readonly ILogger log;

    DemoRun(DemoNewsroom outlets, ILogger log) => (this.outlets, this.log) = (outlets, log);

    /// <summary>What every page says.</summary>
    public static DeskNotice Notice { get; } = new("Demo",
        "The town, its people, the outlets and every article are invented. They come from a newsroom played on this machine, and the next demo begins anew.");

    /// <summary>Begins to print.</summary>
    public static async Task<DemoRun> StartAsync(ILogger log, CancellationToken ct) => new(await DemoNewsroom.StartAsync(DemoScenario.Story(), ct: ct), log);

    /// <summary>The operator's options, with the outlets on the allow-list and their names known; everything else is as ever.</summary>
    public NewsroomOptions Options(NewsroomOptions given) => given with
    {
        Fetch = given.Fetch with { Allow = [.. given.Fetch.Allow, AllowedHost.Parse($"*.{DemoScenario.Domain}:{outlets.Port}")] },
        Resolve = (host, ct) => host.EndsWith("." + DemoScenario.Domain, StringComparison.OrdinalIgnoreCase)
            ? DemoNewsroom.ResolveAsync(host, ct) : Dns.GetHostAddressesAsync(host, ct),
    };

    /// <summary>Sets up the stories and the feeds, as an editor does, and has the hubs asked at once rather than within the minute.</summary>
    /// <param name="newsroom">Which follows them.</param>
    /// <param name="desk">Address of the desk, by which hubs on this machine reach it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SetUpAsync(Newsroom newsroom, Uri desk, CancellationToken ct)
    {
        newsroom.WebSub.PublicUrl ??= desk;
        await newsroom.Stories.OpenAsync(StorySetup.Read(outlets.Scenario.StoriesFile.Span), By, ct);
        foreach (var feed in outlets.Scenario.Feeds)
            try
            {
                await newsroom.Feeds.AddAsync(outlets.Address(feed).ToString(), By, ct);
            }
            catch (CommandRefusedException e)
            {
                log.LogWarning("{Feed} is not followed: {Reason}", feed.Title, e.Message);
            }
        await newsroom.Jobs.EnqueueAsync([new(WebSubJobKinds.Keep, new KeepWebSub())], ct: ct);
        log.LogInformation("The demo has begun: {Feeds} feeds, something new every few seconds, until it has been told to its end after {Minutes} minutes.",
            outlets.Scenario.Feeds.Count, Math.Ceiling(outlets.Scenario.Ends.TotalMinutes));
    }

    public ValueTask DisposeAsync() => outlets.DisposeAsync();
}
