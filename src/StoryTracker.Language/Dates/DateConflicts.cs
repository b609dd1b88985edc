using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Weighs expressions that stand together against one another: a weekday and a date, "next week" and a date, "in eight weeks" and
/// a date.</summary>
static class DateConflicts
{
    public static List<FoundDate> Resolve(DateText text)
    {
        var (t, found, anchor) = (text.Tokens, text.Found, text.Anchor);
        var result = new List<FoundDate>();
        var named = found.Where(f => f.Form is DateForm.MonthDay or DateForm.FullDate && f.Reading.Earliest is not null)
            .Select(f => f.Reading.Earliest!.Value).ToHashSet();
        DateOnly? ahead = !anchor.Known ? null
            : found.Where(f => f.Upcoming && f.Reading.Earliest == f.Reading.Latest && f.Reading.Earliest > anchor.Latest)
            .Min(f => f.Reading.Earliest);
        for (int k = 0; k < found.Count; k++)
        {
            var next = k + 1 < found.Count ? found[k + 1] : null;
            if (next is not null && found[k].Form == DateForm.Weekday && next.Form is DateForm.MonthDay or DateForm.FullDate
                && Beside(t, found[k].End, next.First))
            {
                result.Add(WeekdayWithDate(t, found[k], next, ahead, anchor));
                k++;
            }
            else if (next is not null && found[k].Form == DateForm.Week && next.Form is DateForm.MonthDay or DateForm.FullDate
                && Beside(t, found[k].End, next.First))
            {
                result.Add(WeekWithDate(found[k], next));
            }
            else
            {
                result.Add(found[k].Form == DateForm.CountedWeeks ? Sharpened(found[k], named, anchor) : found[k]);
            }
        }
        return result;
    }

    /// <summary>At most a comma, a dash, an opening bracket and "on" or "the" between the two.</summary>
    static bool Beside(IReadOnlyList<Token> t, int end, int first)
    {
        if (first - end > 3) return false;
        for (int k = end; k < first; k++)
            if (!t[k].IsComma && !t[k].IsDash && t[k].Text is not "(" && t[k].Lower is not ("on" or "the")) return false;
        return true;
    }

    static FoundDate WeekdayWithDate(IReadOnlyList<Token> t, FoundDate day, FoundDate date, DateOnly? ahead, Anchor anchor)
    {
        int end = date.End < t.Count && t[date.End].Text == ")" ? date.End + 1 : date.End;
        var joined = date with { First = day.First, End = end };
        int weekday = CalendarWords.Weekday(t[day.End - 1].Lower) is > 0 and var bare ? bare : CalendarWords.Weekday(t[day.First].Lower);
        if (date.Reading.Earliest is not { } printed || weekday == 0) return joined;
        string name = CalendarWords.DayName(weekday);
        if (Iso.Weekday(printed) == weekday)
            return joined with { Reading = date.Reading with { Reason = date.Reading.Reason + $" It is a {name}, as printed." } };
        // A day without a year that would lie ahead and fell on the printed weekday a year ago is that day, where the text looks back.
        if (date.Form == DateForm.MonthDay && !day.Upcoming && !date.Upcoming && anchor.Known && printed > anchor.Latest && Iso.Make(printed.Year - 1, printed.Month, printed.Day) is { } ago
            && Iso.Weekday(ago) == weekday && ago < anchor.Earliest)
            return joined with
            {
                Reading = new Reading(Iso.Day(ago), ago, ago, $"{Iso.Day(ago)} is a {name}, as printed; {Iso.Day(printed)} is none."),
            };
        string mismatch = $"{Iso.Day(printed)} is a {CalendarWords.DayName(Iso.Weekday(printed))}, not a {name}.";
        var rejected = new List<string> { Iso.Day(printed) };
        if (OtherYear(printed, weekday) is { } otherYear && date.Form == DateForm.MonthDay) rejected.Add(Iso.Day(otherYear));
        string late = TooLate(printed, day, ahead, anchor);
        bool certain = day.Reading.Earliest is { } spoken && spoken == day.Reading.Latest;
        if (certain && day.Reading.Earliest!.Value.Day == printed.Day && date.Form == DateForm.MonthDay)
        {
            var right = day.Reading.Earliest.Value;
            return joined with
            {
                Reading = new Reading(Iso.Day(right), right, right,
                    $"The {name} nearest to publication on {anchor.Printed} is {Iso.Day(right)}, "
                    + "which has the printed day of the month; only the month differs."),
                Conflict = new DateConflict($"{mismatch}{late} {Iso.Day(right)} fits the weekday and the day of the month: "
                    + "the printed month is probably a slip.", rejected),
            };
        }
        if (certain && date.Form == DateForm.MonthDay && Math.Abs(day.Reading.Earliest!.Value.DayNumber - printed.DayNumber) > 10
            && late.Length > 0)
        {
            var right = day.Reading.Earliest.Value;
            return joined with
            {
                Reading = day.Reading,
                Conflict = new DateConflict($"{mismatch}{late} The {name} by publication is {Iso.Day(right)}.", rejected),
            };
        }
        if (certain) rejected = [Iso.Day(day.Reading.Earliest!.Value)];
        return joined with { Conflict = new DateConflict($"{mismatch} The printed date is kept; "
            + "which of the two is right the text does not say.", certain ? rejected : []) { Kind = DateConflictKind.WrongWeekday } };
    }

    /// <summary>The year nearest to the printed one in which the date falls on the printed weekday.</summary>
    static DateOnly? OtherYear(DateOnly printed, int weekday) =>
        Enumerable.Range(1, 6).SelectMany(k => new[] { -k, k }).Select(k => Iso.Make(printed.Year + k, printed.Month, printed.Day))
            .FirstOrDefault(d => d is { } other && Iso.Weekday(other) == weekday);

    /// <summary>A told event cannot lie after publication, nor after a day that the text still looks forward to.</summary>
    static string TooLate(DateOnly printed, FoundDate day, DateOnly? ahead, Anchor anchor)
    {
        if (!anchor.Known || day.Upcoming || printed <= anchor.Latest) return "";
        return " It would lie after publication, though the text tells it as past"
            + (ahead is not { } upcoming || upcoming >= printed ? "."
                : $", and after {Iso.Day(upcoming)}, which the text still looks forward to.");
    }

    static FoundDate WeekWithDate(FoundDate week, FoundDate date)
    {
        if (date.Reading.Earliest is not { } day || week.Reading.Earliest is not { } low || week.Reading.Latest is not { } high
            || day >= low && day <= high) return week;
        var monday = Iso.Monday(day);
        return week with
        {
            Reading = new Reading(Iso.Week(day), monday, Iso.Add(monday, 6),
                $"The text itself says which day is meant, {Iso.Day(day)}; this is its week."),
            Conflict = new DateConflict($"Counted from publication the week would be {Iso.Day(low)} to {Iso.Day(high)}, "
                + $"but {Iso.Day(day)} is printed beside it.", [week.Reading.Value]) { Kind = DateConflictKind.WrongWeek },
        };
    }

    /// <summary>"in eight weeks" means a day that the text names, where one lies within half a week of the count.</summary>
    static FoundDate Sharpened(FoundDate counted, HashSet<DateOnly> named, Anchor anchor)
    {
        if (!anchor.Known || counted.Reading.Earliest is not { } low || counted.Reading.Latest is not { } high) return counted;
        for (var day = low; day <= high && day < DateOnly.MaxValue && day.DayNumber - low.DayNumber < 32; day = day.AddDays(1))
        {
            if (!named.Contains(day)) continue;
            return counted with
            {
                Reading = new Reading(counted.Reading.Value, day, day,
                    counted.Reading.Reason + $" The text names {Iso.Day(day)}, which lies in that week."),
            };
        }
        return counted;
    }
}
