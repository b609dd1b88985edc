using System.Collections.Immutable;

namespace StoryTracker.Matching.Reports;

/// <summary>How an outlet prints what somebody said.</summary>
public enum ReportForm
{
    /// <summary>All of it inside quotation marks.</summary>
    Direct,

    /// <summary>The reporter's frame with quoted words in it.</summary>
    Mixed,

    /// <summary>Reported without quotation marks.</summary>
    Indirect,
}

/// <summary>What the speaker did with the words.</summary>
public enum Stance
{
    /// <summary>Said them.</summary>
    Said,

    /// <summary>Denied them.</summary>
    Denied,

    /// <summary>Declined to say them.</summary>
    Declined,
}

/// <summary>What the speaker does by the words.</summary>
public enum StatementAct
{
    /// <summary>States a fact.</summary>
    Fact,

    /// <summary>Gives an opinion.</summary>
    Opinion,

    /// <summary>Calls for something.</summary>
    Call,

    /// <summary>Promises something.</summary>
    Promise,

    /// <summary>Denies something.</summary>
    Denial,
}

/// <summary>What one article says that one source said: a claim as the matcher sees it.</summary>
/// <param name="Id">Names the report in every answer.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Words">The words in order, at least one stretch; each wholly inside or outside quotation marks.</param>
public sealed record Report(string Id, string ArticleId, ImmutableArray<Stretch> Words)
{
    /// <summary>Who printed it, null when not known.</summary>
    public string? Outlet { get; init; }

    /// <summary>Identity of the speaker, null when nobody could say: reports without one are never taken for one another's.</summary>
    public string? SpeakerId { get; init; }

    /// <summary>The speaker's name, null when nobody could say.</summary>
    public string? SpeakerName { get; init; }

    /// <summary>The words that stand for the speaker, null when there are none.</summary>
    public string? Mention { get; init; }

    /// <summary>True when the source is an unnamed group or nobody is named at all: no witness.</summary>
    public bool UnnamedSource { get; init; }

    /// <summary>How it is printed.</summary>
    public ReportForm Form { get; init; }

    /// <summary>What the speaker did with it.</summary>
    public Stance Stance { get; init; }

    /// <summary>What the speaker does by it, null where the text does not show it.</summary>
    public StatementAct? Act { get; init; }

    /// <summary>The reporting words, null when it stands without any.</summary>
    public Stretch? Cue { get; init; }

    /// <summary>Where, when and to whom it was said, as far as the article tells.</summary>
    public Occasion Occasion { get; init; } = Occasion.Unknown;

    /// <summary>When the article was published.</summary>
    public Days Published { get; init; } = Days.Unknown;

    /// <summary>The numbers in the words.</summary>
    public ImmutableArray<ReportedNumber> Numbers { get; init; } = [];

    /// <summary>The paragraphs that hold the words: the frame round them, in the article's own characters.</summary>
    public Stretch? Paragraph { get; init; }

    /// <summary>True when it stands in the headline or in the first paragraph.</summary>
    public bool InLede { get; init; }

    /// <summary>First character of its words in the article.</summary>
    public int Start => Words[0].Start;
}

/// <summary>Characters of an article's text.</summary>
/// <param name="Text">The slice [<paramref name="Start"/>, <paramref name="End"/>).</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">After the last.</param>
/// <param name="Quoted">True when printed inside quotation marks.</param>
public sealed record Stretch(string Text, int Start, int End, bool Quoted = false);

/// <summary>Days, as vague as they are told.</summary>
/// <param name="Earliest">First day, null when open.</param>
/// <param name="Latest">Last day, null when open.</param>
public sealed record Days(DateOnly? Earliest, DateOnly? Latest)
{
    /// <summary>Nothing tells.</summary>
    public static Days Unknown { get; } = new(null, null);

    // "In April" is no day: two remarks of one April are not one remark.
    const int LongestDay = 2;

    /// <summary>Whether nothing tells.</summary>
    public bool IsUnknown => Earliest is null && Latest is null;

    /// <summary>Whether it is told closely enough to be a day: two at most.</summary>
    public bool IsDay => this is { Earliest: { } from, Latest: { } to } && to.DayNumber - from.DayNumber < LongestDay;
}

/// <summary>Where, when, by what and to whom something was said; null wherever the article does not tell.</summary>
/// <param name="Said">The days.</param>
/// <param name="Place">The place as printed.</param>
/// <param name="Venue">At or before what: "a rally", "the court".</param>
/// <param name="Medium">By what: "a letter to the minister", "Twitter".</param>
/// <param name="Addressee">To whom, as printed.</param>
public sealed record Occasion(Days Said, string? Place, string? Venue, string? Medium, string? Addressee)
{
    /// <summary>Nothing is told.</summary>
    public static Occasion Unknown { get; } = new(Days.Unknown, null, null, null, null);
}

/// <summary>A number in the words of a report.</summary>
/// <param name="Printed">Its characters.</param>
/// <param name="Kind">count, money, percent, percentage points, ratio, measure or age.</param>
/// <param name="Bound">exactly, about, nearly, more than, at least, less than or at most.</param>
/// <param name="Value">The value.</param>
/// <param name="To">End of a range, else null.</param>
/// <param name="OutOf">Whole of a ratio, else null.</param>
/// <param name="Unit">Currency or unit, else null.</param>
/// <param name="Counted">What it counts as printed, else null.</param>
public sealed record ReportedNumber(
    Stretch Printed, string Kind, string Bound, decimal Value, decimal? To, decimal? OutOf, string? Unit, string? Counted);
