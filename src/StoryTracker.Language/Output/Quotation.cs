using StoryTracker.Language.Acts;
using StoryTracker.Language.Speech;

namespace StoryTracker.Language;

/// <summary>How much of a statement is printed in quotation marks.</summary>
public enum QuotationType
{
    /// <summary>All of it: the speaker's own words.</summary>
    Direct,

    /// <summary>The reporter's frame with quoted pieces.</summary>
    Mixed,

    /// <summary>None of it: the reporter's words for what was said.</summary>
    Indirect,
}

/// <summary>How the speaker was found.</summary>
public enum Resolution
{
    /// <summary>The source is a name.</summary>
    Name,

    /// <summary>The source is a description such as "the mayor".</summary>
    Nominal,

    /// <summary>The source is a pronoun.</summary>
    Pronoun,

    /// <summary>The source is the unspoken subject of a participle: "…, adding that".</summary>
    Elided,

    /// <summary>A quotation without a tag continues the one before it.</summary>
    Inherited,

    /// <summary>The source is a group without a name of its own.</summary>
    Collective,

    /// <summary>Nobody is said to have said it: "it was revealed".</summary>
    Unattributed,

    /// <summary>There is a source, or must be one, but the text does not say who it is.</summary>
    Unresolved,
}

/// <summary>Whether the content was asserted by its speaker.</summary>
public enum Polarity
{
    /// <summary>Asserted, asked, ordered, hoped: it was put forward.</summary>
    Said,

    /// <summary>The speaker denied it.</summary>
    Denied,

    /// <summary>The speaker declined to say it, or stopped short of it: it is not an assertion.</summary>
    Declined,
}

/// <summary>Where, when and by what something was said, only as far as the text itself says so.</summary>
/// <param name="Place">The place as printed.</param>
/// <param name="Date">The day.</param>
/// <param name="Reason">One sentence naming the evidence.</param>
public sealed record Occasion(string? Place, DateOnly? Date, string? Reason)
{
    /// <summary>By what it was said, as printed: "a letter to the minister", "Twitter"; or null.</summary>
    public string? Medium { get; init; }

    /// <summary>At what or before what it was said, as printed: "a rally", "the court"; or null.</summary>
    public string? Venue { get; init; }
}

/// <summary>What somebody else is reported, inside a quotation, to have said.</summary>
/// <param name="Speaker">The inner speaker, as far as resolved, else as printed.</param>
/// <param name="Content">The inner content, in order.</param>
public sealed record NestedReport(string Speaker, IReadOnlyList<Span> Content);

/// <summary>One statement that the text gives to a speaker.</summary>
/// <param name="Content">What was said, in order, without quotation marks; several spans where a tag or a paragraph break splits
/// it.</param>
/// <param name="Source">The words that name the speaker here; empty when elided, inherited or not named.</param>
/// <param name="Cue">The words that say that it was said; empty when a quotation stands without a tag.</param>
/// <param name="Type">Direct, mixed or indirect.</param>
/// <param name="Speaker">The resolved name, or null: nobody could say.</param>
/// <param name="Resolution">How the speaker was found, or why not.</param>
/// <param name="Polarity">Said, denied or declined.</param>
/// <param name="Addressee">To whom, as printed, or null.</param>
/// <param name="Occasion">Where and when, from evidence, or null.</param>
/// <param name="Nested">A report inside the content, or null.</param>
/// <param name="Confidence">From 0 to 1: how often a finding of its kind was right, measured (Speech/CONFIDENCE.md).</param>
public sealed record Quotation(
    IReadOnlyList<Span> Content,
    IReadOnlyList<Span> Source,
    IReadOnlyList<Span> Cue,
    QuotationType Type,
    string? Speaker,
    Resolution Resolution,
    Polarity Polarity,
    string? Addressee,
    Occasion? Occasion,
    NestedReport? Nested,
    double Confidence)
{
    /// <summary>A role that the text itself gives to the speaker, such as "Mayor of London".</summary>
    public string? SpeakerRole { get; init; }

    /// <summary>What the speaker is, where that is known.</summary>
    public EntityKind? SpeakerKind { get; init; }

    /// <summary>
    /// Where the content stands in the text, in order: its contiguous stretches with a leading "that" and with the marks inside a mixed
    /// quotation, but without marks at either end. Parted only where a tag or a paragraph break parts the words.
    /// </summary>
    public IReadOnlyList<Span> Extent { get; init; } = [];

    /// <summary>The stretches of <see cref="Content"/> that are printed inside quotation marks: all of a direct quotation, none of an
    /// indirect one.</summary>
    public IReadOnlyList<Span> Quoted { get; init; } = [];

    /// <summary>Whether it was said, or is what somebody thinks or a document shows.</summary>
    public ReportKind Report { get; init; }

    /// <summary>The construction by which it was found: what its confidence was measured by.</summary>
    internal Pattern Pattern { get; init; }

    /// <summary>The cue tells a state of mind (believes, hopes), not an utterance.</summary>
    internal bool IsAttitude { get; init; }

    /// <summary>The numbers inside the content with what they count, in order; years, days and hours are not among them.</summary>
    public IReadOnlyList<Quantity> Numbers { get; init; } = [];

    /// <summary>What the speaker does with the words, or null: the text does not show it, or nothing was asserted.</summary>
    public SpeechAct? Act { get; init; }

    /// <summary>The signs of each sentence from which <see cref="Act"/> was read.</summary>
    internal IReadOnlyList<IReadOnlyList<Sign>> Signs { get; init; } = [];
}
