using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.App.Desk;

/// <summary>How a story stands to others, and what editors decided about what is on it.</summary>
/// <param name="MergedInto">The story that it is part of, null while it stands for itself.</param>
/// <param name="ParentId">The larger story above it, null for none.</param>
/// <param name="Absorbed">Stories that were merged into it.</param>
/// <param name="SplitOff">Stories that were split off from it.</param>
/// <param name="Decisions">What editors decided about articles; the last about each.</param>
/// <param name="MovedAway">Statements that editors moved to another story.</param>
/// <param name="Suggestions">What matchers suggest and nobody has decided on.</param>
/// <param name="Described">Whether there is a description to take back.</param>
public sealed record StoryStanding(
    string? MergedInto, string? ParentId, IReadOnlyList<string> Absorbed, IReadOnlyList<string> SplitOff, IReadOnlyList<ArticleDecision> Decisions,
    IReadOnlyList<MovedClaim> MovedAway, IReadOnlyList<StorySuggestion> Suggestions, bool Described)
{
    /// <summary>The standing of a story.</summary>
    internal static StoryStanding Of(Story story) => new(
        story.MergedInto?.IntoStoryId.ToString(), story.ParentId?.ToString(), [.. story.Absorbed.Keys.Order().Select(k => k.ToString())],
        [.. story.SplitOff.Keys.Order().Select(k => k.ToString())],
        [.. story.Decisions.OrderBy(d => d.Value[^1].At).ThenBy(d => d.Key).Select(d => new ArticleDecision(d.Key.ToString(),
            (story.Articles.GetValueOrDefault(d.Key) ?? story.AsideArticles.GetValueOrDefault(d.Key)?.What)?.Title,
            d.Value[^1].Belongs, d.Value[^1].Reason, d.Value[^1].By, d.Value[^1].At))],
        [.. story.MovedAway.Values.OrderBy(m => m.At).ThenBy(m => m.ClaimId).Select(m => new MovedClaim(m.ClaimId.ToString(),
            story.Find(m.ClaimId)?.Effective.ReadingText() ?? "", m.ToStoryId.ToString(), m.Reason, m.By, m.At))],
        [.. story.Suggestions.Values.Where(s => s.Settled is null).OrderByDescending(s => s.Event.Score).ThenBy(s => s.Event.SuggestionId)
            .Select(s => new StorySuggestion(s.Event.SuggestionId.ToString(), s.Event.Kind, s.Event.StoryId.ToString(), s.Event.OtherStoryId?.ToString(),
                [.. s.Event.ArticleIds.Select(a => a.ToString())], s.Event.Score, s.Event.Reasons, s.Event.Matcher))],
        !story.Descriptions.IsEmpty);
}

/// <summary>What an editor decided about an article and the story.</summary>
/// <param name="Article">Article id.</param>
/// <param name="Title">Headline, null when it has none.</param>
/// <param name="Belongs">Whether it belongs to the story.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
public sealed record ArticleDecision(string Article, string? Title, bool Belongs, string Reason, string By, DateTimeOffset When);

/// <summary>A statement that an editor moved to another story.</summary>
/// <param name="Claim">Claim id.</param>
/// <param name="Text">Its words.</param>
/// <param name="To">The other story.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="When">When.</param>
public sealed record MovedClaim(string Claim, string Text, string To, string Reason, string By, DateTimeOffset When);

/// <summary>A change that a matcher suggests.</summary>
/// <param name="Id">Suggestion id.</param>
/// <param name="Kind">What it suggests.</param>
/// <param name="Story">The story it is about.</param>
/// <param name="Other">The other story of a merge or a sub-story, null for any other.</param>
/// <param name="Articles">The articles concerned.</param>
/// <param name="Score">How sure the matcher is, 0 to 1.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Matcher">NAME@VERSION.</param>
public sealed record StorySuggestion(
    string Id, SuggestionKind Kind, string Story, string? Other, IReadOnlyList<string> Articles, double Score, IReadOnlyList<string> Reasons, string Matcher)
{
    /// <summary>Title of the story, null where it is not known at that moment.</summary>
    public string? StoryTitle { get; init; }

    /// <summary>Title of the other story, null for none.</summary>
    public string? OtherTitle { get; init; }

    /// <summary>Headlines of the articles concerned, in their order; null for one that has none or is not on the story.</summary>
    public IReadOnlyList<string?> Headlines { get; init; } = [];
}
