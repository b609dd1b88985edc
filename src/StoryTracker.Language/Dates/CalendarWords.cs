using System.Globalization;

namespace StoryTracker.Language.Dates;

/// <summary>Names of months, days, units and numbers in lower-case English.</summary>
static class CalendarWords
{
    static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen",
            "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    static readonly string[] Ordinals = ["", "first", "second", "third", "fourth"];

    /// <summary>1 to 12, or 0: full names and the usual abbreviations, with their stop.</summary>
    public static int Month(string lower)
    {
        int full = Array.IndexOf(Months, lower);
        if (full >= 0) return full + 1;
        if (!lower.EndsWith('.') || lower.Length is < 4 or > 6) return 0;
        return Array.FindIndex(Months, m => m.StartsWith(lower[..^1], StringComparison.Ordinal)) + 1;
    }

    /// <summary>1 (Monday) to 7 (Sunday) as in ISO 8601, or 0.</summary>
    public static int Weekday(string lower)
    {
        int full = Array.IndexOf(Days, lower);
        if (full >= 0) return full + 1;
        return lower.EndsWith('.') && lower.Length is 4 or 5 or 6
            ? Array.FindIndex(Days, d => d.StartsWith(lower[..^1], StringComparison.Ordinal)) + 1 : 0;
    }

    /// <summary>A whole number in digits or words, or -1; "a" and "an" are 1.</summary>
    public static int Number(string lower)
    {
        if (lower is "a" or "an") return 1;
        if (lower.Length is > 0 and < 6 && int.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out int digits))
            return digits;
        int word = Array.IndexOf(Numbers, lower);
        return word >= 0 ? word : lower switch { "thirty" => 30, "forty" => 40, "fifty" => 50, "sixty" => 60, "ninety" => 90, "hundred" =>
            100, _ => -1 };
    }

    /// <summary>1 to 31 from "3", "3rd", or 0.</summary>
    public static int DayOfMonth(string lower)
    {
        string digits = lower.EndsWith("st", StringComparison.Ordinal) || lower.EndsWith("nd", StringComparison.Ordinal)
            || lower.EndsWith("rd", StringComparison.Ordinal) || lower.EndsWith("th", StringComparison.Ordinal) ? lower[..^2] : lower;
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int day)
            && day is >= 1 and <= 31 ? day : 0;
    }

    /// <summary>A year of four digits from 1500 to 2199, or 0.</summary>
    public static int Year(string lower) =>
        lower.Length == 4 && int.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && year is >= 1500 and < 2200 ? year : 0;

    /// <summary>First to fourth as 1 to 4, or 0.</summary>
    public static int Quarter(string lower) => Math.Max(0, Array.IndexOf(Ordinals, lower));

    /// <summary>TIMEX3 letter of a unit of time, singular or plural: D, W, M, Y, and with "T" before it TH, TM, TS; null for other
    /// words.</summary>
    public static string? Unit(string lower) => lower.TrimEnd('s') switch
    {
        "day" => "D",
        "week" => "W",
        "month" => "M",
        "year" => "Y",
        "decade" => "DE",
        "century" or "centurie" => "CE",
        "quarter" => "Q",
        "hour" => "TH",
        "minute" => "TM",
        "second" => "TS",
        _ => null,
    };

    public static string? Season(string lower) => lower switch
    {
        "spring" => "SP",
        "summer" => "SU",
        "autumn" or "fall" => "FA",
        "winter" => "WI",
        _ => null,
    };

    public static string? PartOfDay(string lower) => lower switch
    {
        "morning" => "MO",
        "afternoon" => "AF",
        "evening" => "EV",
        "night" => "NI",
        _ => null,
    };

    public static string MonthName(int month) => char.ToUpperInvariant(Months[month - 1][0]) + Months[month - 1][1..];

    public static string DayName(int weekday) => char.ToUpperInvariant(Days[weekday - 1][0]) + Days[weekday - 1][1..];
}
