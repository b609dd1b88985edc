using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Suggestions;

/// <summary>What is suggested about stories; an editor decides.</summary>
public enum StoryChangeKind
{
    /// <summary>Two stories are one.</summary>
    Merge,

    /// <summary>Some articles of a story are another story.</summary>
    Split,

    /// <summary>Some articles of a large story are a lasting part of it, with terms of their own.</summary>
    SubStory,
}

/// <summary>A change that is suggested.</summary>
/// <param name="Kind">What.</param>
/// <param name="StoryId">The story that becomes part of the other, or whose articles part.</param>
/// <param name="OtherStoryId">The story that a merged one becomes part of; null for any other kind.</param>
/// <param name="Articles">The articles that go; for a merge those of <paramref name="StoryId"/>.</param>
/// <param name="Score">How sure, 0 to 1; for ranking.</param>
/// <param name="Reasons">Why, in plain English with the words concerned.</param>
public sealed record StoryChange(
    StoryChangeKind Kind, string StoryId, string? OtherStoryId, IReadOnlyList<string> Articles, double Score, IReadOnlyList<string> Reasons);

/// <summary>A story with articles that are on it.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Articles">Its articles as they were learned, in order of arrival; all, or the newest of very many.</param>
public sealed record StoryOfArticles(string StoryId, IReadOnlyList<Arrival> Articles);
