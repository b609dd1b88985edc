namespace StoryTracker.Language.Dates;

/// <summary>What kind of expression was found, as far as later rules ask.</summary>
enum DateForm
{
    Other,
    Weekday,
    MonthDay,
    FullDate,
    Week,
    CountedWeeks,
    Quarter,
    Clock,
}

/// <summary>Which way the words round an expression look, seen from publication.</summary>
enum Direction
{
    Unknown,
    Back,
    Ahead,
}

/// <summary>An expression of time in a run of tokens.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Type">Kind in TIMEX3.</param>
/// <param name="Reading">What it means.</param>
/// <param name="Form">Kind for the rules about conflicts.</param>
/// <param name="Direction">Whether its clause looks ahead or back.</param>
sealed record FoundDate(int First, int End, TimeType Type, Reading Reading, DateForm Form = DateForm.Other,
    Direction Direction = Direction.Unknown)
{
    public bool Upcoming => Direction == Direction.Ahead;

    public TimeStatus? Status { get; init; }

    public DateConflict? Conflict { get; init; }

    /// <summary>How the expression bounds what it dates: since, until, by.</summary>
    public TimeBound Bound { get; init; }
}
