using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.EventStore;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>What the record tells the matcher, event by event; whoever reads it decides where an article is learned.</summary>
/// <param name="store">The event store.</param>
sealed class ArrivalFold(EventStore.EventStore store)
{
    /// <summary>The events that tell it something.</summary>
    public static readonly LogFilter Told = new(
    [
        "story-opened", "story-described", "description-undone", "article-assigned", "article-belongs", "article-does-not-belong", "belonging-undone",
        "story-merged-into", "merge-undone", "article-reassigned", "reassignment-undone",
    ]);

    /// <summary>Takes an event in.</summary>
    /// <param name="arrivals">What the matcher knows.</param>
    /// <param name="e">The event.</param>
    /// <param name="learn">Called with an article as it was at an event which says where it is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task TakeAsync(StoryArrivals arrivals, RecordedEvent e, Action<Article> learn, CancellationToken ct)
    {
        switch (e.Data)
        {
            case StoryOpened or StoryDescribed or DescriptionUndone:
                if (await FoldAsync<Story>(e, ct) is { Emerging: false } story)
                    arrivals.Open(new(story.Id.ToString(), story.Title, story.Sentence, story.Terms));
                break;
            case StoryMergedInto d:
                arrivals.Merge(Streams.IdOf(e.Stream).ToString(), d.IntoStoryId.ToString());
                break;
            case MergeUndone d when Streams.IdOf(e.Stream) == d.FromStoryId:
                arrivals.Part(d.FromStoryId.ToString(), d.IntoStoryId.ToString());
                break;
            default:
                if (e.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal)) await TakeArticleAsync(arrivals, e, learn, ct);
                break;
        }
    }

    async Task TakeArticleAsync(StoryArrivals arrivals, RecordedEvent e, Action<Article> learn, CancellationToken ct)
    {
        // As it was at that event: the matcher learns the same whenever it reads the log.
        var article = await FoldAsync<Article>(e, ct);
        switch (e.Data)
        {
            case ArticleBelongs d:
                arrivals.Decide(new(d.ArticleId.ToString(), d.StoryId.ToString(), true));
                break;
            case ArticleDoesNotBelong d:
                arrivals.Decide(new(d.ArticleId.ToString(), d.StoryId.ToString(), false));
                break;
            case BelongingUndone d:
                bool? before = article?.Decided.TryGetValue(d.StoryId, out var decided) is true ? decided : null;
                arrivals.Decide(new(d.ArticleId.ToString(), d.StoryId.ToString(), before));
                break;
            case not (ArticleAssigned or ArticleReassigned or ReassignmentUndone):
                return;
        }
        if (article is { RemovedAt: null, Assignment: not null, LatestExtraction: not null }) learn(article);
    }

    async Task<T?> FoldAsync<T>(RecordedEvent e, CancellationToken ct) where T : class => (await store.LoadAsync<T>(e.Stream, e.Position, ct)).State;
}
