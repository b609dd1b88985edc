namespace StoryTracker.Matching.Arrivals;

/// <summary>An article that has just come in, as the matcher sees it.</summary>
/// <param name="Id">Names the article; the same id again is the same article, perhaps with another text.</param>
/// <param name="Title">The headline, or null.</param>
/// <param name="Text">The text; paragraphs end with line ends.</param>
/// <param name="Published">The day it was published, or null where nobody knows.</param>
/// <param name="Outlet">Who printed it, or null.</param>
/// <param name="Tags">What the outlet filed it under; may be empty.</param>
/// <param name="Statements">The statements found in it; ids are unique. May be empty.</param>
public sealed record Arrival(
    string Id, string? Title, string Text, DateOnly? Published, string? Outlet, IReadOnlyList<string> Tags,
    IReadOnlyList<StatementText> Statements);

/// <summary>A story that an article was placed on.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Weight">Its share of the article, 0 to 1.</param>
/// <param name="Primary">Whether the article is first of all on this story.</param>
public sealed record ArrivalPlace(string StoryId, double Weight, bool Primary);

/// <summary>What an editor said about an article and a story; it outranks the machine for good, until the editor takes it back.</summary>
/// <param name="ArticleId">The article; it may not have come in yet.</param>
/// <param name="StoryId">The story.</param>
/// <param name="Belongs">True: it belongs there. False: it does not. Null: the editor takes back what was said before.</param>
public sealed record EditorsPlacement(string ArticleId, string StoryId, bool? Belongs);
