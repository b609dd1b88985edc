namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>An article of the made stream, with what is true of it.</summary>
/// <param name="Id">Names it: "a000001", in the order in which they come.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">The text; a blank line parts paragraphs.</param>
/// <param name="Published">When the outlet printed it.</param>
/// <param name="Outlet">Who printed it.</param>
/// <param name="Tags">What the outlet files it under; often nothing.</param>
/// <param name="Statements">What is said in it, in order.</param>
/// <param name="Truth">What it is on.</param>
public sealed record GeneratedArticle(
    string Id, string Title, string Text, DateTimeOffset Published, string Outlet, IReadOnlyList<string> Tags, IReadOnlyList<GeneratedStatement> Statements, ArticleTruth Truth);

/// <summary>What is true of a made article.</summary>
/// <param name="Story">The story that it is on: "s0001".</param>
/// <param name="Event">Which of the story's sub-events it tells of, from 0.</param>
/// <param name="Kind">How it came about.</param>
/// <param name="Wire">The agency text that it prints, as a whole or cut, or in part; null for none.</param>
/// <param name="AlsoOn">A story that it ends with, too; null for none.</param>
public sealed record ArticleTruth(string Story, int Event, ArticleKind Kind, string? Wire, string? AlsoOn);

/// <summary>How a made article came about.</summary>
public enum ArticleKind
{
    /// <summary>The outlet's own words throughout.</summary>
    Own,

    /// <summary>A few lines.</summary>
    Brief,

    /// <summary>An agency's text under another headline, its first line changed, cut at the end.</summary>
    Wire,

    /// <summary>The outlet's own report and interview, with paragraphs of agency copy in it.</summary>
    Mixed,

    /// <summary>The outlet's own, which ends with another story.</summary>
    RoundUp,
}

/// <summary>A statement of a made article.</summary>
/// <param name="Id">Names it within the article.</param>
/// <param name="Text">Its words as printed.</param>
/// <param name="Context">The paragraph that holds it.</param>
/// <param name="Start">Where its words start in the text.</param>
/// <param name="Speaker">Who made it; null for an unnamed source.</param>
/// <param name="Story">The story that it is on.</param>
/// <param name="Utterance">What was said, the same for every print of it.</param>
/// <param name="Copied">Whether the article has it from the agency.</param>
public sealed record GeneratedStatement(string Id, string Text, string Context, int Start, string? Speaker, string Story, string Utterance, bool Copied);
