using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Matching.Arrivals;
using StoryTracker.Matching.Suggestions;

namespace StoryTracker.App.Membership;

/// <summary>Asks the matcher what it would suggest about a story, and puts its answer in the domain's words.</summary>
/// <param name="decisions">Loads stories and articles.</param>
/// <param name="arrivals">What the matcher knows.</param>
public sealed class SuggestionFinder(Decisions decisions, ArrivalIndex arrivals)
{
    // Two stories share an article nearly equally where neither has less than this of it.
    const double NearlyHalf = 0.4;

    /// <summary>What to suggest, and every story concerned; nothing where nothing is sure.</summary>
    /// <param name="id">The story.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(IReadOnlyList<ChangeSuggested> Suggested, IReadOnlyDictionary<Guid, Versioned<Story>> Stories)> FindAsync(Guid id, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Story>> stories = new() { [id] = await decisions.LoadAsync<Story>(Streams.Story(id), ct) };
        if (stories[id].State is not { MergedInto: null } story) return ([], stories);
        var held = await ArticlesAsync(story, SuggestionSettings.Shipped.MostArticles, ct);
        List<StoryChange> changes = [];
        foreach (var near in await arrivals.AskAsync(a => a.Near(held), ct))
        {
            var other = Guid.Parse(near);
            stories[other] = await decisions.LoadAsync<Story>(Streams.Story(other), ct);
            if (stories[other].State is not { MergedInto: null } beside) continue;
            var theirs = await ArticlesAsync(beside, SuggestionSettings.Shipped.MostCompared, ct);
            if (await arrivals.AskAsync(a => a.Merge(held, theirs, FitBoth(story, beside)), ct) is { } merge) changes.Add(merge);
        }
        if (await arrivals.AskAsync(a => a.Part(held), ct) is { } part) changes.Add(part);
        return ([.. changes.Select(Suggestion)], stories);
    }

    static int FitBoth(Story one, Story other) =>
        one.Articles.Values.Count(a => a.Weight >= NearlyHalf && other.Articles.GetValueOrDefault(a.ArticleId)?.Weight >= NearlyHalf);

    // The newest, which are what the story is about now.
    async Task<StoryOfArticles> ArticlesAsync(Story story, int most, CancellationToken ct)
    {
        List<Arrival> held = [];
        foreach (var placed in story.Articles.Values.OrderByDescending(a => a.SeenAt).ThenBy(a => a.ArticleId).Take(most).Reverse())
            if ((await decisions.LoadAsync<Article>(Streams.Article(placed.ArticleId), ct)).State is { RemovedAt: null, LatestExtraction: { } extraction } article)
                held.Add(PlacementOf.Arrival(article, article.Revision(extraction.Revision), extraction));
        return new(story.Id.ToString(), held);
    }

    static ChangeSuggested Suggestion(StoryChange change)
    {
        var (story, other) = (Guid.Parse(change.StoryId), change.OtherStoryId is { } id ? Guid.Parse(id) : (Guid?)null);
        Guid[] articles = [.. change.Articles.Select(Guid.Parse).Order()];
        var suggestion = change.Kind == StoryChangeKind.Merge
            ? DerivedId.Suggestion(Min(story, other!.Value), $"merge\n{Max(story, other.Value)}") : DerivedId.Suggestion(story, $"part\n{string.Join('\n', articles)}");
        return new(suggestion, change.Kind switch
        {
            StoryChangeKind.Merge => SuggestionKind.Merge, StoryChangeKind.Split => SuggestionKind.Split, _ => SuggestionKind.SubStory,
        }, story, other, articles, change.Score, change.Reasons, StoryArrivals.Suggester, default);
    }

    static Guid Min(Guid a, Guid b) => a.CompareTo(b) <= 0 ? a : b;

    static Guid Max(Guid a, Guid b) => a.CompareTo(b) <= 0 ? b : a;
}
