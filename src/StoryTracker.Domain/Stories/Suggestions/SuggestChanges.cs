namespace StoryTracker.Domain.Stories.Suggestions;

/// <summary>Look whether a story is one with another, two stories, or has a part of its own, and suggest it.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Articles">How many articles it had when this was asked.</param>
public sealed record SuggestChanges(Guid StoryId, int Articles);

/// <summary>When a story is looked at: not for every article, but each time it has grown by half since.</summary>
public static class SuggestionSchedule
{
    const int First = 2;

    /// <summary>Whether a story that has just got its n-th article is looked at: the 2nd, 3rd, 4th, 6th, 9th, 13th, 19th, 28th and so on.</summary>
    /// <param name="articles">Articles on the story.</param>
    public static bool IsDue(int articles)
    {
        var at = First;
        while (at < articles) at += Math.Max(1, at / 2);
        return at == articles;
    }

    /// <summary>Looks that follow from a decision which placed an article.</summary>
    /// <param name="placed">The decision.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">The stories as they were before it.</param>
    public static IEnumerable<SuggestChanges> After(Outcome placed, Guid article, IReadOnlyDictionary<Guid, Versioned<Story>> stories) =>
        from append in placed.Appends
        where append.Events.OfType<ArticleIngested>().Any(e => e.ArticleId == article)
        let id = Streams.IdOf(append.Stream)
        let before = stories.GetValueOrDefault(id)?.State?.Articles
        where before?.ContainsKey(article) is not true && IsDue((before?.Count ?? 0) + 1)
        orderby id
        select new SuggestChanges(id, (before?.Count ?? 0) + 1);
}
