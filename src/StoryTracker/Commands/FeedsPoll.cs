using System.Globalization;
using StoryTracker.App;
using StoryTracker.App.Feeds;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;

namespace StoryTracker.Commands;

/// <summary>What polling on the command line came to.</summary>
/// <param name="Feeds">The feeds that were polled.</param>
/// <param name="Articles">Articles that were discovered.</param>
/// <param name="Waiting">Steps that wait for their servers and were not waited for.</param>
/// <param name="Refused">Why a feed was not polled, a sentence each.</param>
sealed record FeedsPolled(IReadOnlyList<FeedStatus> Feeds, int Articles, long Waiting, IReadOnlyList<string> Refused);

/// <summary><c>feeds poll</c>: polls now, works until what was found is read and placed, and tells.</summary>
static class FeedsPoll
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10), Soon = TimeSpan.FromSeconds(90), Look = TimeSpan.FromMilliseconds(200);
    static readonly string[] Steps = [JobKinds.FetchArticle, JobKinds.ReadArticle, JobKinds.ExtractClaims, JobKinds.AssignStories];

    public static async Task<FeedsPolled> RunAsync(Newsroom newsroom, Guid? one, string by, ProgressLine progress, CancellationToken ct)
    {
        var position = await newsroom.Store.HeadAsync(ct);
        var asked = TimeProvider.System.GetUtcNow();
        var all = await newsroom.Feeds.ListAsync(ct).Where(f => one is null ? f.Feed.Activity == FeedActivity.Active : f.Feed.Id == one).ToListAsync(ct);
        if (one is { } id && all.Count == 0) throw FeedRefusals.Unknown(id);
        List<Guid> polled = [];
        List<string> refused = [];
        foreach (var feed in all)
            try
            {
                await newsroom.Feeds.PollNowAsync(feed.Feed.Id, by, ct);
                polled.Add(feed.Feed.Id);
            }
            catch (CommandRefusedException e)
            {
                refused.Add(e.Message);
            }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var work = newsroom.CreateJobRunner().RunAsync(stop.Token);
        await SettleAsync(newsroom, polled, asked, progress, work, ct);
        await stop.CancelAsync();
        await work;
        ct.ThrowIfCancellationRequested();
        await newsroom.Projections.CatchUpAsync(ct);
        var found = await DiscoveredAsync(newsroom, position, ct);
        var waiting = (await newsroom.Jobs.WaitingAsync(Steps, ct)).Sum(c => c.Due + c.Later + c.Leased);
        var now = await newsroom.Feeds.ListAsync(ct).Where(f => polled.Contains(f.Feed.Id)).ToListAsync(ct);
        return new(now, found, waiting, refused);
    }

    static async Task SettleAsync(Newsroom newsroom, List<Guid> polled, DateTimeOffset asked, ProgressLine progress, Task work, CancellationToken ct)
    {
        for (var started = TimeProvider.System.GetTimestamp(); polled.Count > 0 && TimeProvider.System.GetElapsedTime(started) < Patience && !work.IsCompleted;)
        {
            var open = await newsroom.Feeds.ListAsync(ct).CountAsync(f => polled.Contains(f.Feed.Id) && !(f.PolledAt >= asked), ct);
            if (open == 0 && !await newsroom.Jobs.PendingAsync(Steps, Soon, ct)) return;
            var steps = (await newsroom.Jobs.WaitingAsync(Steps, ct)).Sum(c => c.Due + c.Later + c.Leased);
            progress.Show(string.Create(CultureInfo.InvariantCulture, $"{open} of {polled.Count} feeds to ask, {steps} steps of reading to go …"));
            await Task.WhenAny(work, Task.Delay(Look, ct));
        }
    }

    static async Task<int> DiscoveredAsync(Newsroom newsroom, long position, CancellationToken ct)
    {
        var found = 0;
        while (await newsroom.Store.ReadLogAsync(position, 1000, ct) is { Count: > 0 } page)
        {
            found += page.Count(e => e.Data is ArticleDiscovered);
            position = page[^1].Position;
        }
        return found;
    }
}
