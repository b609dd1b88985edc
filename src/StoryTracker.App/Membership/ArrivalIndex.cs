using StoryTracker.App.Ingestion;
using StoryTracker.Domain.Articles;
using StoryTracker.Matching;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>
/// What the matcher knows of stories and articles, made of the log and never behind the decision that is made on it. A restart goes on from
/// the last snapshot, and so does it after an erasure, from the last one before what was erased; every node has its own and comes to the same.
/// </summary>
/// <param name="store">The event store.</param>
/// <param name="snapshots">Where what it knows is kept.</param>
/// <param name="spacing">Events that are taken in between two snapshots at least; see <see cref="EventsBetweenSnapshots"/>.</param>
public sealed class ArrivalIndex(EventStore.EventStore store, ArrivalSnapshots snapshots, int spacing = ArrivalIndex.EventsBetweenSnapshots) : IDisposable
{
    /// <summary>Events that are taken in between two snapshots at least; a twentieth of the log where that is more, so that writing them stays cheap.</summary>
    public const int EventsBetweenSnapshots = 20_000;

    const int LogShare = 20;

    const int PageSize = 1000;
    readonly ArrivalFold fold = new(store);
    readonly SemaphoreSlim gate = new(1, 1);
    StoryArrivals? arrivals;
    long position, kept, erasure;

    /// <summary>Events of the log that were read since it was made, for what a start or an erasure costs.</summary>
    public long EventsRead { get; private set; }

    /// <summary>What the matcher says of an article as things stand now.</summary>
    /// <param name="arrival">The article.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The matcher's answer.</returns>
    public Task<Assignment> AssessAsync(Arrival arrival, CancellationToken ct) => AskAsync(a => a.Assess(arrival), ct);

    /// <summary>Asks the matcher as things stand now; one asks at a time.</summary>
    /// <param name="ask">The question; it changes nothing.</param>
    /// <param name="ct">Stops waiting.</param>
    internal async Task<T> AskAsync<T>(Func<StoryArrivals, T> ask, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            await CatchUpAsync(ct);
            return ask(arrivals!);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Keeps what it knows, so that the next start goes on from here.</summary>
    /// <param name="ct">Stops waiting.</param>
    public async Task KeepAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            await CatchUpAsync(ct);
            await SaveAsync(ct);
        }
        finally
        {
            gate.Release();
        }
    }

    async Task CatchUpAsync(CancellationToken ct)
    {
        // First the ledger, then the head: what is erased in between, the next call sees.
        var (newest, concerned) = await snapshots.ErasuresAsync(erasure, position, ct);
        var head = await store.HeadAsync(ct);
        if (arrivals is null || concerned)
        {
            // What was erased is in no snapshot from before it, and the record says no more of it.
            (arrivals, position) = await snapshots.LoadAsync(StoryArrivals.Matcher, ct) ?? (new(), 0);
            kept = position;
        }
        erasure = newest;
        while (position < head)
        {
            var page = await store.ReadLogAsync(position, PageSize, ArrivalFold.Told with { UpToPosition = head }, ct);
            foreach (var e in page) await fold.TakeAsync(arrivals, e, Learn, ct);
            EventsRead += page.Count;
            position = page.Count < PageSize ? head : page[^1].Position;
            if (position - kept >= Math.Max(spacing, position / LogShare)) await SaveAsync(ct);
        }
    }

    async Task SaveAsync(CancellationToken ct)
    {
        if (position == 0 || position == kept) return;
        using var buffer = new MemoryStream();
        arrivals!.Save(buffer);
        await snapshots.KeepAsync(StoryArrivals.Matcher, position, erasure, buffer.ToArray(), Math.Max(spacing, position / LogShare), ct);
        kept = position;
    }

    void Learn(Article article) => arrivals!.Learn(
        PlacementOf.Arrival(article, article.Revision(article.LatestExtraction!.Revision), article.LatestExtraction),
        [.. article.Assignment!.Stories.Select(s => new ArrivalPlace(s.StoryId.ToString(), s.Weight, s.Primary))]);

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
