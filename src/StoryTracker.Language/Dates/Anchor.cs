namespace StoryTracker.Language.Dates;

/// <summary>The days of publication from which relative dates are counted; none where they are not known.</summary>
/// <param name="published">The days, or null.</param>
/// <param name="dateline">Whether they are the day that the article's own dateline prints.</param>
sealed class Anchor(PublicationDays? published, bool dateline = false)
{
    public bool Known => published is not null;

    public DateOnly Earliest => published!.Earliest;

    public DateOnly Latest => published!.Latest;

    /// <summary>The words for it in a reason.</summary>
    public string Printed => published is null ? "an unknown day"
        : Earliest == Latest ? $"{Lead}{CalendarWords.DayName(Iso.Weekday(Earliest))} {Iso.Day(Earliest)}"
        : $"{Iso.Day(Earliest)} to {Iso.Day(Latest)}";

    string Lead => dateline ? "the day of the dateline, " : "";

    /// <summary>Counts from both ends of the window.</summary>
    /// <param name="count">From a day of publication to the days that are meant.</param>
    /// <param name="value">The TIMEX3 value where both ends agree.</param>
    /// <param name="unresolved">The value where nothing can be counted.</param>
    /// <param name="how">What was counted, for the reason: "the Sunday on or before publication".</param>
    public Reading Count(Func<DateOnly, (DateOnly First, DateOnly Last)> count, Func<DateOnly, string> value, string unresolved, string how)
    {
        if (published is null) return new Reading(unresolved, null, null,
            $"The publication date is not known, so {how} cannot be counted.");
        var low = count(Earliest);
        var high = count(Latest);
        string agreed = low == high ? value(low.First) : Common(low.First, high.Last, unresolved);
        return new Reading(agreed, low.First, high.Last, $"It is {how}, counted from publication on {Printed}.");
    }

    static string Common(DateOnly first, DateOnly last, string unresolved) =>
        Iso.Month(first) == Iso.Month(last) ? Iso.Month(first) : first.Year == last.Year ? Iso.Year(first.Year) : unresolved;

    public TimeStatus Status(DateOnly? earliest, DateOnly? latest) =>
        published is null ? TimeStatus.Unknown
        : latest is { } l && l <= published.Latest ? TimeStatus.Past
        : earliest is { } e && e > published.Latest ? TimeStatus.Upcoming
        : TimeStatus.Unknown;
}

/// <summary>What an expression means.</summary>
/// <param name="Value">TIMEX3 value.</param>
/// <param name="Earliest">First day.</param>
/// <param name="Latest">Last day.</param>
/// <param name="Reason">One sentence.</param>
sealed record Reading(string Value, DateOnly? Earliest, DateOnly? Latest, string Reason);
