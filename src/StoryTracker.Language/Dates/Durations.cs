using System.Globalization;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Lengths of time, times of day and recurring times: "two years", "several months", "8:30 p.m.", "every week".</summary>
static class Durations
{
    public static FoundDate? At(IReadOnlyList<Token> t, int i, Anchor anchor) =>
        Recurring(t, i) ?? Length(t, i) ?? Clock(t, i, anchor) ?? Hyphenated(t, i);

    static string Lower(IReadOnlyList<Token> t, int i) => i >= 0 && i < t.Count ? t[i].Lower : "";

    static FoundDate? Recurring(IReadOnlyList<Token> t, int i)
    {
        string w = Lower(t, i);
        if (w is "every" or "each" && CalendarWords.Unit(Lower(t, i + 1)) is { } unit)
            return Make(i, i + 2, TimeType.Set, Value(1, unit), "It recurs.");
        if (w is "every" or "each" && CalendarWords.Weekday(Lower(t, i + 1)) is > 0 and var weekday)
            return Make(i, i + 2, TimeType.Set, $"XXXX-WXX-{weekday}", "It recurs.");
        string? adverb = w switch { "daily" => "P1D", "weekly" => "P1W", "monthly" => "P1M", "annually" => "P1Y", _ => null };
        return adverb is null ? null : Make(i, i + 1, TimeType.Set, adverb, "It recurs.");
    }

    static FoundDate? Length(IReadOnlyList<Token> t, int i)
    {
        int k = i;
        bool framed = Lower(t, k) == "the" && Lower(t, k + 1) is "past" or "last" or "next" or "first" or "previous";
        // "the first quarter" names a quarter of the year and is no length.
        if (framed && Lower(t, i + 1) == "first" && Lower(t, i + 2) == "quarter") return null;
        if (framed) k += 2;
        else if (Lower(t, k) is "past" or "last" or "next" && CalendarWords.Number(Lower(t, k + 1)) > 1) k++;
        string w = Lower(t, k);
        int number = CalendarWords.Number(w);
        bool vague = w is "several" or "many" or "few" or "some";
        if (w == "a" && Lower(t, k + 1) == "few") (vague, number, k) = (true, -1, k + 1);
        if (w is "a" or "an" && !framed && number == 1 && Lower(t,
            k - 1) is not ("for" or "than" or "in" or "of" or "within" or "about" or "after" or "once" or "twice"
            or "times" or "over" or "nearly" or "almost")) return null;
        if (number < 1 && !vague) return framed && CalendarWords.Unit(w) is { } single && !w.EndsWith('s')
            ? Make(i, k + 1, TimeType.Duration, Value(1, single), "It is a length of time.") : null;
        if (vague && Lower(t, k + 2) == "ago") return null;
        if (CalendarWords.Unit(Lower(t, k + 1)) is not { } unit || unit == "TS" && Lower(t, k + 1) == "second") return null;
        return Make(i, k + 2, TimeType.Duration, vague ? Value(-1, unit) : Value(number, unit), "It is a length of time.");
    }

    /// <summary>"a five-year plan".</summary>
    static FoundDate? Hyphenated(IReadOnlyList<Token> t, int i)
    {
        string w = Lower(t, i);
        int hyphen = w.IndexOf('-', StringComparison.Ordinal);
        if (hyphen <= 0 || hyphen > 10) return null;
        int number = CalendarWords.Number(w[..hyphen]);
        int second = w.IndexOf('-', hyphen + 1);
        string rest = second < 0 ? w[(hyphen + 1)..] : w[(hyphen + 1)..second];
        return number < 1 || second >= 0 || CalendarWords.Unit(rest) is not { } unit || rest.EndsWith('s')
            ? null : Make(i, i + 1, TimeType.Duration, Value(number, unit), "It is a length of time.");
    }

    static FoundDate? Clock(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        if (t[i].Kind != TokenKind.Number) return null;
        string half = Lower(t, i + 1);
        bool noon = half is "p.m." or "pm" or "p.m", morning = half is "a.m." or "am" or "a.m";
        string[] parts = t[i].Text.Split(':', '.');
        if (!noon && !morning || parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture,
            out int hour) || hour is < 1 or > 12) return null;
        int minute = 0;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59))
            return null;
        hour = hour % 12 + (noon ? 12 : 0);
        string time = $"T{hour:00}:{minute:00}";
        var reading = anchor.Count(d => (d, d), d => Iso.Day(d) + time, "XXXX-XX-XX" + time, "a time on the day of publication");
        return new FoundDate(i, i + 2, TimeType.Time, reading, DateForm.Other, false);
    }

    static string Value(int number, string unit)
    {
        string count = number < 0 ? "X" : number.ToString(CultureInfo.InvariantCulture);
        return unit switch
        {
            "Q" => $"P{count}Q",
            "DE" => $"P{count}DE",
            "CE" => $"P{count}CE",
            _ => unit[0] == 'T' ? $"PT{count}{unit[1]}" : $"P{count}{unit}",
        };
    }

    static FoundDate Make(int first, int end, TimeType type, string value, string reason) =>
        new(first, end, type, new Reading(value, null, null, reason), DateForm.Other, false);
}
