using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Lengths of time: "two years", "several months", "the past nine months", "for weeks", "a five-year plan", "an hour and a
/// half".</summary>
static class Lengths
{
    static readonly HashSet<string> Frames = ["past", "last", "next", "first", "previous", "coming", "final", "recent", "early",
        "remaining",
        "following", "preceding", "same", "latest", "ensuing", "intervening", "opening", "closing"];

    /// <summary>Words before "a week", "a year" that make it a length and not a rate.</summary>
    static readonly HashSet<string> Measured = ["for", "than", "in", "within", "about", "after", "over", "as", "nearly", "almost", "around",
        "barely", "just",
        "only", "least", "most", "roughly", "approximately", "take", "takes", "took", "taken", "last", "lasts", "lasted", "spend",
            "spends", "spent", "him",
        "her", "them", "us", "wait", "waited", "before", "under", "exactly", "of", "once", "until", "up", "long", "whole", "full", "every"];

    static readonly HashSet<string> OldPeople = ["boy", "girl", "baby", "son", "daughter", "child", "infant", "twins", "man", "woman",
        "toddler",
        "grandson", "granddaughter", "brother", "sister", "niece", "nephew", "puppy", "kitten"];

    public static FoundDate? At(DateText t, int i) => Framed(t, i) ?? Plain(t, i) ?? Hyphenated(t, i) ?? Bare(t, i);

    /// <summary>the past nine months, the last week, the next few days, the nine months, recent years, the coming weeks.</summary>
    static FoundDate? Framed(DateText t, int i)
    {
        int k = t.Lower(i) is "the" or "these" or "those" ? i + 1 : i;
        bool frame = Frames.Contains(t.Lower(k));
        string word = t.Lower(k);
        if (frame) k++;
        else if (k == i) return null;
        // "the first quarter" names a quarter; "the third week" a week.
        if (frame && Numerals.At(t, k) is { } number && number.Count is null or > 1 && TimeUnit.Of(t.Lower(number.End)) is { } unit
            && !(unit.Code == "TS" && !unit.Plural) && !Aged(t, number.End + 1))
            return Make(t, i, number.End + 1, unit.Value(number.Count), frame ? word : "", unit, number.Count);
        if (!frame && t.Lower(i) == "the" && Numerals.At(t, k) is { Count: > 1 } counted && TimeUnit.Of(t.Lower(counted.End)) is { } of
            && !(of.Code == "TS" && !of.Plural)
            && !Aged(t, counted.End + 1)) return Make(t, i, counted.End + 1, of.Value(counted.Count), "", of, counted.Count);
        if (TimeUnit.Of(t.Lower(k)) is not { } bare || bare.IsClock && word == "early") return null;
        if (bare.Plural && (frame || t.Lower(k + 1) is "ahead" or "since" || t.Lower(i) == "the"
            && t.Lower(i - 1) is "over" or "through" or "down"))
            return Make(t, i, t.Lower(k + 1) == "ahead" ? k + 2 : k + 1, bare.Value(null), frame ? word : t.Lower(k + 1) == "ahead"
                ? "next" : "", bare, null);
        return frame && word is "past" or "last" or "next" && (t.Lower(i) == "the" || word == "past")
            && bare is { Plural: false, Code: not ("Q" or "TS") }
            ? Make(t, i, k + 1, bare.Value(1), word, bare, 1) : null;
    }

    static FoundDate? Plain(DateText t, int i)
    {
        if (Numerals.At(t, i) is not { } number || TimeUnit.Of(t.Lower(number.End)) is not { } unit) return null;
        int end = number.End + 1;
        string w = t.Lower(i);
        if (Aged(t, end) || unit.Code == "TS" && !unit.Plural || IsName(t, i, number.End)) return null;
        if (w is "a" or "an" && number.Count == 1 && number.End == i + 1)
        {
            if (unit.Plural || unit.Code == "Q" || !Measured.Contains(t.Lower(i - 1)) && !ClosesLength(t, end)) return null;
        }
        double? count = number.Count;
        if (t.Lower(end) == "and" && t.Lower(end + 1) == "a" && t.Lower(end + 2) == "half"
            && count is not null) (count, end) = (count + 0.5, end + 3);
        return Make(t, i, end, unit.Value(count), "", unit, count);
    }

    static bool ClosesLength(DateText t, int end) =>
        t.Lower(end) is "after" or "before" or "later" || t.Lower(end) == "and" && t.Lower(end + 1) == "a" && t.Lower(end + 2) == "half";

    /// <summary>An age is no date: "37 years old".</summary>
    static bool Aged(DateText t, int end) => t.Lower(end) is "old" or "of" && (t.Lower(end) == "old" || t.Lower(end + 1) == "age");

    /// <summary>“60 Minutes”: a unit in a capital inside quotation marks is a name.</summary>
    static bool IsName(DateText t, int first, int unit) =>
        t.IsCapital(unit) && first > 0 && t[first - 1].Text is "“" or "\"" or "‘" or "'" or "`" or "''";

    /// <summary>"a five-year plan", "an 8-month-old truce", "decades-long", "several-year"; but no "47-year-old".</summary>
    static FoundDate? Hyphenated(DateText t, int i)
    {
        string w = t.Lower(i);
        int hyphen = w.IndexOf('-', StringComparison.Ordinal);
        if (hyphen <= 0 || w.Length > 24) return null;
        string[] parts = w.Split('-');
        if (parts.Length == 2 && parts[1] is "long" or "old" && TimeUnit.Of(parts[0]) is { } alone)
            return Make(t, i, i + 1, alone.Value(alone.Plural ? null : 1), "", alone, null);
        int at = parts.Length > 2 && parts[^1] is "old" or "long" ? parts.Length - 2 : parts.Length - 1;
        if (TimeUnit.Of(parts[at]) is not { Plural: false } unit || parts[at] == "second" || at == 0) return null;
        if (parts[^1] == "old" && (unit.Code == "Y" || OldPeople.Contains(t.Lower(i + 1)))) return null;
        string lead = string.Join('-', parts[..at]);
        double? count = lead is "several" or "multi" or "many" ? null : lead == "half" ? 0.5 : lead == "one" ? 1
            : Numerals.Word(lead) is { } word ? word
            : double.TryParse(lead, System.Globalization.NumberStyles.AllowDecimalPoint,
                System.Globalization.CultureInfo.InvariantCulture, out double n)
                && n < 10_000 ? n : -1;
        return count is <= 0 ? null : Make(t, i, i + 1, unit.Value(count), "", unit, count);
    }

    /// <summary>"for weeks", "within days", "centuries": units in the plural without a number.</summary>
    static FoundDate? Bare(DateText t, int i)
    {
        if (TimeUnit.Of(t.Lower(i)) is not { Plural: true } unit || unit.Code is "TS" or "Q" or "TM" || t.IsCapital(i)
            && !t.OpensSentence(i)) return null;
        if (i > 0 && (t[i - 1].Kind == TokenKind.Number || Numerals.Word(t.Lower(i - 1)) is not null
            || t.Lower(i - 1) is "'s" or "old" or "'")) return null;
        if (t.Lower(i - 1) is not ("for" or "in" or "within" or "over" or "after" or "by" or "take" or "takes" or "took" or "spend"
            or "spent" or "last"
            or "lasted" or "lasts" or "follows" or "through")) return null;
        int end = t.Lower(i + 1) is "or" or "and" && TimeUnit.Of(t.Lower(i + 2)) is { Plural: true } ? i + 3 : i + 1;
        return Make(t, i, end, unit.Value(null), "", unit, null);
    }

    /// <summary>A length that is laid from publication has days: "the past two months", "the next few days".</summary>
    static FoundDate Make(DateText t, int first, int end, string value, string frame, TimeUnit unit, double? count)
    {
        bool back = frame is "past" or "last" or "recent", ahead = frame is "next" or "coming";
        if (!back && !ahead || !t.Anchor.Known || unit.IsClock)
            return new FoundDate(first, end, TimeType.Duration, new Reading(value, null, null, count is null
                ? "It is a length of time; how long is not said." : "It is a length of time."));
        var from = t.Anchor.Latest;
        long n = (long)Math.Min(100_000, Math.Round(count ?? 0));
        DateOnly? other = count is null ? null : CalendarSpans.Shifted(from, "D", 0) is null ? null
            : unit.Code switch { "D" => Iso.Add(from, ahead ? n : -n), "W" => Iso.Add(from, ahead ? 7 * n : -7 * n),
                "FN" => Iso.Add(from, ahead ? 14 * n : -14 * n), "M" => Iso.AddMonths(from, ahead ? n : -n),
                "Q" => Iso.AddMonths(from, 3 * (ahead ? n : -n)), _ => Iso.AddMonths(from, 12L * unit.Years * (ahead ? n : -n)) };
        string reason = $"It is a length of time that {(back ? "ends with" : "begins with")} publication on {t.Anchor.Printed}"
            + (count is null ? "; how long is not said." : ".");
        return new FoundDate(first, end, TimeType.Duration, back ? new Reading(value, other, from, reason)
            : new Reading(value, t.Anchor.Earliest, other, reason),
            DateForm.Other, back ? Direction.Back : Direction.Ahead)
        { Status = back ? TimeStatus.Past : TimeStatus.Upcoming };
    }
}
