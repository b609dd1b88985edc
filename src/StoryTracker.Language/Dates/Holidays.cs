using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Holidays with a day of their own: "Christmas Eve", "Easter Monday", "last Thanksgiving", "Election Day", "New Year's Day
/// 2019".</summary>
static class Holidays
{
    /// <summary>Words of the name, how its day is found in a year. The longest names stand first.</summary>
    static readonly (string[] Name, Func<int, DateOnly> Day)[] Known =
    [
        (["new", "year", "'s", "eve"], y => new(y, 12, 31)),
        (["new", "year", "'s", "day"], y => new(y, 1, 1)),
        (["christmas", "eve"], y => new(y, 12, 24)),
        (["christmas", "day"], y => new(y, 12, 25)),
        (["christmas"], y => new(y, 12, 25)),
        (["boxing", "day"], y => new(y, 12, 26)),
        (["good", "friday"], y => Easter(y).AddDays(-2)),
        (["easter", "sunday"], Easter),
        (["easter", "monday"], y => Easter(y).AddDays(1)),
        (["palm", "sunday"], y => Easter(y).AddDays(-7)),
        (["ash", "wednesday"], y => Easter(y).AddDays(-46)),
        (["whit", "monday"], y => Easter(y).AddDays(50)),
        (["easter"], Easter),
        (["thanksgiving", "day"], y => Nth(y, 11, 4, 4)),
        (["thanksgiving"], y => Nth(y, 11, 4, 4)),
        (["halloween"], y => new(y, 10, 31)),
        (["valentine", "'s", "day"], y => new(y, 2, 14)),
        (["st.", "patrick", "'s", "day"], y => new(y, 3, 17)),
        (["may", "day"], y => new(y, 5, 1)),
        (["independence", "day"], y => new(y, 7, 4)),
        (["fourth", "of", "july"], y => new(y, 7, 4)),
        (["labor", "day"], y => Nth(y, 9, 1, 1)),
        (["memorial", "day"], y => Weekdays.OnOrBefore(new(y, 5, 31), 1)),
        (["columbus", "day"], y => Nth(y, 10, 1, 2)),
        (["veterans", "day"], y => new(y, 11, 11)),
        (["remembrance", "day"], y => new(y, 11, 11)),
        (["armistice", "day"], y => new(y, 11, 11)),
        (["remembrance", "sunday"], y => Nth(y, 11, 7, 2)),
        (["election", "day"], y => Nth(y, 11, 1, 1).AddDays(1)),
        (["bastille", "day"], y => new(y, 7, 14)),
        (["bonfire", "night"], y => new(y, 11, 5)),
        (["burns", "night"], y => new(y, 1, 25)),
        (["australia", "day"], y => new(y, 1, 26)),
        (["canada", "day"], y => new(y, 7, 1)),
    ];

    static readonly HashSet<string> Openers = Known.Select(k => k.Name[0]).ToHashSet(StringComparer.Ordinal);

    public static FoundDate? At(DateText t, int i)
    {
        bool framed = t.Lower(i) is "last" or "next" or "this" or "past";
        int at = framed ? i + 1 : i;
        if (!Openers.Contains(t.Lower(at)) || !t.IsCapital(at)) return null;
        foreach (var (name, day) in Known)
        {
            if (!Stands(t, at, name)) continue;
            int end = at + name.Length;
            int y = t.Lower(end) is "," or "of" ? end + 1 : end;
            if (CalendarWords.Year(t.Lower(y)) is > 0 and var year) return new FoundDate(i, y + 1, TimeType.Date,
                new Reading(Iso.Day(day(year)), day(year), day(year), "The holiday and its year are printed."), DateForm.FullDate);
            bool week = t.Lower(end) == "week" && name.Length == 1;
            if (!week && name.Length == 1 && end < t.Count && t[end].IsWord && !t.IsCapital(end) && Compound(t, end)) return null;
            var direction = framed && t.Lower(i) is "last" or "past" ? Direction.Back : t.Lower(i) == "next" ? Direction.Ahead
                : Outlook.Of(t, i, end);
            bool back = direction == Direction.Back, next = direction == Direction.Ahead;
            string which = $"the {(back ? "last" : next ? "next" : "nearest")} such holiday";
            var reading = t.Anchor.Count(d => CalendarSpans.Day(Choose(d, day, back, next)), Iso.Day, "XXXX-XX-XX", which);
            if (week) return new FoundDate(i, end + 1, TimeType.Date, reading.Earliest is not { } feast
                ? reading with { Value = "XXXX-WXX" }
                : new Reading(Iso.Week(feast), Iso.Monday(feast), Iso.Add(Iso.Monday(feast), 6),
                    $"It is the week of {which}, {Iso.Day(feast)}."),
                DateForm.Other, direction);
            return new FoundDate(i, end, TimeType.Date, reading, DateForm.MonthDay, direction);
        }
        return null;
    }

    /// <summary>"Christmas tree", "Easter week": the name only says which.</summary>
    static bool Compound(DateText t, int i) => !ClosedClass.Prepositions.Contains(t.Lower(i))
        && !ClosedClass.Auxiliaries.Contains(t.Lower(i))
        && !ClosedClass.Coordinators.Contains(t.Lower(i)) && !ClosedClass.Subordinators.Contains(t.Lower(i)) && t.Lower(i) is not "'s";

    static bool Stands(DateText t, int at, string[] name)
    {
        for (int k = 0; k < name.Length; k++)
            if (t.Lower(at + k) != name[k]) return false;
        return true;
    }

    static DateOnly Choose(DateOnly from, Func<int, DateOnly> day, bool back, bool ahead)
    {
        var days = Enumerable.Range(Math.Clamp(from.Year, 2, 9998) - 1, 3).Select(day).ToList();
        var nearest = days.MinBy(d => Math.Abs(d.DayNumber - from.DayNumber));
        return back && nearest.DayNumber - from.DayNumber > 45 ? days.LastOrDefault(d => d <= from, days[0])
            : ahead && from.DayNumber - nearest.DayNumber > 45 ? days.FirstOrDefault(d => d >= from, days[2]) : nearest;
    }

    static DateOnly Nth(int year, int month, int weekday, int n) => Weekdays.OnOrAfter(new(year, month, 1), weekday).AddDays(7 * (n - 1));

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher; Nature 1876).</summary>
    static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
        return new DateOnly(year, month, day);
    }
}
