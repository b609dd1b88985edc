using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Speakers;

/// <summary>Find out which speakers of an article are on record under another name, and whom articles of its stories introduce.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision.</param>
public sealed record MatchSpeakers(Guid ArticleId, int Revision)
{
    /// <summary>The step that follows when an article was placed; null when nobody is quoted in it.</summary>
    public static MatchSpeakers? After(Article article) => article.LatestExtraction is { Claims.Count: > 0 } extraction
        && extraction.Claims.Any(c => c.Claim.Speaker is { Name: not null } or { Mention: not null }) ? new(article.Id, extraction.Revision) : null;
}
