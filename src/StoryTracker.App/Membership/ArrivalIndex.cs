using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
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
/// the last snapshot; every node has its own and comes to the same.
/// </summary>
/// <param name="store">The event store.</param>
/// <param name="snapshots">Where what it knows is kept.</param>
public sealed class ArrivalIndex(EventStore.EventStore store, ArrivalSnapshots snapshots) : IDisposable
{
    /// <summary>Events that are taken in between two snapshots.</summary>
    public const int EventsBetweenSnapshots = 20_000;

    const int PageSize = 1000;
    static readonly LogFilter Told = new(
    [
        "story-opened", "story-described", "description-undone", "article-assigned", "article-belongs", "article-does-not-belong", "belonging-undone",
        "story-merged-into", "merge-undone", "article-reassigned", "reassignment-undone", "article-erased",
    ]);
    readonly SemaphoreSlim gate = new(1, 1);
    StoryArrivals? arrivals;
    long position, kept, forgotten;

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
            var page = await store.ReadLogAsync(position, PageSize, Told with { UpToPosition = head }, ct);
            foreach (var e in page)
            {
                // What was removed on legal request is forgotten by making everything anew from what is left of the record.
                if (e.Data is ArticleErased && e.Position > forgotten)
                {
                    await snapshots.ForgetAsync(ct);
                    (arrivals, position, kept, forgotten, anew) = (new(), 0, 0, head, true);
                    break;
                }
                await TakeAsync(e, ct);
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
