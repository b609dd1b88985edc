using System.Globalization;

namespace StoryTracker.Language.Dates;

/// <summary>Days whose month stands elsewhere, and days counted in a month: "13 to 15 July", "July 13-15", "the first Monday in May", "on
/// the 14th".</summary>
static class DayRanges
{
    public static FoundDate? At(DateText t, int i) => Hyphenated(t, i) ?? Leading(t, i) ?? NthWeekday(t, i) ?? Ordinal(t, i);

    /// <summary>"13-15 July 2018", "July 13-15": one expression for both days.</summary>
    static FoundDate? Hyphenated(DateText t, int i)
    {
        bool behind = CalendarWords.Month(t.Lower(i)) > 0 && t.IsCapital(i);
        string[] days = t.Lower(behind ? i + 1 : i).Split('-', '–');
        if (days.Length != 2 || CalendarWords.DayOfMonth(days[0]) is var low && low == 0 || CalendarWords.DayOfMonth(days[1]) is var high
            && high <= low)
            return null;
        int month = CalendarWords.Month(t.Lower(behind ? i : i + 1));
        if (month == 0 || !behind && !t.IsCapital(i + 1)) return null;
        int y = t.Lower(i + 2) == "," ? i + 3 : i + 2;
        int year = CalendarWords.Year(t.Lower(y));
        var direction = Outlook.Of(t, i, i + 2);
        string both = $"XXXX-{month:00}-{low:00}/XXXX-{month:00}-{high:00}";
        var first = year > 0 ? Iso.Make(year, month, low) : t.Anchor.Known ? CalendarDates.Nearest(t, i, month, low, direction).Day : null;
        if (first is { } from && Iso.Make(from.Year, month, high) is null || low > 31
            || high > DateTime.DaysInMonth(2000, month)) return null;
        return new FoundDate(i, year > 0 ? y + 1 : i + 2, TimeType.Date, first is { } start && Iso.Make(start.Year, month, high) is { } end
            ? new Reading($"{Iso.Day(start)}/{Iso.Day(end)}", start, end, year > 0 ? "Both days are printed."
                : "Both days are printed, nearest to publication.")
            : new Reading(both, null, null, "No year is printed and the publication date is not known."), DateForm.Other, direction);
    }

    /// <summary>The first day of "13 to 15 July": the month stands behind the second.</summary>
    static FoundDate? Leading(DateText t, int i)
    {
        if (CalendarWords.DayOfMonth(t.Lower(i)) is not (> 0 and var day)
            || t.Lower(i + 1) is not ("to" or "and" or "or" or "until" or "–" or "-")) return null;
        int next = t.Lower(i + 2) == "the" ? i + 3 : i + 2;
        if (t.Lower(i - 1) is "$" or "£" or "€" || CalendarWords.DayOfMonth(t.Lower(next)) <= day || next >= t.Count
            || CalendarDates.At(t, next) is not { Form: DateForm.MonthDay or DateForm.FullDate } second
                || second.End == next + 1) return null;
        var reading = second.Reading.Earliest is not { } last
            ? new Reading($"{second.Reading.Value[..8]}{day.ToString("00", CultureInfo.InvariantCulture)}",
            null, null, second.Reading.Reason)
            : Iso.Make(last.Year, last.Month, day) is { } sure ? new Reading(Iso.Day(sure), sure, sure,
                $"Its month is that of the day behind it, {Iso.Day(last)}.") : null;
        return reading is null ? null : new FoundDate(i, i + 1, TimeType.Date, reading, DateForm.MonthDay, second.Direction);
    }

    /// <summary>"the first Monday in May", "the last Sunday of October 2019".</summary>
    static FoundDate? NthWeekday(DateText t, int i)
    {
        if (t.Lower(i) != "the" || CalendarWords.Weekday(t.Lower(i + 2)) is not (> 0 and var weekday)
            || t.Lower(i + 3) is not ("in" or "of")) return null;
        int nth = t.Lower(i + 1) == "last" ? -1 : CalendarWords.Ordinal(t.Lower(i + 1));
        if (nth is 0 or > 5 || i + 4 >= t.Count || Months.At(t, i + 4) is not { } month) return null;
        if (month.Reading.Earliest is not { } low || month.Reading.Latest is not { } high)
            return new FoundDate(i, month.End, TimeType.Date, month.Reading with { Value = $"XXXX-WXX-{weekday}" });
        var day = nth < 0 ? Weekdays.OnOrBefore(high, weekday) : Iso.Add(Weekdays.OnOrAfter(low, weekday), 7 * (nth - 1));
        return day > high || day < low ? null : new FoundDate(i, month.End, TimeType.Date, new Reading(Iso.Day(day), day, day,
            $"It is counted in {month.Reading.Value}. {month.Reading.Reason}"), DateForm.Other, month.Direction);
    }

    /// <summary>"on the 14th": of the month of publication, or the one before or after it as its clause looks.</summary>
    static FoundDate? Ordinal(DateText t, int i)
    {
        if (t.Lower(i) != "the" || t.Lower(i - 1) != "on" || t.Lower(i + 1).Length < 3
            || CalendarWords.DayOfMonth(t.Lower(i + 1)) is not (> 0 and var day)
            || i + 2 < t.Count && t[i + 2].IsWord && !Tokens.ClosedClass.Prepositions.Contains(t.Lower(i + 2)) && t.Lower(i + 2) != "and"
                || t.Lower(i + 2) is "of")
            return null;
        var direction = Outlook.Of(t, i, i + 2);
        if (direction == Direction.Unknown) return null;
        var reading = t.Anchor.Count(d =>
        {
            int shift = direction == Direction.Ahead ? day < d.Day ? 1 : 0 : day > d.Day ? -1 : 0;
            var month = Iso.AddMonths(new DateOnly(d.Year, d.Month, 1), shift);
            return CalendarSpans.Day(Iso.Make(month.Year, month.Month, day) ?? CalendarSpans.Month(month).Last);
        }, Iso.Day, $"XXXX-XX-{day:00}", $"the {(direction == Direction.Ahead ? "next" : "last")} day {day} of a month");
        return new FoundDate(i, i + 2, TimeType.Date, reading, DateForm.Other, direction);
    }
}
