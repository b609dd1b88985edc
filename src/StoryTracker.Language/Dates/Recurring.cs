using System.Globalization;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>What recurs (TIMEX3 SET): "every Monday", "each July", "every two weeks", "daily", "annually", "twice a week".</summary>
static class Recurring
{
    public static FoundDate? At(DateText t, int i) => Each(t, i) ?? Times(t, i) ?? Adverb(t, i);

    static FoundDate? Each(DateText t, int i)
    {
        if (t.Lower(i) is not ("every" or "each")) return null;
        int k = t.Lower(i + 1) is "other" or "single" or "second" && TimeUnit.Of(t.Lower(i + 2)) is not null ? i + 2 : i + 1;
        double every = k > i + 1 && t.Lower(i + 1) is "other" or "second" ? 2 : 1;
        if (k == i + 1 && Numerals.At(t, k) is { Count: { } count } number) (every, k) = (count, number.End);
        string w = t.Lower(k);
        if (TimeUnit.Of(w) is { } unit) return Set(i, k + 1, unit.Value(every));
        if (CalendarWords.Weekday(w) is > 0 and var weekday)
            return CalendarWords.PartOfDay(t.Lower(k + 1)) is { } part ? Set(i, k + 2, $"XXXX-WXX-{weekday}T{part}")
                : Set(i, k + 1, $"XXXX-WXX-{weekday}");
        if (CalendarWords.Month(w) is > 0 and var month && t.IsCapital(k)) return Set(i, k + 1,
            $"XXXX-{month.ToString("00", CultureInfo.InvariantCulture)}");
        if (CalendarWords.Season(w) is { } season) return Set(i, k + 1, "XXXX-" + season);
        if (w == "weekend") return Set(i, k + 1, "XXXX-WXX-WE");
        return CalendarWords.PartOfDay(w) is { } day ? Set(i, k + 1, "XXXX-XX-XXT" + day) : null;
    }

    /// <summary>"twice a week", "three times each day".</summary>
    static FoundDate? Times(DateText t, int i)
    {
        int k = t.Lower(i) is "once" or "twice" ? i + 1
            : t.Lower(i) is "several" or "many" && t.Lower(i + 1) == "times" ? i + 2
            : (t[i].Kind == TokenKind.Number || Numerals.Word(t.Lower(i)) is not null) && t.Lower(i + 1) == "times" ? i + 2 : i;
        return k > i && t.Lower(k) is "a" or "an" or "each" or "every" or "per" && TimeUnit.Of(t.Lower(k + 1)) is { Plural: false } unit
            && t.Lower(k + 2) is not ("ago" or "earlier") ? Set(i, k + 2, unit.Value(1)) : null;
    }

    static FoundDate? Adverb(DateText t, int i)
    {
        string? value = t.Lower(i) switch
        {
            "daily" => "P1D",
            "nightly" => "P1D",
            "weekly" => "P1W",
            "fortnightly" => "P2W",
            "monthly" => "P1M",
            "annually" or "yearly" => "P1Y",
            "hourly" => "PT1H",
            _ => null,
        };
        return value is null || t.IsCapital(i) && !t.OpensSentence(i) ? null : Set(i, i + 1, value);
    }

    static FoundDate Set(int first, int end, string value) => new(first, end, TimeType.Set, new Reading(value, null, null, "It recurs."));
}
