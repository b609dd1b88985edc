using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Desk;

/// <summary>A claim on a page of its own: how it is read and who decided that, the passage it stands in, and its history.</summary>
/// <param name="Claim">The claim as it is now.</param>
/// <param name="Story">The story it was opened from.</param>
/// <param name="ArticleTitle">Headline of its article; its opening words when it has none.</param>
/// <param name="Revision">Revision of the claim, which a command carries to notice a second editor.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Passage">Where its words stand.</param>
/// <param name="Machine">How the machine reads it, whatever editors decided.</param>
/// <param name="History">What is on record of it on this story, newest first.</param>
public sealed record ClaimView(
    TimelineEntry Claim, StoryRef Story, string ArticleTitle, int Revision, DateTimeOffset? At, ClaimPassage Passage, ClaimReading Machine,
    IReadOnlyList<HistoryItem> History)
{
    /// <summary>Who decided each field that is the editors': words, kind, polarity, speaker, said, happened. The reason is empty where they only confirmed it.</summary>
    public IReadOnlyDictionary<string, DecisionView> Decided { get; init; } = new Dictionary<string, DecisionView>();

    /// <summary>Who dismissed it, null while it is not.</summary>
    public DecisionView? Dismissal { get; init; }

    /// <summary>True when the machine reads it otherwise since an editor decided, so that a person should look again.</summary>
    public bool NeedsReview { get; init; }

    /// <summary>Where the editors' reading and the machine's differ, field by field; empty where they are one.</summary>
    public IReadOnlyList<ClaimDifference> Differences { get; init; } = [];

    /// <summary>The remarks that it tells and others tell too, each as a wording table.</summary>
    public IReadOnlyList<UtteranceView> Wordings { get; init; } = [];

    /// <summary>What it is to other claims.</summary>
    public IReadOnlyList<ClaimRelation> Relations { get; init; } = [];

    /// <summary>Lines of the story that may be the same remark or line in another article: those of the same speaker.</summary>
    public IReadOnlyList<ClaimChoice> Others { get; init; } = [];

    /// <summary>Other stories that hold it.</summary>
    public IReadOnlyList<StoryRef> AlsoOn { get; init; } = [];
}

/// <summary>A line to choose.</summary>
/// <param name="Claim">Claim id.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Text">Its words, shortened.</param>
public sealed record ClaimChoice(string Claim, string? Outlet, string Text);

/// <summary>A field that editors decided and the machine reads otherwise.</summary>
/// <param name="Field">One of <see cref="Domain.Stories.ClaimFields.Names"/>.</param>
/// <param name="Held">What holds: the editors'.</param>
/// <param name="Machine">How the machine reads it now.</param>
public sealed record ClaimDifference(string Field, string Held, string Machine);

/// <summary>What a claim is to another one.</summary>
/// <param name="Kind"><c>repeats</c>, <c>answers</c>, <c>answeredBy</c>, <c>changes</c> (an earlier position) or <c>changedBy</c> (a later one).</param>
/// <param name="Claim">The other claim.</param>
/// <param name="Story">A story that holds it, null where none does any more.</param>
/// <param name="Who">Who said that, null when nobody could say.</param>
/// <param name="Text">Its words as one line.</param>
/// <param name="Said">When, null when not told.</param>
/// <param name="Sure">False for what may be so and waits for an editor.</param>
/// <param name="Reasons">Why.</param>
/// <param name="By">The editor who decided it, or NAME@VERSION of what found it.</param>
public sealed record ClaimRelation(
    string Kind, string Claim, string? Story, string? Who, string Text, When? Said, bool Sure, IReadOnlyList<string> Reasons, string By);

/// <summary>How the machine reads a claim.</summary>
/// <param name="Speaker">Name of the speaker, null when it could not say.</param>
/// <param name="Resolution">How it found the speaker.</param>
/// <param name="Said">When it was said, null when not told.</param>
/// <param name="Quote">How the words are printed.</param>
/// <param name="Polarity">Said, denied or declined.</param>
public sealed record ClaimReading(string? Speaker, Resolution Resolution, When? Said, QuoteKind Quote, Polarity Polarity)
{
    /// <summary>The words as one line.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A stretch of an article, character for character, round the words of a claim.</summary>
/// <param name="Article">Article id.</param>
/// <param name="Revision">Revision.</param>
/// <param name="Start">UTF-16 unit of the article's text at which the stretch begins.</param>
/// <param name="Text">The characters.</param>
/// <param name="GoesOn">Whether the article has more before it and after it.</param>
/// <param name="Marks">Stretches of it that the claim rests on, in order; they may overlap.</param>
public sealed record ClaimPassage(string Article, int Revision, int Start, string Text, PassageGoesOn GoesOn, IReadOnlyList<PassageMark> Marks);

/// <summary>Whether an article has more than a passage shows.</summary>
/// <param name="Before">More before it.</param>
/// <param name="After">More after it.</param>
public sealed record PassageGoesOn(bool Before, bool After);

/// <summary>What a stretch of a passage is.</summary>
public enum PassagePart
{
    /// <summary>Words of the claim.</summary>
    Words,

    /// <summary>The words that stand for the speaker.</summary>
    Speaker,

    /// <summary>The reporting words.</summary>
    Cue,
}

/// <summary>A stretch of a passage that the claim rests on.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Start">First UTF-16 unit, of the article's text.</param>
/// <param name="End">After the last.</param>
public sealed record PassageMark(PassagePart Part, int Start, int End);
