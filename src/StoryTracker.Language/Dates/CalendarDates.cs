using System.Globalization;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Days by their number: "3 May 2018", "May 3", "April 24 and 25", "5/14/18", "2018-05-03", "the 14th".</summary>
static class CalendarDates
{
    static readonly string[] Short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    static readonly char[] Marks = ['/', '.'];

    public static FoundDate? At(DateText t, int i) =>
        i >= t.Count ? null
            : t[i].Kind == TokenKind.Number || char.IsAsciiDigit(t.Lower(i).FirstOrDefault())
            ? Iso8601(t, i) ?? Slashed(t, i) ?? DayMonth(t, i, i) ?? Listed(t, i)
            : t.Lower(i) == "the" && t.Lower(i + 1).Length > 2 ? WeekOf(t, i) ?? DayMonth(t, i + 1, i)
            : t.Lower(i) is "last" or "next" or "this" ? MonthDay(t, i + 1, i) : MonthDay(t, i, i);

    /// <summary>1 to 12 for a month beside a day, where "14 Apr" needs no full stop; 0 otherwise.</summary>
    static int Month(DateText t, int i) => !t.IsCapital(i) ? 0 : CalendarWords.Month(t.Lower(i)) is > 0 and var month ? month
        : t.Lower(i) is "sept" ? 9 : Array.IndexOf(Short, t.Lower(i)) + 1;

    static FoundDate? Iso8601(DateText t, int i) =>
        t.Lower(i).Length == 10 && DateOnly.TryParseExact(t.Lower(i), ["yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day)
            ? new FoundDate(i, i + 1, TimeType.Date, Exact(day), DateForm.FullDate) : null;

    /// <summary>5/14/18, 14.05.2018: read only one way round, or the way that is the day of publication.</summary>
    static FoundDate? Slashed(DateText t, int i)
    {
        string text = t[i].Text;
        if (text.Length is < 6 or > 10 || text.IndexOfAny(Marks) < 0) return null;
        char mark = text.Contains('/', StringComparison.Ordinal) ? '/' : '.';
        string[] parts = text.Split(mark);
        if (parts.Length != 3 || !parts.All(p => p.Length is > 0 and < 5 && p.All(char.IsAsciiDigit)) || mark == '.'
            && parts[2].Length != 4)
            return null;
        int[] n = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        int year = n[2] < 50 ? 2000 + n[2] : n[2] < 100 ? 1900 + n[2] : n[2];
        var american = mark == '.' ? null : Iso.Make(year, n[0], n[1]);
        var european = Iso.Make(year, n[1], n[0]);
        var day = american is null || european is null ? american ?? european
            : american == european || t.Anchor.Known && american == t.Anchor.Earliest ? american
            : t.Anchor.Known && european == t.Anchor.Earliest ? european : null;
        return day is { } sure ? new FoundDate(i, i + 1, TimeType.Date, Exact(sure), DateForm.FullDate) : null;
    }

    /// <summary>"the week of March 6", "the week beginning 6 March".</summary>
    static FoundDate? WeekOf(DateText t, int i)
    {
        if (t.Lower(i + 1) != "week" || t.Lower(i + 2) is not ("of" or "beginning" or "starting" or "ending" or "ended")) return null;
        if (i + 3 >= t.Count || At(t, i + 3) is not { Reading.Earliest: { } day } date) return null;
        var monday = Iso.Monday(day);
        return new FoundDate(i, date.End, TimeType.Date, new Reading(Iso.Week(day), monday, Iso.Add(monday, 6),
            $"It is the week of {Iso.Day(day)}."),
            DateForm.Other, date.Direction);
    }

    static FoundDate? DayMonth(DateText t, int i, int first)
    {
        int day = CalendarWords.DayOfMonth(t.Lower(i));
        if (day == 0) return null;
        int m = t.Lower(i + 1) == "of" ? i + 2 : i + 1;
        int month = Month(t, m);
        if (month == 0 || t.Lower(i - 1) is "$" or "£" or "€") return null;
        // "in 10 May 3 …": the month belongs to the number behind it where that is no year.
        int y = t.Lower(m + 1) == "," ? m + 2 : m + 1;
        int year = CalendarWords.Year(t.Lower(y));
        return Day(t, first, year > 0 ? y + 1 : m + 1, year, month, day);
    }

    static FoundDate? MonthDay(DateText t, int i, int first)
    {
        int month = Month(t, i);
        if (month == 0) return null;
        int d = t.Lower(i + 1) == "the" ? i + 2 : i + 1;
        int day = CalendarWords.DayOfMonth(t.Lower(d));
        if (day == 0) return null;
        int y = t.Lower(d + 1) == "," ? d + 2 : d + 1;
        int year = CalendarWords.Year(t.Lower(y));
        return Day(t, first, year > 0 ? y + 1 : d + 1, year, month, day);
    }

    /// <summary>The second day of "April 24 and 25": the month stands before the first.</summary>
    static FoundDate? Listed(DateText t, int i)
    {
        int day = CalendarWords.DayOfMonth(t.Lower(i));
        if (day == 0 || t.Found.Count == 0 || t.Lower(i - 1) is not ("and" or "or" or "to" or "–" or "-" or "through" or ",")
            || t.Found[^1] is not { Form: DateForm.MonthDay, Reading.Earliest: { } before } previous || previous.End != i - 1
            || CalendarWords.Month(t.Lower(previous.End - 1)) > 0 || day <= before.Day || t.Lower(i + 1) is "percent" or "people"
            || t.Lower(i - 1) == "," && t.Lower(i + 1) is not ("and" or ",") || TimeUnit.Of(t.Lower(i + 1)) is not null) return null;
        return Iso.Make(before.Year, before.Month, day) is { } second ? new FoundDate(i, i + 1, TimeType.Date,
            new Reading(Iso.Day(second), second, second, $"Its month is that of the day before it, {Iso.Day(before)}."), DateForm.MonthDay,
            previous.Direction) : null;
    }

    static FoundDate? Day(DateText t, int first, int end, int year, int month, int day)
    {
        var direction = t.Lower(first) switch { "last" => Direction.Back, "next" => Direction.Ahead, _ => Outlook.Of(t, first, end) };
        if (year > 0) return Iso.Make(year, month, day) is { } full
            ? new FoundDate(first, end, TimeType.Date, Exact(full), DateForm.FullDate, direction) : null;
        if (day > DateTime.DaysInMonth(2000, month)) return null;
        if (!t.Anchor.Known) return new FoundDate(first, end, TimeType.Date, new Reading($"XXXX-{month:00}-{day:00}", null, null,
            "No year is printed and the publication date is not known."), DateForm.MonthDay, direction);
        return Nearest(t, first, month, day, direction) is var (chosen, how) && chosen is { } sure
            ? new FoundDate(first, end, TimeType.Date,
            new Reading(Iso.Day(sure), sure, sure, how), DateForm.MonthDay, direction) : null;
    }

    /// <summary>The nearest to publication, unless the clause is told as past and that day lies well ahead, or the other way
    /// round.</summary>
    public static (DateOnly? Day, string Reason) Nearest(DateText t, int first, int month, int day, Direction direction)
    {
        var from = t.Anchor.Earliest;
        string name = $"{day} {CalendarWords.MonthName(month)}";
        var days = Enumerable.Range(-1, 3).Select(k => Iso.Make(from.Year + k, month, day)).OfType<DateOnly>().ToList();
        if (days.Count == 0) return (null, "");
        var nearest = days.MinBy(d => Math.Abs(d.DayNumber - from.DayNumber));
        int ahead = nearest.DayNumber - from.DayNumber;
        bool weekday = t.Found.Count > 0 && t.Found[^1] is { Form: DateForm.Weekday } before && first - before.End < 3;
        if (!weekday && direction == Direction.Back && ahead > 90 && days.Where(d => d <= from).ToList() is [.., var last])
            return (last, "No year is printed; the clause tells it as past, and this is "
                + $"the last {name} before publication on {t.Anchor.Printed}.");
        if (!weekday && direction == Direction.Ahead && ahead < -45 && days.Where(d => d >= from).ToList() is [var next, ..])
            return (next, "No year is printed; the clause looks ahead, and this is "
                + $"the next {name} after publication on {t.Anchor.Printed}.");
        return (nearest, $"No year is printed; this is the nearest {name} to publication on {t.Anchor.Printed}.");
    }

    static Reading Exact(DateOnly day) => new(Iso.Day(day), day, day, "Day, month and year are printed.");
}
