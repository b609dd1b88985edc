namespace StoryTracker.Matching;

/// <summary>An article with the statements found in it.</summary>
/// <param name="Title">The headline, or null.</param>
/// <param name="Text">The text; paragraphs end with line ends.</param>
/// <param name="Statements">Its statements, in any order; ids are unique.</param>
public sealed record ArticleText(string? Title, string Text, IReadOnlyList<StatementText> Statements);

/// <summary>One statement of an article.</summary>
/// <param name="Id">Names the statement in the answer.</param>
/// <param name="Text">Its own words.</param>
/// <param name="Context">The sentence or paragraph that holds it.</param>
/// <param name="Speaker">Who made it, or null when nobody could say.</param>
public sealed record StatementText(string Id, string Text, string Context, string? Speaker);
