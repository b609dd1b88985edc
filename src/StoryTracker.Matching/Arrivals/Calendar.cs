using System.Collections.Frozen;

namespace StoryTracker.Matching.Arrivals;

/// <summary>The words of the calendar: they have capitals and name nothing.</summary>
static class Calendar
{
    static readonly string[] Printed =
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
        "oct", "nov", "dec", "am", "pm",
    ];

    static readonly FrozenSet<string> Stems = Printed.Select(p => WordStem.Of(p).ToString()).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a stem is that of a day of the week or a month.</summary>
    public static bool IsDayOrMonth(string stem) => Stems.Contains(stem);
}
