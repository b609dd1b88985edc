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
}

/// <summary>An expression of time in a run of tokens.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Type">Kind in TIMEX3.</param>
/// <param name="Reading">What it means.</param>
/// <param name="Form">Kind for the rules about conflicts.</param>
/// <param name="Upcoming">Whether its sentence looks ahead.</param>
sealed record FoundDate(int First, int End, TimeType Type, Reading Reading, DateForm Form, bool Upcoming)
{
    public TimeStatus? Status { get; init; }

    public DateConflict? Conflict { get; init; }
}
