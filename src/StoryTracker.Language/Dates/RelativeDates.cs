using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Dates counted from publication: weekdays, yesterday, this afternoon, next week, last year, two weeks ago, in eight
/// weeks.</summary>
static class RelativeDates
{
    public static FoundDate? At(IReadOnlyList<Token> t, int i, Anchor anchor) =>
        Named(t, i, anchor) ?? Weekday(t, i, anchor) ?? Unit(t, i, anchor) ?? NamedQuarter(t, i, anchor) ?? Counted(t, i, anchor)
        ?? Vague(t, i);

    static string Lower(IReadOnlyList<Token> t, int i) => i >= 0 && i < t.Count ? t[i].Lower : "";

    /// <summary>today, yesterday [morning], tonight, this afternoon, last night, tomorrow.</summary>
    static FoundDate? Named(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        string w = Lower(t, i);
        int shift = w switch { "today" or "tonight" => 0, "yesterday" => -1, "tomorrow" => 1, _ => int.MinValue };
        string? part = w == "tonight" ? "NI" : null;
        int end = i + 1;
        if (shift != int.MinValue)
        {
            if (part is null && CalendarWords.PartOfDay(Lower(t, end)) is { } following) (part, end) = (following, end + 1);
        }
        else if (w is "this" or "last" && CalendarWords.PartOfDay(Lower(t, i + 1)) is { } bare && (w == "this" || bare == "NI"))
        {
            (part, end, shift) = (bare, i + 2, w == "last" ? -1 : 0);
        }
        else
        {
            return null;
        }
        string suffix = part is null ? "" : "T" + part;
        var reading = anchor.Count(
            d => (Iso.Add(d, shift), Iso.Add(d, shift)), d => Iso.Day(d) + suffix, "XXXX-XX-XX" + suffix,
            shift switch { 0 => "the day of publication", 1 => "the day after", _ => "the day before" });
        return new FoundDate(i, end, part is null ? TimeType.Date : TimeType.Time, reading, DateForm.Other, shift > 0)
        { Status = anchor.Known ? shift > 0 ? TimeStatus.Upcoming : TimeStatus.Past : TimeStatus.Unknown };
    }

    static FoundDate? Weekday(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        int at = i, step = 0;
        if (Lower(t, i) is "last" or "next" or "this" && CalendarWords.Weekday(Lower(t, i + 1)) > 0)
            (at, step) = (i + 1, Lower(t, i) switch { "last" => -1, "next" => 1, _ => 0 });
        int weekday = CalendarWords.Weekday(Lower(t, at));
        if (weekday == 0 || !t[at].IsCapital) return null;
        int end = at + 1;
        string suffix = "";
        if (CalendarWords.PartOfDay(Lower(t, end)) is { } part) (suffix, end) = ("T" + part, end + 1);
        bool ahead = step > 0 || step == 0 && Outlook.IsUpcoming(t, i, end);
        string name = CalendarWords.DayName(weekday);
        var reading = anchor.Count(
            d => Both(ahead ? OnOrAfter(Iso.Add(d, step > 0 ? 1 : 0), weekday) : OnOrBefore(Iso.Add(d, step < 0 ? -1 : 0), weekday)),
            d => Iso.Day(d) + suffix, $"XXXX-WXX-{weekday}{suffix}", ahead ? $"the {name} on or after publication"
                : $"the {name} on or before publication");
        return new FoundDate(i, end, suffix.Length > 0 ? TimeType.Time : TimeType.Date, reading, DateForm.Weekday, ahead);
    }

    static (DateOnly, DateOnly) Both(DateOnly d) => (d, d);

    static DateOnly OnOrBefore(DateOnly d, int weekday) => Iso.Add(d, -((Iso.Weekday(d) - weekday + 7) % 7));

    static DateOnly OnOrAfter(DateOnly d, int weekday) => Iso.Add(d, (weekday - Iso.Weekday(d) + 7) % 7);

    /// <summary>this / last / next + weekend, week, month, year, quarter, season.</summary>
    static FoundDate? Unit(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        int word = Lower(t, i) == "the" && Lower(t, i + 1) is "previous" or "following" or "current" or "coming" ? i + 1 : i;
        int? step = Lower(t, word) switch
        {
            "this" or "current" => 0,
            "last" or "previous" => -1,
            "next" or "coming" => 1,
            _ => null,
        };
        if (step is not { } n) return null;
        string unit = Lower(t, word + 1);
        int end = word + 2;
        string how = $"{Lower(t, word)} {unit}";
        if (unit == "weekend") return Weekend(t, i, end, n, anchor);
        if (CalendarWords.Season(unit) is { } season)
            return new FoundDate(i, end, TimeType.Date, anchor.Count(
                d => SeasonOf(d.Year + SeasonShift(d, season, n), season), d => $"{d.Year:0000}-{season}", "XXXX-" + season, how),
                    DateForm.Other, n > 0);
        Reading? reading = unit switch
        {
            "week" => anchor.Count(d => Week(Iso.Add(d, 7 * n)), Iso.Week, "XXXX-WXX", how),
            "month" => anchor.Count(d => Month(Iso.AddMonths(d, n)), Iso.Month, "XXXX-XX", how),
            "year" => anchor.Count(d => Iso.YearOf(Math.Clamp(d.Year + n, 1, 9999)), d => Iso.Year(d.Year), "XXXX", how),
            "quarter" => anchor.Count(d => Quarter(Iso.AddMonths(d, 3 * n)), d => $"{d.Year:0000}-Q{(d.Month + 2) / 3}", "XXXX-QX", how),
            _ => null,
        };
        return reading is null ? null : new FoundDate(i, end, TimeType.Date, reading, unit == "week" ? DateForm.Week
            : DateForm.Other, n > 0)
        { Status = !anchor.Known ? null : n > 0 ? TimeStatus.Upcoming : n < 0 ? TimeStatus.Past : null };
    }

    /// <summary>the third quarter, third-quarter, the fourth quarter of 2017: without a year the latest that has begun.</summary>
    static FoundDate? NamedQuarter(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        string w = Lower(t, i);
        bool joined = w.EndsWith("-quarter", StringComparison.Ordinal);
        int quarter = CalendarWords.Quarter(joined ? w[..^8] : w);
        int end = joined ? i + 1 : i + 2;
        if (quarter == 0 || !joined && Lower(t, i + 1) != "quarter") return null;
        int first = !joined && Lower(t, i - 1) == "the" ? i - 1 : i;
        int year = Lower(t, end) is "of" ? CalendarWords.Year(Lower(t, end + 1)) : CalendarWords.Year(Lower(t, end));
        if (year > 0)
        {
            var (low, high) = Quarter(new DateOnly(year, (quarter * 3) - 2, 1));
            end += Lower(t, end) is "of" ? 2 : 1;
            return new FoundDate(first, end, TimeType.Date, new Reading($"{year:0000}-Q{quarter}", low, high,
                "Quarter and year are printed."), DateForm.Other, false);
        }
        var reading = anchor.Count(
            d => Quarter(new DateOnly(Math.Max(1, d.Month >= quarter * 3 - 2 ? d.Year : d.Year - 1), quarter * 3 - 2, 1)),
            d => $"{d.Year:0000}-Q{quarter}", $"XXXX-Q{quarter}", $"the latest quarter {quarter} that has begun");
        return new FoundDate(first, end, TimeType.Date, reading, DateForm.Other, false);
    }

    static FoundDate Weekend(IReadOnlyList<Token> t, int i, int end, int n, Anchor anchor)
    {
        bool ahead = n > 0 || n == 0 && Outlook.IsUpcoming(t, i, end);
        var reading = anchor.Count(
            d => Saturday(d, n, ahead) is var saturday ? (saturday, Iso.Add(saturday, 1)) : default, d =>
                Iso.Week(d) + "-WE", "XXXX-WXX-WE",
            ahead ? "the coming weekend" : n < 0 ? "the weekend before" : "the latest weekend");
        return new FoundDate(i, end, TimeType.Date, reading, DateForm.Other, ahead) { Status = anchor.Known ? ahead ? TimeStatus.Upcoming
            : TimeStatus.Past : null };
    }

    static DateOnly Saturday(DateOnly d, int n, bool ahead)
    {
        var saturday = Iso.Add(Iso.Monday(d), 5);
        if (n < 0) return Iso.Add(saturday, -7);
        if (n > 0) return Iso.Add(saturday, Iso.Weekday(d) >= 6 ? 7 : 0);
        return !ahead && Iso.Weekday(d) < 6 ? Iso.Add(saturday, -7) : saturday;
    }

    static (DateOnly, DateOnly) Week(DateOnly d) => (Iso.Monday(d), Iso.Add(Iso.Monday(d), 6));

    static (DateOnly, DateOnly) Month(DateOnly d) => Iso.MonthOf(d.Year, d.Month);

    static (DateOnly, DateOnly) Quarter(DateOnly d)
    {
        int first = (d.Month - 1) / 3 * 3 + 1;
        return (new DateOnly(d.Year, first, 1), Iso.MonthOf(d.Year, first + 2).Last);
    }

    static int SeasonShift(DateOnly d, string season, int n)
    {
        int start = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
        return n < 0 ? d.Month >= start + 3 ? 0 : -1 : n > 0 ? d.Month < start ? 0 : 1 : 0;
    }

    static (DateOnly, DateOnly) SeasonOf(int year, string season)
    {
        int start = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
        var first = new DateOnly(Math.Clamp(year, 1, 9998), start, 1);
        return (first, Iso.Add(Iso.AddMonths(first, 3), -1));
    }

    /// <summary>two weeks ago, a year earlier, in eight weeks, three days later, ten years from now.</summary>
    static FoundDate? Counted(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        int number = CalendarWords.Number(Lower(t, i));
        if (number < 1 || CalendarWords.Unit(Lower(t, i + 1)) is not { } unit) return null;
        string after = Lower(t, i + 2);
        int sign = after is "ago" or "earlier" or "before" ? -1 : after == "from" && Lower(t, i + 3) is "now" or "today" ? 1
            : Lower(t, i - 1) == "in" && unit is "D" or "W" or "M" or "Y"
            && Outlook.IsUpcoming(t, i - 1, i + 2) | Lower(t, i - 2) is not "first" && Ahead(t, i) ? 1 : 0;
        if (sign == 0 || after == "before" && Lower(t, i + 3) is not ("." or ",")) return null;
        int end = after is "ago" or "earlier" or "before" ? i + 3 : after == "from" ? i + 4 : i + 2;
        int first = sign > 0 && after != "from" ? i - 1 : i;
        string how = sign < 0 ? $"{number} {t[i + 1].Lower} back" : $"{number} {t[i + 1].Lower} ahead";
        long n = (long)sign * number;
        Reading? reading = unit switch
        {
            "D" => anchor.Count(d => Both(Iso.Add(d, n)), Iso.Day, "XXXX-XX-XX", how),
            "W" => anchor.Count(d => Week(Iso.Add(d, 7 * n)), Iso.Week, "XXXX-WXX", how),
            "M" => anchor.Count(d => Month(Iso.AddMonths(d, n)), Iso.Month, "XXXX-XX", how),
            "Y" => anchor.Count(d => Iso.YearOf(Iso.AddMonths(d, 12 * n).Year), d => Iso.Year(d.Year), "XXXX", how),
            "DE" => anchor.Count(d => Iso.YearOf(Iso.AddMonths(d, 120 * n).Year), d => Iso.Year(d.Year), "XXXX", how),
            _ => null,
        };
        return reading is null ? null : new FoundDate(first, end, TimeType.Date, reading, unit == "W" ? DateForm.CountedWeeks
            : DateForm.Other, sign > 0)
        { Status = !anchor.Known ? null : sign > 0 ? TimeStatus.Upcoming : TimeStatus.Past };
    }

    /// <summary>"in eight weeks" looks ahead when could, can, may or a present verb stands near; "fell in two weeks" is a
    /// duration.</summary>
    static bool Ahead(IReadOnlyList<Token> t, int i)
    {
        for (int k = i - 2; k >= 0 && i - k < 16; k--)
        {
            string w = t[k].Lower;
            if (w is "." or "!" or "?") break;
            if (w is "will" or "could" or "can" or "may" or "might" or "would" or "should" or "must" or "due" or "to" or "expected"
                or "again") return true;
            if (w.EndsWith("ed", StringComparison.Ordinal) || w is "fell" or "rose" or "was" or "were" or "had") return false;
        }
        return false;
    }

    /// <summary>years ago, recently, now.</summary>
    static FoundDate? Vague(IReadOnlyList<Token> t, int i)
    {
        string w = Lower(t, i);
        if (w is "years" or "months" or "weeks" or "days" or "decades" && Lower(t, i + 1) == "ago")
        {
            int first = Lower(t, i - 1) is "many" or "several" or "few" or "some" ? i - 1 : i;
            if (first < i && Lower(t, first) == "few" && Lower(t, first - 1) == "a") first--;
            return new FoundDate(first, i + 2, TimeType.Date, new Reading("PAST_REF", null, null, "How long ago is not said."),
                DateForm.Other, false) { Status = TimeStatus.Past };
        }
        return w switch
        {
            "recently" => new FoundDate(i, i + 1, TimeType.Date, new Reading("PAST_REF", null, null, "When exactly is not said."),
                DateForm.Other, false) { Status = TimeStatus.Past },
            "now" or "currently" => new FoundDate(i, i + 1, TimeType.Date, new Reading("PRESENT_REF", null, null, "The time of writing."),
                DateForm.Other, false),
            _ => null,
        };
    }
}
