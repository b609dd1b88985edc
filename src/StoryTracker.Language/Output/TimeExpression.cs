namespace StoryTracker.Language;

/// <summary>Kind of a time expression, as in TIMEX3 (ISO 24617-1).</summary>
public enum TimeType
{
    /// <summary>A day, month, year or other calendar stretch.</summary>
    Date,

    /// <summary>A time of a day.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Something that recurs.</summary>
    Set,
}

/// <summary>Where the time lies, seen from the day of publication.</summary>
public enum TimeStatus
{
    /// <summary>Before or on the day of publication.</summary>
    Past,

    /// <summary>After the day of publication.</summary>
    Upcoming,

    /// <summary>The text does not say.</summary>
    Unknown,
}

/// <summary>Why a printed date cannot be right.</summary>
public enum DateConflictKind
{
    /// <summary>The weekday is not that of the date; another date fits, and is proposed.</summary>
    WrongMonth,

    /// <summary>The weekday is not that of the date; nothing tells which is right.</summary>
    WrongWeekday,

    /// <summary>The text dates the same event otherwise elsewhere.</summary>
    TwoDays,

    /// <summary>A week counted from publication, with a date beside it that lies in another.</summary>
    WrongWeek,
}

/// <summary>A printed date that cannot be right as it stands.</summary>
/// <param name="Message">One sentence for the editor.</param>
/// <param name="Rejected">The readings that were weighed and set aside, ISO dates.</param>
public sealed record DateConflict(string Message, IReadOnlyList<string> Rejected)
{
    /// <summary>Why it cannot be right.</summary>
    public DateConflictKind Kind { get; init; }
}

/// <summary>How an expression bounds what it dates.</summary>
public enum TimeBound
{
    /// <summary>On or during it.</summary>
    Within,

    /// <summary>From it on: "since May"; the last day is open.</summary>
    Since,

    /// <summary>Up to it: "until Friday"; the first day is open.</summary>
    Until,

    /// <summary>Not later than it: "by the end of the year"; the first day is open.</summary>
    By,
}

/// <summary>An expression of time and what it stands for.</summary>
/// <param name="Span">Where it is printed.</param>
/// <param name="Type">Date, time, duration or set.</param>
/// <param name="Value">TIMEX3 value, such as 2018-04-15, 2018-W15-WE, P8W, PAST_REF.</param>
/// <param name="Earliest">First day it can mean, or null where it is open or cannot be known.</param>
/// <param name="Latest">Last day it can mean, or null where it is open or cannot be known.</param>
/// <param name="Status">Past or upcoming, seen from publication.</param>
/// <param name="Reason">One plain sentence: from what the value follows.</param>
/// <param name="Conflict">What cannot be right about it, or null.</param>
public sealed record TimeExpression(
    Span Span,
    TimeType Type,
    string Value,
    DateOnly? Earliest,
    DateOnly? Latest,
    TimeStatus Status,
    string Reason,
    DateConflict? Conflict)
{
    /// <summary>The sentence that holds it, within its line; inside quotation marks the quoted sentence.</summary>
    public Span Sentence { get; init; } = Span;

    /// <summary>Whether its interval is open at an end by the word before it.</summary>
    public TimeBound Bound { get; init; }
}
