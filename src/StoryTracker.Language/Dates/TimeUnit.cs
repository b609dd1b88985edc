using System.Globalization;

namespace StoryTracker.Language.Dates;

/// <summary>A unit of time and how TIMEX3 writes a number of it.</summary>
/// <param name="Code">D, W, M, Q, Y, DE, CE, ML, and with "T" before it TH, TM, TS.</param>
/// <param name="Plural">Whether the word was in the plural.</param>
readonly record struct TimeUnit(string Code, bool Plural)
{
    static readonly Dictionary<string, TimeUnit> Words = Named();

    /// <summary>Every word that names a unit.</summary>
    public static IEnumerable<string> All => Words.Keys;

    /// <summary>The unit a lower-case word names, or null.</summary>
    public static TimeUnit? Of(string lower) => Words.TryGetValue(lower, out var unit) ? unit : null;

    /// <summary>Shorter than a day.</summary>
    public bool IsClock => Code[0] == 'T';

    /// <summary>Years in it, 0 for shorter ones.</summary>
    public int Years => Code switch { "Y" => 1, "DE" => 10, "CE" => 100, "ML" => 1000, _ => 0 };

    /// <summary>The value of so many: P2Y, PT90M, P2Y6M, P3Q, PXW where the number is not said.</summary>
    /// <param name="count">How many; null where the text does not say.</param>
    public string Value(double? count)
    {
        if (count is not { } n)
            return IsClock ? $"PTX{Code[1]}" : Code == "FN" ? "PXW" : $"PX{Code}";
        double whole = Math.Floor(n);
        bool half = n - whole >= 0.25;
        return Code switch
        {
            "Y" or "DE" or "CE" or "ML" => Pair("P", n * Years, "Y", 12, "M"),
            "Q" => Pair("P", n, "Q", 0, ""),
            "M" => half ? $"P{Plain(n)}M" : $"P{Plain(whole)}M",
            "W" or "FN" => Pair("P", Code == "FN" ? n * 2 : n, "W", 0, ""),
            "D" => half ? $"P{(whole > 0 ? Plain(whole) + "D" : "")}T{Plain((n - whole) * 24)}H" : $"P{Plain(whole)}D",
            "TH" => Pair("PT", n, "H", 60, "M"),
            "TM" => Pair("PT", n, "M", 60, "S"),
            _ => $"PT{Plain(n)}S",
        };
    }

    static string Pair(string lead, double n, string unit, int parts, string smaller)
    {
        double whole = Math.Floor(n);
        double rest = Math.Round((n - whole) * parts);
        if (parts == 0 || rest < 1) return $"{lead}{Plain(parts == 0 ? n : whole)}{unit}";
        return $"{lead}{(whole > 0 ? Plain(whole) + unit : "")}{Plain(rest)}{smaller}";
    }

    static string Plain(double n) => n.ToString("0.##", CultureInfo.InvariantCulture);

    static Dictionary<string, TimeUnit> Named()
    {
        var words = new Dictionary<string, TimeUnit>(StringComparer.Ordinal);
        foreach (var (code, one, many) in new[]
        {
            ("D", "day", "days"), ("W", "week", "weeks"), ("FN", "fortnight", "fortnights"), ("M", "month", "months"),
            ("Q", "quarter", "quarters"), ("Y", "year", "years"), ("DE", "decade", "decades"), ("CE", "century", "centuries"),
            ("ML", "millennium", "millennia"), ("TH", "hour", "hours"), ("TM", "minute", "minutes"), ("TS", "second", "seconds"),
        })
        {
            words[one] = new TimeUnit(code, false);
            words[many] = new TimeUnit(code, true);
        }
        return words;
    }
}
