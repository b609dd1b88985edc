using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Years, decades and centuries by their number: "in 2017", "the 1990s", "the '80s", "the nineties", "mid-1996", "nineteen
/// ninety-six", "the year two thousand", "fiscal 2018", "the 20th century".</summary>
static class Years
{
    /// <summary>Numbers of other things stand behind these and before those.</summary>
    static readonly HashSet<string> NoYearBefore = ["$", "£", "€", "#", "no.", "number", "nearly", "almost", "about", "some", "room",
        "flight",
        "than", "least", "over", "page", "section", "resolution", "channel", "another", "model"];

    static readonly HashSet<string> NoYearAfter = ["people", "jobs", "points", "percent", "per", "million", "billion", "thousand",
        "shares", "miles",
        "feet", "men", "women", "children", "troops", "tons", "tonnes", "metres", "meters", "square", "dollars", "pounds", "votes",
            "homes", "%", "km",
        "members", "employees", "workers", "soldiers", "patients", "students", "acres", "barrels", "volts", "calories", "degrees"];

    static readonly string[] Tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

    public static FoundDate? At(DateText t, int i) => Century(t, i) ?? Decade(t, i) ?? Spelled(t, i) ?? Fiscal(t, i) ?? Numbered(t, i);

    /// <summary>A year in digits or words at a token: its number, and one past its last token.</summary>
    public static (int Year, int End)? Printed(DateText t, int i) =>
        CalendarWords.Year(t.Lower(i)) is > 0 and var year ? (year, i + 1)
        : Spelled(t, i) is { Reading.Earliest: { } day } spelled && day.Month == 1 ? (day.Year, spelled.End) : null;

    static FoundDate? Fiscal(DateText t, int i)
    {
        if (t.Lower(i) is not ("fiscal" or "financial" or "year" or "calendar")) return null;
        int at = i + 1;
        if (t.Lower(at) == "year") at++;
        if (t.Lower(i) == "year" && t.Lower(i - 1) != "the") return null;
        int year = CalendarWords.Year(t.Lower(at));
        return year is < 1900 or > 2100 ? null : Make(i, at + 1, year, "The year is printed.");
    }

    static FoundDate? Numbered(DateText t, int i)
    {
        string w = t.Lower(i);
        string number = w.StartsWith("mid-", StringComparison.Ordinal) || w.StartsWith("pre-", StringComparison.Ordinal) ? w[4..]
            : w.StartsWith("late-", StringComparison.Ordinal) || w.StartsWith("post-", StringComparison.Ordinal) ? w[5..]
            : w.StartsWith("early-", StringComparison.Ordinal) ? w[6..] : w;
        if (Season(t, i, w) is { } season) return season;
        int year = CalendarWords.Year(number);
        if (year == 0 || number == w && t[i].Kind != TokenKind.Number) return null;
        string before = t.Lower(i - 1), after = t.Lower(i + 1);
        bool placed = before is "in" or "since" or "during" or "of" or "by" or "from" or "until" or "before" or "after" or "between"
            or "late"
            or "early" or "mid" or "to" or "through" or "and" or "the";
        if (year is < 1900 or > 2100 && !(placed && year < 1900 && before is not ("of" or "to" or "and" or "from" or "by" or "through")))
            return null;
        if (NoYearBefore.Contains(before) || NoYearAfter.Contains(after) || TimeUnit.Of(after) is { Code: not "Q" }
            || after is ":" or "-" or "/")
            return null;
        // "2000 houses": a bare number before a plural counts, unless it stands as a year does.
        if (!placed && year >= 2000 && before is not ("'s" or "its" or "a" or "(") && t[i].Kind == TokenKind.Number
            && IsPlural(t, i + 1)) return null;
        return Make(i, i + 1, year, "The year is printed.");
    }

    static bool IsPlural(DateText t, int i) =>
        i < t.Count && t[i].IsWord && !t.IsCapital(i) && t.Lower(i).Length > 3 && t.Lower(i).EndsWith('s') && t.Lower(i) is not "was";

    /// <summary>2017-18, 2017/18, 2017-2018.</summary>
    static FoundDate? Season(DateText t, int i, string w)
    {
        if (w.Length is not (7 or 9) || w[4] is not ('-' or '/' or '–')
            || CalendarWords.Year(w[..4]) is not (> 1800 and var from)) return null;
        int to = w.Length == 9 ? CalendarWords.Year(w[5..]) : int.TryParse(w[5..], out int two) ? from / 100 * 100 + two : 0;
        if (w.Length == 7 && to <= 12 + from / 100 * 100 && to != from + 1) return null;
        if (to <= from || to - from > 99) return null;
        return new FoundDate(i, i + 1, TimeType.Date, new Reading($"{Iso.Year(from)}/{Iso.Year(to)}", new DateOnly(from, 1, 1),
            new DateOnly(to, 12, 31), "Both years are printed."));
    }

    static FoundDate? Decade(DateText t, int i)
    {
        string w = t.Lower(i);
        int part = w.IndexOf('-', StringComparison.Ordinal), first = i;
        string name = part > 0 && w[..part] is "mid" or "early" or "late" or "pre" or "post" ? w[(part + 1)..] : w;
        int decade = -1, end = i + 1;
        if (name.Length == 5 && name[4] == 's' && CalendarWords.Year(name[..4]) is > 0 and var full && full % 10 == 0) decade = full;
        else if (name.Length >= 3 && name[^1] == 's' && int.TryParse(name.TrimStart('\'')[..^1], out int two) && two is >= 20 and <= 90
            && two % 10 == 0
            && (name.Length == 4 || t.Lower(i - 1) is "'" or "‘" or "’" or "`")) decade = 1900 + two;
        else if (Array.IndexOf(Tens, name) is >= 0 and var ten && t.Lower(i - 1) is "the" or "early" or "late" or "nineteen" or "mid")
            decade = 1920 + ten * 10;
        if (decade < 0) return null;
        if (t.Lower(first - 1) is "'" or "‘" or "’" or "`" or "nineteen") first--;
        return new FoundDate(first, end, TimeType.Date, new Reading(Iso.Year(decade)[..3], new DateOnly(decade, 1, 1),
            new DateOnly(decade + 9, 12, 31), "A decade is printed."));
    }

    /// <summary>"nineteen ninety-six", "the year two thousand".</summary>
    static FoundDate? Spelled(DateText t, int i)
    {
        if (t.Lower(i) == "year" && Numerals.Cardinal(t, i + 1) is { Value: >= 1900 and < 2100 } thousand)
            return Make(i, thousand.End, thousand.Value, "The year is printed in words.");
        if (t.Lower(i) is not ("eighteen" or "nineteen" or "twenty") || Numerals.Word(t.Lower(i)) is not { } hundreds) return null;
        if (Numerals.Cardinal(t, i + 1) is not { Value: >= 10 and < 100 } rest || TimeUnit.Of(t.Lower(rest.End)) is not null) return null;
        return t.Lower(i) == "twenty" && t.Lower(i - 1) is not ("in" or "since") ? null
            : Make(i, rest.End, hundreds * 100 + rest.Value, "The year is printed in words.");
    }

    static FoundDate? Century(DateText t, int i)
    {
        string w = t.Lower(i);
        bool joined = w.EndsWith("-century", StringComparison.Ordinal);
        int number = CalendarWords.Ordinal(joined ? w[..^8] : w);
        if (number == 0 || !joined && t.Lower(i + 1) is not "century") return null;
        int low = (number - 1) * 100;
        return new FoundDate(i, joined ? i + 1 : i + 2, TimeType.Date, new Reading($"{number - 1:00}", new DateOnly(Math.Max(1, low), 1, 1),
            new DateOnly(low + 99, 12, 31), "A century is printed."));
    }

    static FoundDate Make(int first, int end, int year, string reason)
    {
        var (low, high) = Iso.YearOf(year);
        return new FoundDate(first, end, TimeType.Date, new Reading(Iso.Year(year), low, high, reason));
    }
}
