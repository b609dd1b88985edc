namespace StoryTracker.Language.Dates;

/// <summary>Days of the week: "on Tuesday", "Friday night", "last Monday", "next Sunday", "the previous Friday", and as a habit
/// "Mondays".</summary>
static class Weekdays
{
    public static FoundDate? At(DateText t, int i)
    {
        if (CalendarWords.Weekdays(t.Lower(i)) is > 0 and var plural && t.IsCapital(i)) return Habit(i, i + 1, plural, "");
        int at = i, step = 0;
        string lead = t.Lower(i);
        if (lead is "last" or "next" or "this" or "coming" or "past" or "previous" or "following"
            && CalendarWords.Weekday(t.Lower(i + 1)) > 0)
        {
            at = i + 1;
            step = lead switch { "last" or "past" or "previous" => -1, "next" or "coming" or "following" => 1, _ => 0 };
        }
        int weekday = CalendarWords.Weekday(t.Lower(at));
        if (weekday == 0 || !t.IsCapital(at)) return null;
        int end = at + 1;
        string suffix = "";
        if (CalendarWords.PartOfDay(t.Lower(end)) is { } part && !t.IsCapital(end))
        {
            suffix = "T" + part;
            if (t.Lower(end).EndsWith('s')) return Habit(i, end + 1, weekday, suffix);
            end++;
        }
        var type = suffix.Length > 0 ? TimeType.Time : TimeType.Date;
        string name = CalendarWords.DayName(weekday);
        if (lead is "previous" or "following" && t.DayBefore(i) is { } told)
        {
            var day = step < 0 ? OnOrBefore(Iso.Add(told, -1), weekday) : OnOrAfter(Iso.Add(told, 1), weekday);
            return new FoundDate(i, end, type, new Reading(Iso.Day(day) + suffix, day, day,
                $"It is the {name} {(step < 0 ? "before" : "after")} {Iso.Day(told)}, which the text names before it."), DateForm.Other);
        }
        var direction = step < 0 ? Direction.Back : step > 0 ? Direction.Ahead : Outlook.Of(t, i, end);
        bool ahead = direction == Direction.Ahead;
        var reading = t.Anchor.Count(
            d => ahead ? Both(OnOrAfter(Iso.Add(d, step > 0 ? 1 : 0), weekday)) : Both(OnOrBefore(Iso.Add(d, step < 0 ? -1 : 0), weekday)),
            d => Iso.Day(d) + suffix, $"XXXX-WXX-{weekday}{suffix}",
            ahead ? $"the {name} on or after publication" : $"the {name} on or before publication");
        return new FoundDate(i, end, type, reading, DateForm.Weekday, direction);
    }

    static FoundDate Habit(int first, int end, int weekday, string suffix) => new(first, end, TimeType.Set,
        new Reading($"XXXX-WXX-{weekday}{suffix}", null, null, $"The plural says that it recurs every {CalendarWords.DayName(weekday)}."));

    static (DateOnly, DateOnly) Both(DateOnly d) => (d, d);

    public static DateOnly OnOrBefore(DateOnly d, int weekday) => Iso.Add(d, -((Iso.Weekday(d) - weekday + 7) % 7));

    public static DateOnly OnOrAfter(DateOnly d, int weekday) => Iso.Add(d, (weekday - Iso.Weekday(d) + 7) % 7);
}
