using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.EventStore;
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
    static readonly LogFilter Told = new(
    [
        "story-opened", "story-described", "description-undone", "article-assigned", "article-belongs", "article-does-not-belong", "belonging-undone",
        "story-merged-into", "merge-undone", "article-reassigned", "reassignment-undone",
    ]);
    readonly SemaphoreSlim gate = new(1, 1);
    StoryArrivals? arrivals;
    long position, kept, erasure;

    /// <summary>Events of the log that were read since it was made, for what a start or an erasure costs.</summary>
    public long EventsRead { get; private set; }

    /// <summary>What the matcher says of an article as things stand now.</summary>
    /// <param name="arrival">The article.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The matcher's answer.</returns>
    public async Task<Assignment> AssessAsync(Arrival arrival, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            await CatchUpAsync(ct);
            return arrivals!.Assess(arrival);
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
            var page = await store.ReadLogAsync(position, PageSize, Told with { UpToPosition = head }, ct);
            foreach (var e in page) await TakeAsync(e, ct);
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

    async Task TakeAsync(RecordedEvent e, CancellationToken ct)
    {
        switch (e.Data)
        {
            case StoryOpened or StoryDescribed or DescriptionUndone:
                if (await FoldAsync<Story>(e, ct) is { Emerging: false } story)
                    arrivals!.Open(new(story.Id.ToString(), story.Title, story.Sentence, story.Terms));
                break;
            case ArticleAssigned or ArticleReassigned or ReassignmentUndone when e.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal):
                await LearnAsync(e, ct);
                break;
            case ArticleBelongs d when e.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal):
                arrivals!.Decide(new(d.ArticleId.ToString(), d.StoryId.ToString(), true));
                await LearnAsync(e, ct);
                break;
            case ArticleDoesNotBelong d when e.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal):
                arrivals!.Decide(new(d.ArticleId.ToString(), d.StoryId.ToString(), false));
                await LearnAsync(e, ct);
                break;
            case BelongingUndone d when e.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal):
                bool? before = await FoldAsync<Article>(e, ct) is { } article && article.Decided.TryGetValue(d.StoryId, out var decided) ? decided : null;
                arrivals!.Decide(new(d.ArticleId.ToString(), d.StoryId.ToString(), before));
                await LearnAsync(e, ct);
                break;
            case StoryMergedInto d:
                arrivals!.Merge(Streams.IdOf(e.Stream).ToString(), d.IntoStoryId.ToString());
                break;
            case MergeUndone d when Streams.IdOf(e.Stream) == d.FromStoryId:
                arrivals!.Part(d.FromStoryId.ToString(), d.IntoStoryId.ToString());
                break;
        }
    }

    // As it was at that event: the matcher learns the same whenever it reads the log.
    async Task LearnAsync(RecordedEvent e, CancellationToken ct)
    {
        if (await FoldAsync<Article>(e, ct) is not { RemovedAt: null, Assignment: { } assigned, LatestExtraction: { } extraction } article) return;
        arrivals!.Learn(PlacementOf.Arrival(article, article.Revision(extraction.Revision), extraction),
            [.. assigned.Stories.Select(s => new ArrivalPlace(s.StoryId.ToString(), s.Weight, s.Primary))]);
    }

    async Task<T?> FoldAsync<T>(RecordedEvent e, CancellationToken ct) where T : class => (await store.LoadAsync<T>(e.Stream, e.Position, ct)).State;

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
