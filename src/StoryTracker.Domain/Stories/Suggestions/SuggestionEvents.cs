namespace StoryTracker.Domain.Stories.Suggestions;

/// <summary>What the machine suggests; an editor decides.</summary>
public enum SuggestionKind
{
    /// <summary>Two stories are one.</summary>
    Merge,

    /// <summary>Some articles are a story of their own.</summary>
    Split,

    /// <summary>A story is part of a larger one; or, where no other story is named, some articles of a story are a part of it.</summary>
    SubStory,

    /// <summary>An article belongs to the story too.</summary>
    Place,

    /// <summary>An article does not belong to the story.</summary>
    TakeOff,

    /// <summary>An article belongs to another story and not to this one.</summary>
    Move,
}

/// <summary>A matcher suggests a change; on every story concerned. Nothing changes until an editor accepts it.</summary>
/// <param name="SuggestionId">Its id: the same suggestion has the same.</param>
/// <param name="Kind">What it suggests.</param>
/// <param name="StoryId">The story it is about: the one that becomes part of the other, that is split, that gets or loses the article.</param>
/// <param name="OtherStoryId">The other story of a merge, a sub-story or a move; null for any other kind, and where a part is not yet a story.</param>
/// <param name="ArticleIds">The articles that part, or the one that is placed, taken off or moved; for a merge those the reasons rest on.</param>
/// <param name="Score">How sure the matcher is, 0 to 1.</param>
/// <param name="Reasons">Why, a sentence each.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="At">When.</param>
public sealed record ChangeSuggested(
    Guid SuggestionId, SuggestionKind Kind, Guid StoryId, Guid? OtherStoryId, IReadOnlyList<Guid> ArticleIds, double Score, IReadOnlyList<string> Reasons,
    string Matcher, DateTimeOffset At);

/// <summary>An editor accepted or declined a suggestion; on every story concerned. A declined one does not come back, unless an editor opens it again.</summary>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="Accepted">Whether it was accepted: then the change is on record beside it.</param>
/// <param name="Reason">Why; empty where nothing was said.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SuggestionSettled(Guid SuggestionId, bool Accepted, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took back that a suggestion was declined; on every story concerned. It is open again.</summary>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SuggestionReopened(Guid SuggestionId, string By, DateTimeOffset At);
