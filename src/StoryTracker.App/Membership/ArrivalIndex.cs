using StoryTracker.App.Ingestion;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Matching;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>
/// What the matcher knows of stories and articles, made of the log and never behind the decision that is made on it. A restart goes on from
/// the last snapshot; every node has its own and comes to the same.
/// </summary>
/// <param name="store">The event store.</param>
/// <param name="snapshots">Where what it knows is kept.</param>
public sealed class ArrivalIndex(EventStore.EventStore store, ArrivalSnapshots snapshots) : IDisposable
{
    /// <summary>Events that are taken in between two snapshots.</summary>
    public const int EventsBetweenSnapshots = 20_000;

    const int PageSize = 1000;
    readonly ArrivalFold fold = new(store);
    readonly SemaphoreSlim gate = new(1, 1);
    StoryArrivals? arrivals;
    long position, kept, forgotten;

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
        var head = await store.HeadAsync(ct);
        if (arrivals is null)
        {
            (arrivals, position) = await snapshots.LoadAsync(StoryArrivals.Matcher, ct) ?? (new(), 0);
            // What was removed before anything was read is not there to be learned.
            (kept, forgotten) = (position, position > 0 ? position : head);
        }
        while (position < head)
        {
            var anew = false;
            var page = await store.ReadLogAsync(position, PageSize, ArrivalFold.Told with { UpToPosition = head }, ct);
            foreach (var e in page)
            {
                // What was removed on legal request is forgotten by making everything anew from what is left of the record.
                if (e.Data is ArticleErased && e.Position > forgotten)
                {
                    await snapshots.ForgetAsync(ct);
                    (arrivals, position, kept, forgotten, anew) = (new(), 0, 0, head, true);
                    break;
                }
                await fold.TakeAsync(arrivals, e, Learn, ct);
                position = e.Position;
            }
            if (page.Count < PageSize && !anew) position = head;
            if (position - kept >= EventsBetweenSnapshots) await SaveAsync(ct);
        }
    }

    async Task SaveAsync(CancellationToken ct)
    {
        if (position == 0 || position == kept) return;
        using var buffer = new MemoryStream();
        arrivals!.Save(buffer);
        await snapshots.KeepAsync(StoryArrivals.Matcher, position, buffer.ToArray(), ct);
        kept = position;
    }

    void Learn(Article article) => arrivals!.Learn(
        PlacementOf.Arrival(article, article.Revision(article.LatestExtraction!.Revision), article.LatestExtraction),
        [.. article.Assignment!.Stories.Select(s => new ArrivalPlace(s.StoryId.ToString(), s.Weight, s.Primary))]);

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
