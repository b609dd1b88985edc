using System.Globalization;
using System.Text.RegularExpressions;
using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>Whether a date of the founding articles was read rightly.</summary>
static partial class SeedDates
{
    /// <summary>Whether the found date says what the gold one does.</summary>
    public static bool IsRight(SeedDate gold, TimeExpression found)
    {
        string want = gold.Resolved;
        var (low, high) = (Day(found.Earliest), Day(found.Latest));
        if (low is null && high is null) (low, high) = Week(found.Value);
        string[] ends = want.Split('/');
        return gold.Granularity switch
        {
            "day" => found.Value[..Math.Min(10, found.Value.Length)] == want || low == want && high == want,
            "month" => found.Value == want || Month(low) == want && Month(high) == want && low != high,
            "year" => found.Value == want || low == want + "-01-01" && high == want + "-12-31",
            "range" => ends.Length == 2 && low == ends[0] && high == ends[1] || gold.Contains is { } day && low is not null && high is not null
                && string.CompareOrdinal(low, day) <= 0 && string.CompareOrdinal(day, high) <= 0 && string.CompareOrdinal(low, high) < 0,
            "duration" => gold.Timex is not null && found.Value == gold.Timex || Month(low) == ends[0],
            "open range" => low == ends[0] && high is null || found.Value == "FUTURE_REF",
            _ => false,
        };
    }

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Month(string? day) => day is null ? "" : day[..7];

    static (string?, string?) Week(string value)
    {
        if (WeekValue().Match(value) is not { Success: true } m) return (null, null);
        int year = int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture), week = int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        if (year is < 1 or > 9998 || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return (null, null);
        var first = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, m.Groups[3].Success ? DayOfWeek.Saturday : DayOfWeek.Monday));
        return (Day(first), Day(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Sunday))));
    }

    [GeneratedRegex(@"^(\d{4})-W(\d\d)(-WE)?$")]
    private static partial Regex WeekValue();
}
