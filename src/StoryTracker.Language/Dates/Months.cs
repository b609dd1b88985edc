namespace StoryTracker.Language.Dates;

/// <summary>Months: "July 2017", "March of next year", "January this year", "last June", "in December", "mid-November".</summary>
static class Months
{
    /// <summary>Words before a month name that is also a common word (May, March).</summary>
    static readonly HashSet<string> Leads = ["in", "since", "this", "early", "late", "until", "till", "by", "from", "of", "during", "mid",
        "to",
        "for", "through", "between", "and", "or", "before", "after", "each", "every", "last", "next", "past", "a", "the", "'s", "its"];

    public static FoundDate? At(DateText t, int i)
    {
        int first = i, at = i;
        string before = t.Lower(i);
        bool framed = before is "last" or "past" or "next" or "this" or "coming" && CalendarWords.Month(t.Lower(i + 1)) > 0;
        if (framed) at = i + 1;
        if (framed && CalendarWords.DayOfMonth(t.Lower(at + 1)) > 0) return null;
        int month = CalendarWords.Month(t.Lower(at)), hyphen = t.Lower(at).IndexOf('-', StringComparison.Ordinal);
        bool part = false;
        if (month == 0 && hyphen > 0 && t.Lower(at)[..hyphen] is "mid" or "early" or "late" or "pre" or "post")
            (month, part) = (CalendarWords.Month(t.Lower(at)[(hyphen + 1)..]), true);
        if (month == 0 || !t.IsCapital(at) && !part || TimeUnit.Of(t.Lower(at + 1)) is not null && t.Lower(at + 1) == "second") return null;
        if (WithYear(t, first, at, month) is { } dated) return dated;
        if (!framed && !part && month is 3 or 5 && !Leads.Contains(t.Lower(at - 1))) return null;
        int end = at + 1;
        var direction = Facing(t, framed ? before : "", first, end);
        bool last = before is "last" or "past", next = before is "next" or "coming" || !last && direction == Direction.Ahead;
        var reading = t.Anchor.Count(
            from => before == "this" && framed ? Iso.MonthOf(from.Year, month)
                : !last && !next && direction == Direction.Unknown ? Nearest(from, month) : Closest(from, month, last, next), Iso.Month,
            $"XXXX-{month:00}", $"the {(next ? "next" : last ? "last" : "nearest")} {CalendarWords.MonthName(month)}");
        return new FoundDate(first, end, TimeType.Date, reading, DateForm.Other, direction);
    }

    static Direction Facing(DateText t, string frame, int first, int end) => frame switch
    {
        "last" or "past" => Direction.Back,
        "next" or "coming" => Direction.Ahead,
        _ when t.Lower(first - 1) is "by" or "through" && Outlook.Of(t, first, end) != Direction.Back => Direction.Ahead,
        _ => Outlook.Of(t, first, end),
    };

    /// <summary>The year stands behind the month: "2017", "of 2017", "this year", "of last year", "next year".</summary>
    static FoundDate? WithYear(DateText t, int first, int at, int month)
    {
        int y = t.Lower(at + 1) is "of" or "," ? at + 2 : at + 1;
        if (Years.Printed(t, y) is var (year, end))
        {
            var (low, high) = Iso.MonthOf(year, month);
            return new FoundDate(first, end, TimeType.Date, new Reading(Iso.Month(low), low, high, "Month and year are printed."));
        }
        int shift = t.Lower(y) switch { "this" => 0, "last" => -1, "next" => 1, _ => int.MinValue };
        if (shift == int.MinValue || t.Lower(y + 1) != "year" || t.Lower(at + 1) == ",") return null;
        var reading = t.Anchor.Count(from => Iso.MonthOf(Math.Clamp(from.Year + shift, 1, 9999), month), Iso.Month, $"XXXX-{month:00}",
            $"{CalendarWords.MonthName(month)} {t.Lower(y)} year");
        return new FoundDate(first, y + 2, TimeType.Date, reading, DateForm.Other,
            shift switch { -1 => Direction.Back, 1 => Direction.Ahead, _ => Outlook.Of(t, first, y + 2) });
    }

    /// <summary>Where nothing says which way the clause looks: a month up to two ahead, or the last one of its name.</summary>
    static (DateOnly First, DateOnly Last) Nearest(DateOnly from, int month)
    {
        int away = month - from.Month;
        return Iso.MonthOf(Math.Clamp(from.Year + (away > 2 ? -1 : away < -9 ? 1 : 0), 1, 9999), month);
    }

    static (DateOnly First, DateOnly Last) Closest(DateOnly from, int month, bool last, bool ahead)
    {
        int year = from.Year;
        if (ahead && month < from.Month) year++;
        else if (!ahead && month > from.Month) year--;
        if (last && month == from.Month) year--;
        return Iso.MonthOf(Math.Clamp(year, 1, 9999), month);
    }
}
