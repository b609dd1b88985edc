namespace StoryTracker.Matching;

/// <summary>The stories that an article belongs to.</summary>
/// <param name="Matcher">Name and version of the rules that decided: "terms@1".</param>
/// <param name="Stories">Heaviest first; empty when no story fits, otherwise exactly one is primary and the weights sum to 1.</param>
public sealed record Assignment(string Matcher, IReadOnlyList<StoryMatch> Stories)
{
    /// <summary>Stories that look like it and that it is not on, each with what tells them apart, in plain English; may be empty.</summary>
    public IReadOnlyList<string> KeptApart { get; init; } = [];
}

/// <summary>A story that an article belongs to.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Weight">Its share of the article, 0 to 1.</param>
/// <param name="Primary">Whether the article is first of all on this story.</param>
/// <param name="Reasons">Why, in plain English with the matched words.</param>
/// <param name="Statements">The statements that belong to this story, in the order of the article's list.</param>
public sealed record StoryMatch(
    string StoryId, double Weight, bool Primary, IReadOnlyList<string> Reasons, IReadOnlyList<StatementMatch> Statements);

/// <summary>A statement that belongs to a story.</summary>
/// <param name="StatementId">The statement.</param>
/// <param name="Weight">The story's share of the statement, 0 to 1; the shares of a statement sum to 1.</param>
/// <param name="Reasons">Why, in plain English with the matched words.</param>
public sealed record StatementMatch(string StatementId, double Weight, IReadOnlyList<string> Reasons);
