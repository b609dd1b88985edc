namespace StoryTracker.Language.Dates;

/// <summary>Words before an expression that belong to it (TIMEX3 mod): "early 2018", "late last week", "the end of November", "mid-April",
/// "nearly two years", and what they leave of its days.</summary>
static class Modifiers
{
    enum Part
    {
        None,
        First,
        Middle,
        Last,
        SoFar,
        ToCome,
    }

    /// <summary>Takes the modifiers before an expression into it, as far back as the given token.</summary>
    public static FoundDate Apply(DateText t, FoundDate date, int from)
    {
        if (date.Type is TimeType.Duration) return Measured(t, date, from);
        if (date.Type is TimeType.Set || date.Reading.Value.Contains('/', StringComparison.Ordinal)
            || date.Reading.Value.EndsWith("_REF", StringComparison.Ordinal)) return date;
        int first = date.First;
        if (first > from && t.Lower(first - 1) == "the") first--;
        var part = Hyphenated(t.Lower(date.First));
        int start = first;
        if (part == Part.None && first > from) (part, start) = Before(t, first, from);
        if (part == Part.None) return first < date.First && Keeps(t, date) ? date with { First = first } : date;
        if (start > from && t.Lower(start - 1) == "the" && t.Lower(start) is "early" or "late" or "mid" or "end" or "beginning" or "start"
            or "middle") start--;
        return Narrowed(t, date with { First = Math.Max(from, start) }, part);
    }

    /// <summary>An article belongs to "the 1990s", not to "the May vote".</summary>
    static bool Keeps(DateText t, FoundDate date) => date.Form == DateForm.Quarter || date.Reading.Value.Length is 2 or 3
        || CalendarWords.Month(t.Lower(date.First)) == 0 && t.Lower(date.First) is "week" or "year" or "summer" or "winter" or "spring"
            or "fall";

    static Part Hyphenated(string word) => word.StartsWith("mid-", StringComparison.Ordinal) ? Part.Middle
        : word.StartsWith("early-", StringComparison.Ordinal) ? Part.First : word.StartsWith("late-", StringComparison.Ordinal)
            ? Part.Last : Part.None;

    static (Part Part, int Start) Before(DateText t, int first, int from)
    {
        int k = first - 1;
        string w = t.Lower(k);
        if (w is "early") return (Part.First, k);
        if (w is "late") return (Part.Last, k);
        if (w is "mid" || w == "-" && k > from && t.Lower(k - 1) == "mid") return (Part.Middle, w == "mid" ? k : k - 1);
        if (w is "earlier") return (Part.SoFar, k);
        if (w is "later") return (Part.ToCome, k);
        if (w is "in" && k > from && t.Lower(k - 1) is "later" or "earlier" or "early" or "late")
            return (t.Lower(k - 1) switch { "later" => Part.ToCome, "earlier" => Part.SoFar, "early" => Part.First, _ => Part.Last },
                k - 1);
        if (w != "of" || k == from) return (Part.None, first);
        return t.Lower(k - 1) switch
        {
            "end" or "close" => (Part.Last, k - 1),
            "beginning" or "start" => (Part.First, k - 1),
            "middle" => (Part.Middle, k - 1),
            _ => (Part.None, first),
        };
    }

    /// <summary>A part is read as a third of the days; "earlier" and "later" as the days up to and from publication.</summary>
    static FoundDate Narrowed(DateText t, FoundDate date, Part part)
    {
        if (date.Reading.Earliest is not { } low || date.Reading.Latest is not { } high || low == high) return date;
        int days = high.DayNumber - low.DayNumber + 1, third = Math.Max(1, days / 3);
        var (first, last, how) = part switch
        {
            Part.First => (low, Iso.Add(low, third - 1), "its first third is meant"),
            // Two days, such as a weekend, have no middle.
            Part.Middle when days > 2 => (Iso.Add(low, third), Iso.Add(high, -third), "its middle is meant"),
            Part.Last => (Iso.Add(high, 1 - third), high, "its last third is meant"),
            Part.SoFar when t.Anchor.Known && t.Anchor.Latest >= low && t.Anchor.Latest <= high =>
                (low, t.Anchor.Latest, "the part up to publication is meant"),
            Part.ToCome when t.Anchor.Known && t.Anchor.Earliest >= low && t.Anchor.Earliest <= high => (t.Anchor.Earliest, high,
                "the part from publication on is meant"),
            _ => (low, high, ""),
        };
        if (how.Length == 0) return date;
        var direction = part == Part.SoFar ? Direction.Back : part == Part.ToCome ? Direction.Ahead : date.Direction;
        return date with
        {
            Reading = date.Reading with { Earliest = first, Latest = last,
                Reason = $"{date.Reading.Reason} By the words before it, {how}." },
            Direction = direction,
            Status = part switch { Part.SoFar => TimeStatus.Past, Part.ToCome => TimeStatus.Upcoming, _ => date.Status },
        };
    }

    /// <summary>"nearly two years", "more than four hours", "up to 30 days", "at least three weeks".</summary>
    static FoundDate Measured(DateText t, FoundDate date, int from)
    {
        int first = date.First;
        if (first - 1 >= from && t.Lower(first - 1) is "about" or "nearly" or "almost" or "approximately" or "roughly") return date
            with { First = first - 1 };
        if (first - 2 < from) return date;
        return (t.Lower(first - 2), t.Lower(first - 1)) is ("more" or "less" or "fewer", "than") or ("up", "to")
            or ("at", "least" or "most")
            ? date with { First = first - 2 } : date;
    }
}
