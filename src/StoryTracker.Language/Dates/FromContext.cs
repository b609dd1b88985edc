namespace StoryTracker.Language.Dates;

/// <summary>Expressions that are counted from one before them in the text, or from publication where "the week" is the running one: "that
/// day", "the same week", "the following year", "the next morning", "later that year", "the end of the month", "year-end".</summary>
static class FromContext
{
    public static FoundDate? At(DateText t, int i) => Beside(t, i) ?? Pointed(t, i) ?? Running(t, i) ?? YearEnd(t, i);

    /// <summary>"the day before last Tuesday", "the week after May 3": counted from the date behind it.</summary>
    static FoundDate? Beside(DateText t, int i)
    {
        if (t.Lower(i) != "the" || t.Lower(i + 1) is not ("day" or "week" or "month" or "year")
            || t.Lower(i + 2) is not ("before" or "after")
            || i + 3 >= t.Count || (CalendarDates.At(t, i + 3) ?? Holidays.At(t, i + 3)
                ?? Weekdays.At(t, i + 3)) is not { Reading.Earliest: { } day } date
            || date.First != i + 3) return null;
        int step = t.Lower(i + 2) == "before" ? -1 : 1;
        return CalendarSpans.Shifted(day, TimeUnit.Of(t.Lower(i + 1))!.Value.Code, step) is not var (low, high, value) ? null
            : new FoundDate(i, date.End, TimeType.Date, new Reading(value, low, high,
                $"It is the {t.Lower(i + 1)} {t.Lower(i + 2)} {Iso.Day(day)}: {date.Reading.Reason}"), DateForm.Other, date.Direction);
    }

    /// <summary>that day, the same week, the following year, the next morning, the previous month, the day before.</summary>
    static FoundDate? Pointed(DateText t, int i)
    {
        string lead = t.Lower(i);
        int at = i + 1;
        int? step = lead == "that" ? 0 : null;
        if (lead == "that" && t.Lower(at) == "same") at++;
        if (lead is "the" or "following" or "same" && step is null)
        {
            string word = lead == "the" ? t.Lower(at++) : lead;
            step = word switch { "same" => 0, "following" or "next" => 1, "previous" or "preceding" => -1, _ => null };
        }
        string unit = t.Lower(at);
        if (step is null && lead == "the" && t.Lower(i + 1) == "day" && t.Lower(i + 2) is "before" or "after"
            && (i + 3 >= t.Count || !t[i + 3].IsWord))
            (step, unit, at) = (t.Lower(i + 2) == "before" ? -1 : 1, "day", i + 2);
        if (step is not { } n) return null;
        string suffix = CalendarWords.PartOfDay(unit) is { } part ? "T" + part : "";
        string? code = suffix.Length > 0 ? "D" : TimeUnit.Of(unit) is { Plural: false, IsClock: false } named ? named.Code : null;
        if (code is null or "DE" or "CE" or "ML" || lead == "that" && (t.Lower(i - 1) is "so" or "say" or "says" or "said")) return null;
        if (t.Before(i, f => f.Type is TimeType.Date or TimeType.Time && f.Reading.Earliest is not null
            && Fits(f, code)) is not { } before) return null;
        if (CalendarSpans.Shifted(before.Reading.Earliest!.Value, code, n) is not var (low, high, value)) return null;
        return new FoundDate(i, at + 1, suffix.Length > 0 ? TimeType.Time : TimeType.Date, new Reading(value + suffix, low, high,
            $"It is {(n == 0 ? "the same" : n > 0 ? "the next" : "the previous")} {unit}, counted from {before.Reading.Value}, "
            + "which the text names before it."),
            code == "Q" ? DateForm.Quarter : DateForm.Other, before.Direction);
    }

    /// <summary>A year can be counted from a month, a day not from a year.</summary>
    static bool Fits(FoundDate f, string code)
    {
        int days = f.Reading.Latest is { } last ? last.DayNumber - f.Reading.Earliest!.Value.DayNumber + 1 : int.MaxValue;
        return days <= code switch { "D" => 1, "W" or "FN" => 7, "M" => 31, "Q" => 92, _ => 366 };
    }

    /// <summary>"the end of the year", "later in the week", "for the full year": the running one, or the year the sentence names.</summary>
    static FoundDate? Running(DateText t, int i)
    {
        if (t.Lower(i) != "the") return null;
        int at = t.Lower(i + 1) is "full" or "whole" or "entire" or "fiscal" or "calendar" or "current" ? i + 2 : i + 1;
        if (t.Lower(at) is "fiscal") at++;
        if (TimeUnit.Of(t.Lower(at)) is not { Plural: false, Code: "D" or "W" or "M" or "Y" or "DE" or "CE" } unit) return null;
        string after = t.Lower(at + 1), before = t.Lower(i - 1), two = t.Lower(i - 2);
        if (after is "of" or "that" or "when" or "he" or "she" or "they" or "it" or "before" or "after" or "ended" or "ending" or "to"
            or "-"
            || at + 1 < t.Count && t.IsCapital(at + 1)) return null;
        bool part = before == "of" && two is "end" or "beginning" or "start" or "middle" or "rest" or "remainder" or "most" or "half"
            or "months" or "course"
            or "quarter" or "part" or "close" or "much" || before is "in" && two is "later" or "earlier" or "early" or "late" or "far";
        bool year = unit.Code == "Y" && (before is "for" or "throughout" or "during" || at > i + 1);
        if (!part && !year && !(unit.Code == "W" && before is "for")) return null;
        string code = unit.Code;
        if (code == "D" && t.DayBefore(i) is { } told && t.SameSentence(i, t.Found[^1].First))
            return new FoundDate(i, at + 1, TimeType.Date, new Reading(Iso.Day(told), told, told,
                "It is the day that the sentence names."));
        var reading = t.Anchor.Count(d => CalendarSpans.Shifted(d, code, 0) is var (a, b, _) ? (a, b) : default,
            d => CalendarSpans.Shifted(d, code, 0)?.Value ?? "", RelativeUnits.Unresolved(code), $"the running {t.Lower(at)}");
        return new FoundDate(i, at + 1, TimeType.Date, reading, code == "W" ? DateForm.Week : DateForm.Other, Outlook.Of(t, i, at + 1));
    }

    /// <summary>"year-end", "by year end", "the year's end": the last day of the running year.</summary>
    static FoundDate? YearEnd(DateText t, int i)
    {
        int end = t.Lower(i) is "year-end" or "month-end" ? i + 1
            : t.Lower(i) is "year" && t.Lower(i + 1) == "end" && t.Lower(i - 1) is "by" or "at" or "before" or "until" or "around" ? i + 2
            : t.Lower(i) is "year" && t.Lower(i + 1) == "'s" && t.Lower(i + 2) == "end" ? i + 3 : i;
        if (end == i || end == i + 1 && t.Lower(i - 1) is not ("by" or "at" or "before" or "until" or "around" or "since" or "from"
            or "for" or "the")) return null;
        bool month = t.Lower(i).StartsWith("month", StringComparison.Ordinal), back = t.Lower(i - 1) is "since" or "from";
        var reading = t.Anchor.Count(d => CalendarSpans.Day(month ? CalendarSpans.Month(d).Last
            : new DateOnly(Math.Max(1, back ? d.Year - 1 : d.Year), 12, 31)), Iso.Day,
            "XXXX-12-31", month ? "the last day of the running month" : back ? "the last day of the year before"
                : "the last day of the running year");
        return new FoundDate(i, end, TimeType.Date, reading, DateForm.Other, back ? Direction.Back : Direction.Ahead);
    }
}
