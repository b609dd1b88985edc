using System.Globalization;

namespace StoryTracker.Language.Dates;

/// <summary>Names of months, days, seasons and parts of a day in lower-case English.</summary>
static class CalendarWords
{
    static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    static readonly string[] Ordinals =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
            "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"];

    static readonly Dictionary<string, int> MonthNumbers = Abbreviated(Months, ["sept."]);

    static readonly Dictionary<string, int> DayNumbers = Abbreviated(Days, ["tues.", "thur.", "thurs."]);

    /// <summary>Every name of a month or a weekday, weekdays also in the plural.</summary>
    public static IEnumerable<string> All => MonthNumbers.Keys.Concat(DayNumbers.Keys).Concat(Days.Select(d => d + "s"));

    /// <summary>1 to 12, or 0: full names and the usual abbreviations, with their stop.</summary>
    public static int Month(string lower) => MonthNumbers.GetValueOrDefault(lower);

    /// <summary>1 (Monday) to 7 (Sunday) as in ISO 8601, or 0.</summary>
    public static int Weekday(string lower) => DayNumbers.GetValueOrDefault(lower);

    /// <summary>1 (Mondays) to 7 for a weekday in the plural, or 0.</summary>
    public static int Weekdays(string lower) => lower.EndsWith("days", StringComparison.Ordinal) ? Weekday(lower[..^1]) : 0;

    /// <summary>1 to 31 from "3", "3rd", or 0.</summary>
    public static int DayOfMonth(string lower)
    {
        int length = lower.Length;
        if (length is 0 or > 4 || !char.IsAsciiDigit(lower[0])) return 0;
        if (length > 2 && lower[^2..] is "st" or "nd" or "rd" or "th") length -= 2;
        return length <= 2 && int.TryParse(lower.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out int day)
            && day is >= 1 and <= 31 ? day : 0;
    }

    /// <summary>A year of four digits from 1500 to 2199, or 0.</summary>
    public static int Year(string lower) =>
        lower.Length == 4 && int.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && year is >= 1500 and < 2200 ? year : 0;

    /// <summary>First to twenty-first as 1 to 21, "19th" as 19, or 0.</summary>
    public static int Ordinal(string lower)
    {
        int word = Array.IndexOf(Ordinals, lower);
        return word > 0 ? word : lower.Length > 2 && char.IsAsciiDigit(lower[0]) && lower[^2..] is "st" or "nd" or "rd" or "th"
            ? DayOfMonth(lower) : 0;
    }

    public static string? Season(string lower) => lower switch
    {
        "spring" or "springtime" => "SP",
        "summer" or "summertime" => "SU",
        "autumn" or "fall" => "FA",
        "winter" or "wintertime" => "WI",
        _ => null,
    };

    public static string? PartOfDay(string lower) => lower switch
    {
        "morning" or "mornings" => "MO",
        "afternoon" or "afternoons" => "AF",
        "evening" or "evenings" => "EV",
        "night" or "nights" => "NI",
        _ => null,
    };

    public static string MonthName(int month) => char.ToUpperInvariant(Months[month - 1][0]) + Months[month - 1][1..];

    public static string DayName(int weekday) => char.ToUpperInvariant(Days[weekday - 1][0]) + Days[weekday - 1][1..];

    static Dictionary<string, int> Abbreviated(string[] names, string[] extra)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            numbers[names[i]] = i + 1;
            numbers[names[i][..3] + "."] = i + 1;
        }
        foreach (string e in extra) numbers[e] = numbers[e[..3] + "."];
        return numbers;
    }
}
