using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Verifies that articles and statements stand where editors decided: nothing a machine did since has put them elsewhere.</summary>
/// <param name="store">The event store.</param>
sealed class MembershipCheck(EventStore.EventStore store)
{
    const string Invariant = "editors-decide-where-things-stand";
    const int PageSize = 1000;
    static readonly LogFilter Decided = new(["article-belongs", "article-does-not-belong", "belonging-undone", "claim-moved", "claim-move-undone"]);
    readonly Dictionary<Guid, Story?> stories = [];

    public async Task<CheckFinding> RunAsync(CancellationToken ct)
    {
        SortedSet<Guid> articles = [], touched = [];
        for (var (position, page) = (0L, await store.ReadLogAsync(0, PageSize, Decided, ct)); page.Count > 0; page = await store.ReadLogAsync(position, PageSize, Decided, ct))
        {
            foreach (var e in page) (e.Stream.StartsWith(Streams.ArticlePrefix, StringComparison.Ordinal) ? articles : touched).Add(Streams.IdOf(e.Stream));
            position = page[^1].Position;
        }
        foreach (var id in touched)
            if (await StoryAsync(id, ct) is { } story && Astray(story) is { } sentence) return new(Invariant, false, sentence);
        foreach (var id in articles)
            if ((await store.LoadAsync<Article>(Streams.Article(id), null, ct)).State is { RemovedAt: null } article && await AstrayAsync(article, ct) is { } sentence)
                return new(Invariant, false, sentence);
        return new(Invariant, true, $"All {articles.Count} articles that editors decided about, and every statement they moved, stand where they said.");
    }

    static string? Astray(Story story)
    {
        if (story.Articles.Keys.Where(story.Excludes).Order().Cast<Guid?>().FirstOrDefault() is { } article)
            return $"Article {article} is on story {story.Id}, though an editor decided that it does not belong there; decide again on the story's page.";
        if (story.MovedAway.Keys.Where(story.Claims.ContainsKey).Order().Cast<Guid?>().FirstOrDefault() is { } claim)
            return $"Statement {claim} is on story {story.Id}, though an editor moved it to story {story.MovedAway[claim].ToStoryId}; move it again on the story's page.";
        return null;
    }

    async Task<string?> AstrayAsync(Article article, CancellationToken ct)
    {
        foreach (var (id, belongs) in article.Decided.OrderBy(d => d.Key))
            if (!belongs && await StoryAsync(id, ct) is { MergedInto: null } story && story.Articles.ContainsKey(article.Id))
                return $"Article {article.Id} is on story {id}, though an editor decided that it does not belong there; decide again on the story's page.";
        foreach (var share in article.Assignment?.Stories ?? [])
            if (await StoryAsync(share.StoryId, ct) is { } story && !story.Articles.ContainsKey(article.Id) && !story.RemovedArticles.ContainsKey(article.Id))
                return $"Article {article.Id} is not on story {share.StoryId}, where it belongs by what editors decided; decide again on the article's page.";
        return null;
    }

    async Task<Story?> StoryAsync(Guid id, CancellationToken ct) =>
        stories.TryGetValue(id, out var known) ? known : stories[id] = (await store.LoadAsync<Story>(Streams.Story(id), null, ct)).State;
}
