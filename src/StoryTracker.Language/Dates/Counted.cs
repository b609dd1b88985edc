using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Dates counted in units: "two weeks ago", "a year earlier", "in eight weeks", "ten years from now", "three days
/// later".</summary>
static class Counted
{
    public static FoundDate? At(DateText t, int i)
    {
        if (Numerals.At(t, i) is not { } number || TimeUnit.Of(t.Lower(number.End)) is not { } unit || unit.IsClock) return Bare(t, i);
        int after = number.End + 1;
        if (t.Lower(after) == "or" && t.Lower(after + 1) is "so" or "two" or "more") after += 2;
        string word = t.Lower(after);
        if (number.Count is null)
            return word is "ago" or "earlier" or "back" && unit.Plural ? Vague(i, after + 1) : null;
        int n = (int)Math.Min(100_000, Math.Ceiling(number.Count.Value));
        if (word is "ago" or "back" || word is "earlier" or "before" && EndsClause(t, after + 1))
        {
            if (word is "back" && !EndsClause(t, after + 1)) return null;
            if (n == 1 && unit.Code == "Y" && Periods.YearBack(t, i, after + 1) is { } period) return period;
            bool told = word is "earlier" or "before";
            return Make(t, i, after + 1, -n, unit.Code, told && unit.Code is "D" or "W" ? t.DayBefore(i) : null);
        }
        if (word == "from" && t.Lower(after + 1) is "now" or "today") return Make(t, i, after + 2, n, unit.Code, null);
        if (word is "later" or "afterwards" or "after" && EndsClause(t, after + 1) && t.DayBefore(i) is { } day)
            return Make(t, i, after + 1, n, unit.Code, day);
        if (t.Lower(i - 1) == "in" && unit.Code != "Q" && Ahead(t, i)) return Make(t, i - 1, after, n, unit.Code, null)
            with { Direction = Direction.Ahead };
        return null;
    }

    /// <summary>"years ago", "just months ago".</summary>
    static FoundDate? Bare(DateText t, int i) =>
        TimeUnit.Of(t.Lower(i)) is { Plural: true, IsClock: false } && t.Lower(i + 1) is "ago" ? Vague(i, i + 2)
        : t.Lower(i) == "long" && t.Lower(i + 1) == "ago" ? Vague(i, i + 2) : null;

    static FoundDate Vague(int first, int end) =>
        new(first, end, TimeType.Date, new Reading("PAST_REF", null, null, "How long ago is not said."), DateForm.Other, Direction.Back)
        { Status = TimeStatus.Past };

    /// <summary>"before" and "earlier" that take no object: "a year earlier", but not "two weeks before the vote".</summary>
    static bool EndsClause(DateText t, int i) => i >= t.Count || !t[i].IsWord || t.Lower(i - 1) is "earlier" or "later"
        || ClosedClass.Prepositions.Contains(t.Lower(i)) || ClosedClass.Coordinators.Contains(t.Lower(i))
        || t.Lower(i) is "when" or "because" or "that" or "while" or "is" or "was" or "were" or "are";

    static FoundDate Make(DateText t, int first, int end, int n, string unit, DateOnly? told)
    {
        string name = unit switch
        {
            "D" => "day",
            "W" => "week",
            "FN" => "fortnight",
            "M" => "month",
            "Q" => "quarter",
            "Y" => "year",
            "DE" => "decade",
            "CE" => "century",
            _ => "millennium",
        };
        string how = $"{Math.Abs(n)} {name}{(Math.Abs(n) == 1 ? "" : "s")} {(n < 0 ? "back" : "ahead")}";
        if (unit is "DE" or "CE" or "ML") (n, unit) = ((int)Math.Clamp(n * (unit == "DE" ? 10L : unit == "CE" ? 100 : 1000), -9999, 9999),
            "Y");
        if (told is { } day && CalendarSpans.Shifted(day, unit == "W" ? "D" : unit, unit == "W" ? n * 7L : n) is var (low, high, value))
            return new FoundDate(first, end, TimeType.Date,
                new Reading(value, low, high, $"It is {how}, counted from {Iso.Day(day)}, which the text names before it."));
        var reading = t.Anchor.Count(d => CalendarSpans.Shifted(d, unit, n) is var (a, b, _) ? (a, b) : default,
            d => CalendarSpans.Shifted(d, unit, 0)?.Value ?? "", RelativeUnits.Unresolved(unit), how);
        return new FoundDate(first, end, TimeType.Date, reading, unit is "W" or "FN" ? DateForm.CountedWeeks : DateForm.Other,
            n > 0 ? Direction.Ahead : Direction.Back)
        { Status = !t.Anchor.Known ? null : n > 0 ? TimeStatus.Upcoming : TimeStatus.Past };
    }

    /// <summary>"in eight weeks" looks ahead in a clause that does; "fell in two weeks" and "the first in two weeks" are
    /// lengths.</summary>
    static bool Ahead(DateText t, int i) =>
        t.Lower(i - 2) is not ("first" or "time" or "once" or "letter" or "twice") && Outlook.Of(t, i - 1, i) == Direction.Ahead;
}
