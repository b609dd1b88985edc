using System.Globalization;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Dates that name a month, a year or a day by its number: "3 May 2018", "May 3", "July 2017", "2018-05-03", "the
/// 1990s".</summary>
static class CalendarDates
{
    public static FoundDate? At(IReadOnlyList<Token> tokens, int i, Anchor anchor)
    {
        return Iso8601(tokens, i) ?? Slashed(tokens, i, anchor) ?? DayMonth(tokens, i, anchor) ?? MonthDay(tokens, i,
            anchor) ?? MonthAlone(tokens, i, anchor)
            ?? Years(tokens, i);
    }

    static string Lower(IReadOnlyList<Token> t, int i) => i >= 0 && i < t.Count ? t[i].Lower : "";

    static FoundDate? Iso8601(IReadOnlyList<Token> t, int i) =>
        DateOnly.TryParseExact(Lower(t, i), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new FoundDate(i, i + 1, TimeType.Date, Exact(day), DateForm.FullDate, false) : null;

    /// <summary>5/14/18: read only one way round, or the way that is the day of publication.</summary>
    static FoundDate? Slashed(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        if (t[i].Kind != TokenKind.Number || !t[i].Text.Contains('/', StringComparison.Ordinal)) return null;
        string[] parts = t[i].Text.Split('/');
        if (parts.Length != 3 || !parts.All(p => p.Length is > 0 and < 5 && p.All(char.IsAsciiDigit))) return null;
        int[] n = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        int year = n[2] < 50 ? 2000 + n[2] : n[2] < 100 ? 1900 + n[2] : n[2];
        var american = Iso.Make(year, n[0], n[1]);
        var european = Iso.Make(year, n[1], n[0]);
        var day = american is null || european is null ? american ?? european
            : american == european || anchor.Known && american == anchor.Earliest ? american
            : anchor.Known && european == anchor.Earliest ? european : null;
        return day is { } sure ? new FoundDate(i, i + 1, TimeType.Date, Exact(sure), DateForm.FullDate, false) : null;
    }

    static FoundDate? DayMonth(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        int day = CalendarWords.DayOfMonth(Lower(t, i));
        if (day == 0) return null;
        int m = Lower(t, i + 1) == "of" ? i + 2 : i + 1;
        int month = CalendarWords.Month(Lower(t, m));
        if (month == 0 || !t[m].IsCapital || m == i + 1 && Lower(t, i - 1) is "$" or "£") return null;
        // "10 May 3" is no date of the 10th; a year may follow, with or without a comma.
        int y = Lower(t, m + 1) == "," ? m + 2 : m + 1;
        int year = CalendarWords.Year(Lower(t, y));
        return Day(t, i, year > 0 ? y + 1 : m + 1, year, month, day, anchor);
    }

    static FoundDate? MonthDay(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        int month = CalendarWords.Month(Lower(t, i));
        if (month == 0 || !t[i].IsCapital) return null;
        int d = Lower(t, i + 1) == "the" ? i + 2 : i + 1;
        int day = CalendarWords.DayOfMonth(Lower(t, d));
        if (day == 0) return null;
        int y = Lower(t, d + 1) == "," ? d + 2 : d + 1;
        int year = CalendarWords.Year(Lower(t, y));
        return Day(t, i, year > 0 ? y + 1 : d + 1, year, month, day, anchor);
    }

    static FoundDate? Day(IReadOnlyList<Token> t, int first, int end, int year, int month, int day, Anchor anchor)
    {
        bool ahead = Outlook.IsUpcoming(t, first, end);
        if (year > 0) return Iso.Make(year, month, day) is { } full
            ? new FoundDate(first, end, TimeType.Date, Exact(full), DateForm.FullDate, ahead) : null;
        if (day > DateTime.DaysInMonth(2000, month)) return null;
        string open = $"XXXX-{month:00}-{day:00}";
        if (!anchor.Known) return new FoundDate(first, end, TimeType.Date,
            new Reading(open, null, null, "No year is printed and the publication date is not known."), DateForm.MonthDay, ahead);
        var nearest = Nearest(anchor.Earliest, month, day);
        if (nearest is null) return null;
        return new FoundDate(
            first, end, TimeType.Date,
            new Reading(Iso.Day(nearest.Value), nearest, nearest,
                $"No year is printed; this is the nearest {day} {CalendarWords.MonthName(month)} to publication on {anchor.Printed}."),
            DateForm.MonthDay, ahead);
    }

    static DateOnly? Nearest(DateOnly from, int month, int day) =>
        Enumerable.Range(-1, 3).Select(k => Iso.Make(from.Year + k, month, day)).Where(d => d is not null)
            .OrderBy(d => Math.Abs(d!.Value.DayNumber - from.DayNumber)).FirstOrDefault();

    static FoundDate? MonthAlone(IReadOnlyList<Token> t, int i, Anchor anchor)
    {
        int month = CalendarWords.Month(Lower(t, i));
        if (month == 0 || !t[i].IsCapital) return null;
        int y = Lower(t, i + 1) is "of" or "," ? i + 2 : i + 1;
        int year = CalendarWords.Year(Lower(t, y));
        if (year > 0)
        {
            var (low, high) = Iso.MonthOf(year, month);
            return new FoundDate(i, y + 1, TimeType.Date, new Reading(Iso.Month(low), low, high, "Month and year are printed."),
                DateForm.Other, false);
        }
        string before = Lower(t, i - 1);
        bool last = before is "last" or "past", next = before == "next";
        if (!last && !next && before is not ("in" or "since" or "this" or "early" or "late" or "until" or "by" or "from" or "of"
            or "during" or "mid" or "to"
            or "for" or "through" or "between" or "and" or "before" or "after" or "each" or "every") && month is 3 or 5) return null;
        int first = last || next || before == "this" ? i - 1 : i;
        bool ahead = next || !last && Outlook.IsUpcoming(t, first, i + 1);
        var reading = anchor.Count(
            from => before == "this" ? Iso.MonthOf(from.Year, month) : ClosestMonth(from, month, last, ahead), d =>
                Iso.Month(d), $"XXXX-{month:00}", $"the {(ahead ? "next" : last ? "last" : "nearest")} {CalendarWords.MonthName(month)}");
        return new FoundDate(first, i + 1, TimeType.Date, reading, DateForm.Other, ahead);
    }

    static (DateOnly First, DateOnly Last) ClosestMonth(DateOnly from, int month, bool last, bool ahead)
    {
        int year = from.Year;
        if (ahead && month < from.Month) year++;
        else if (!ahead && month > from.Month) year--;
        if (last && month == from.Month) year--;
        return Iso.MonthOf(Math.Clamp(year, 1, 9999), month);
    }

    static FoundDate? Years(IReadOnlyList<Token> t, int i)
    {
        string w = Lower(t, i);
        if (w.Length == 5 && w[4] == 's' && CalendarWords.Year(w[..4]) is > 0 and var decade && decade % 10 == 0)
        {
            int first = Lower(t, i - 1) == "the" ? i - 1 : i;
            return new FoundDate(first, i + 1, TimeType.Date,
                new Reading(w[..3], new DateOnly(decade, 1, 1), new DateOnly(decade + 9, 12, 31), "A decade is printed."), DateForm.Other,
                    false);
        }
        int year = CalendarWords.Year(w);
        if (year is < 1800 or > 2100) return null;
        if (Lower(t, i - 1) is not ("in" or "since" or "during" or "of" or "by" or "from" or "until" or "before" or "after" or "late"
            or "early" or "mid" or "for"
            or "fiscal" or "to" or "and" or "through" or "the" or "than" or "or" or "season" or "(" or "year")
            && Lower(t, i + 1) is not ("election" or "elections" or "campaign" or "season" or "budget" or "'s" or "presidential" or ")"
            or "period" or "quarter")) return null;
        if (CalendarWords.Unit(Lower(t, i + 1)) is not null && Lower(t, i + 1) != "quarter"
            || Lower(t, i + 1) is "people" or "jobs" or "points" or "percent" or "million" or "shares") return null;
        if (Lower(t, i - 1) is "$" or "£") return null;
        var (low, high) = Iso.YearOf(year);
        int start = Lower(t, i - 1) == "fiscal" ? i - 1 : i;
        return new FoundDate(start, i + 1, TimeType.Date, new Reading(Iso.Year(year), low, high, "The year is printed."), DateForm.Other,
            false);
    }

    static Reading Exact(DateOnly day) => new(Iso.Day(day), day, day, "Day, month and year are printed.");
}
