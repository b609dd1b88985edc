namespace StoryTracker.Language.Dates;

/// <summary>Periods that business news reports on: "the third quarter", "third-quarter", "the 2017 second quarter", "the quarter ended
/// Sept. 30", "the latest quarter", "the year-ago period", and "a year earlier" beside one of them.</summary>
static class Periods
{
    public static FoundDate? At(DateText t, int i) => Numbered(t, i) ?? Half(t, i) ?? YearAgo(t, i) ?? Reported(t, i) ?? Ended(t, i);

    /// <summary>The quarter that the text spoke of last.</summary>
    static DateOnly? Spoken(DateText t, int i) => t.Before(i, f => f.Form == DateForm.Quarter
        && f.Reading.Earliest is not null)?.Reading.Earliest;

    /// <summary>A quarter by its number, with or without a year; without one the latest that has begun, or the next where the clause
    /// looks ahead.</summary>
    static FoundDate? Numbered(DateText t, int i)
    {
        int first = i;
        int year = CalendarWords.Year(t.Lower(i));
        bool ago = t.Lower(i) is "year-ago" or "year-earlier";
        int shift = int.MinValue;
        if (year > 0 || ago) i++;
        else if (t.Lower(i) is "this" or "last" or "next" && t.Lower(i + 1) == "year" && t.Lower(i + 2) == "'s")
            (shift, i) = (t.Lower(i) switch { "last" => -1, "next" => 1, _ => 0 }, i + 3);
        string w = t.Lower(i);
        if (w is "fiscal" or "fiscal-first" or "fiscal-second" or "fiscal-third" or "fiscal-fourth") (i, w) = w == "fiscal"
            ? (i + 1, t.Lower(i + 1)) : (i, w[7..]);
        bool joined = w.EndsWith("-quarter", StringComparison.Ordinal);
        int quarter = CalendarWords.Ordinal(joined ? w[..^8] : w);
        int end = joined ? i + 1 : i + 2;
        if (quarter is < 1 or > 4 || !joined && t.Lower(i + 1) != "quarter") return null;
        if (first == i && t.Lower(first - 1) == "the") first--;
        else if (first < i && t.Lower(first - 1) == "the") first--;
        if (year == 0 && shift == int.MinValue && !ago)
        {
            int y = t.Lower(end) is "of" ? end + 1 : end;
            if (t.Lower(y) is "fiscal") y++;
            year = CalendarWords.Year(t.Lower(y));
            if (year > 0) end = y + 1;
            else if (t.Lower(end) == "of" && t.Lower(end + 1) is "this" or "last" or "next" && t.Lower(end + 2) == "year")
                (shift, end) = (t.Lower(end + 1) switch { "last" => -1, "next" => 1, _ => 0 }, end + 3);
        }
        if (year > 0) return Quarter(first, end, new DateOnly(year, quarter * 3 - 2, 1), "Quarter and year are printed.");
        bool looks = !ago && shift == int.MinValue && Outlook.IsAhead(t, first, end), ahead = false;
        var reading = t.Anchor.Count(
            d =>
            {
                var latest = Start(shift != int.MinValue ? d.Year + shift : d.Month < quarter * 3 - 2 ? d.Year - 1 : d.Year, quarter);
                // A report that is still to come is about the quarter that just ended, until that is long ago.
                ahead = looks && d.DayNumber - latest.Last.DayNumber > 150;
                return CalendarSpans.Shifted(latest.First, "Q", ahead ? 4 : ago ? -4 : 0) is var (low, high, _) ? (low, high) : latest;
            },
            CalendarSpans.QuarterValue, $"XXXX-Q{quarter}",
            $"the {(looks ? "latest or next" : "latest")} quarter {quarter}{(ago ? ", a year earlier" : "")}");
        return new FoundDate(first, end, TimeType.Date, reading, DateForm.Quarter, ahead ? Direction.Ahead : Direction.Unknown);
    }

    static (DateOnly First, DateOnly Last) Start(int year, int quarter) =>
        CalendarSpans.Quarter(new DateOnly(Math.Clamp(year, 1, 9999), quarter * 3 - 2, 1));

    /// <summary>"the second half of 2017", "the first half of this year".</summary>
    static FoundDate? Half(DateText t, int i)
    {
        int half = t.Lower(i) is "first" ? 1 : t.Lower(i) is "second" or "last" or "latter" ? 2 : 0;
        if (half == 0 || t.Lower(i + 1) != "half" || t.Lower(i + 2) != "of") return null;
        int y = t.Lower(i + 3) is "fiscal" ? i + 4 : i + 3;
        int year = CalendarWords.Year(t.Lower(y)), end = y + 1;
        int shift = t.Lower(y) switch { "this" or "the" => 0, "last" => -1, "next" => 1, _ => int.MinValue };
        if (year == 0 && (shift == int.MinValue || t.Lower(y + 1) != "year")) return null;
        if (year == 0) end = y + 2;
        int first = t.Lower(i - 1) == "the" ? i - 1 : i;
        if (year > 0) return new FoundDate(first, end, TimeType.Date, new Reading($"{year:0000}-H{half}", HalfOf(year, half).First,
            HalfOf(year, half).Last,
            "Half and year are printed."));
        return new FoundDate(first, end, TimeType.Date, t.Anchor.Count(d => HalfOf(Math.Clamp(d.Year + shift, 1, 9999), half),
            d => $"{d.Year:0000}-H{half}", $"XXXX-H{half}", $"half {half} of {t.Lower(y)} year"));
    }

    static (DateOnly First, DateOnly Last) HalfOf(int year, int half) =>
        (new DateOnly(year, half == 1 ? 1 : 7, 1), half == 1 ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31));

    /// <summary>"the year-ago quarter", "the year-earlier period", "year-earlier results": the reported quarter, a year before.</summary>
    static FoundDate? YearAgo(DateText t, int i)
    {
        int at = t.Lower(i) == "the" ? i + 1 : i;
        if (t.Lower(at) is "comparable" or "corresponding" or "same") at++;
        if (t.Lower(at) is not ("year-ago" or "year-earlier") || CalendarWords.Ordinal(t.Lower(at + 1)) > 0) return null;
        int end = t.Lower(at + 1) is "quarter" or "period" ? at + 2 : at + 1;
        return YearBack(t, i, end) ?? new FoundDate(i, end, TimeType.Date,
            t.Anchor.Count(d => Iso.YearOf(Math.Max(1, d.Year - 1)), d => Iso.Year(d.Year),
            "XXXX", "the year before"), DateForm.Other, Direction.Back);
    }

    /// <summary>"a year ago", "a year earlier" beside a quarter: the same quarter of the year before; null where no quarter is
    /// spoken of.</summary>
    public static FoundDate? YearBack(DateText t, int first, int end) =>
        Spoken(t, first) is { Year: > 1 } quarter && !OtherLength(t, first) ? Quarter(first, end, quarter.AddYears(-1),
            $"The text compares with {CalendarSpans.QuarterValue(quarter)}, of which it spoke before; "
            + "this is the same quarter a year before.") with
        { Direction = Direction.Back, Form = DateForm.Other } : null;

    /// <summary>"the nine months", "the year ended": after these "a year earlier" is no longer the quarter.</summary>
    static bool OtherLength(DateText t, int i) =>
        t.Before(i, f => f.Form == DateForm.Quarter || f is { Type: TimeType.Duration } && f.Reading.Value is "P9M" or "P6M" or "P1Y"
            && t.Lower(f.First) is "the")?.Form != DateForm.Quarter;

    /// <summary>"the quarter", "the latest quarter", "the period", "the 2016 period": the quarter that the text spoke of.</summary>
    static FoundDate? Reported(DateText t, int i)
    {
        if (t.Lower(i) is not ("the" or "that" or "this")) return null;
        int at = i + 1, year = CalendarWords.Year(t.Lower(at));
        bool latest = t.Lower(at) is "latest" or "most-recent";
        if (latest || year > 0 || t.Lower(at) is "same" or "corresponding" or "comparable" or "entire" or "full") at++;
        if (t.Lower(at) is not ("quarter" or "period") || t.Lower(i) == "this" || t.Lower(at) == "period" && at == i + 1
            && t.Lower(at + 1) is "of" or "when")
            return null;
        int end = at + 1;
        if (t.Lower(end) is "ended" or "ending") return Ended(t, i, end, true);
        int ago = t.Lower(end) is "a" && t.Lower(end + 1) == "year" && t.Lower(end + 2) is "ago" or "earlier" ? 3
            : t.Lower(end) is "last" && t.Lower(end + 1) == "year" ? 2 : 0;
        if (ago > 0 && YearBack(t, i, end + ago) is { } back) return back;
        if (year > 0 && OtherLength(t, i)) return new FoundDate(i, end, TimeType.Date,
            new Reading(Iso.Year(year), Iso.YearOf(year).First, Iso.YearOf(year).Last, "The year is printed."));
        if (Spoken(t, i) is { } spoken && !(latest && t.Anchor.Known && spoken.AddMonths(2) > t.Anchor.Latest))
            return Quarter(i, end, year > 0 ? new DateOnly(year, spoken.Month, 1)
                : spoken, $"The text spoke of {CalendarSpans.QuarterValue(spoken)} before.")
                with { Form = year > 0 ? DateForm.Other : DateForm.Quarter };
        if (t.Lower(at) == "period") return null;
        if (year > 0) return null;
        return new FoundDate(i, end, TimeType.Date, t.Anchor.Count(d =>
            CalendarSpans.Quarter(Iso.AddMonths(d, -3)), CalendarSpans.QuarterValue, "XXXX-QX",
            "the latest quarter that has ended"), DateForm.Quarter);
    }

    /// <summary>"the year ended March 31", "the nine months ended Sept. 30" are lengths with a last day.</summary>
    static FoundDate? Ended(DateText t, int i)
    {
        if (t.Lower(i) != "the") return null;
        int at = t.Lower(i + 1) is "fiscal" or "full" or "financial" ? i + 2 : i + 1;
        return t.Lower(at) is "year" && t.Lower(at + 1) is "ended" or "ending" ? Ended(t, i, at + 1, false) : null;
    }

    static FoundDate? Ended(DateText t, int first, int end, bool quarter)
    {
        var last = CalendarDates.At(t, end + 1)?.Reading.Earliest;
        if (quarter)
        {
            return last is { } day ? Quarter(first, end, CalendarSpans.Quarter(day).First, $"It is said to end on {Iso.Day(day)}.")
                : new FoundDate(first, end, TimeType.Date, new Reading("XXXX-QX", null, null, "Which quarter is not said."),
                    DateForm.Quarter);
        }
        string reason = last is { } d ? $"It is a length of time that ends on {Iso.Day(d)}." : "It is a length of time.";
        return new FoundDate(first, end, TimeType.Duration, new Reading("P1Y", last is { Year: > 1 } from ? Iso.Add(from.AddYears(-1), 1)
            : null, last, reason));
    }

    static FoundDate Quarter(int first, int end, DateOnly start, string reason)
    {
        var (low, high) = CalendarSpans.Quarter(start);
        return new FoundDate(first, end, TimeType.Date, new Reading(CalendarSpans.QuarterValue(low), low, high, reason), DateForm.Quarter);
    }
}
