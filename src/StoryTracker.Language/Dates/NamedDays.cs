namespace StoryTracker.Language.Dates;

/// <summary>Days named from publication, with or without a part of the day: today, yesterday morning, tonight, this afternoon, last
/// night, overnight, tomorrow.</summary>
static class NamedDays
{
    public static FoundDate? At(DateText t, int i)
    {
        string w = t.Lower(i);
        int shift = w switch { "today" or "tonight" => 0, "yesterday" => -1, "tomorrow" => 1, _ => int.MinValue };
        string? part = w == "tonight" ? "NI" : null;
        int end = i + 1;
        if (shift != int.MinValue)
        {
            if (part is null && CalendarWords.PartOfDay(t.Lower(end)) is { } following) (part, end) = (following, end + 1);
            if (w == "tomorrow" && t.Lower(i - 1) == "after" && t.Lower(i - 2) == "day") return Day(t, DayBack(t, i), end, 2, part);
            if (w == "yesterday" && t.Lower(i - 1) == "before" && t.Lower(i - 2) == "day") return Day(t, DayBack(t, i), end, -2, part);
        }
        else if (w is "this" or "last" && CalendarWords.PartOfDay(t.Lower(i + 1)) is { } bare && (w == "this" || bare is "NI" or "EV"))
        {
            (part, end, shift) = (bare, i + 2, w == "last" ? -1 : 0);
        }
        else if (w == "overnight")
        {
            (part, shift) = ("NI", Outlook.IsAhead(t, i, i + 1) ? 0 : -1);
        }
        else
        {
            return null;
        }
        return Day(t, i, end, shift, part);
    }

    static int DayBack(DateText t, int i) => t.Lower(i - 3) == "the" ? i - 3 : i - 2;

    static FoundDate Day(DateText t, int first, int end, int shift, string? part)
    {
        string suffix = part is null ? "" : "T" + part;
        var reading = t.Anchor.Count(
            d => (Iso.Add(d, shift), Iso.Add(d, shift)), d => Iso.Day(d) + suffix, "XXXX-XX-XX" + suffix,
            shift switch { 0 => "the day of publication", 1 => "the day after", -1 => "the day before", 2 => "two days after", _ =>
                "two days before" });
        var direction = shift > 0 ? Direction.Ahead : shift < 0 ? Direction.Back : Outlook.Of(t, first, end);
        return new FoundDate(first, end, part is null ? TimeType.Date : TimeType.Time, reading, DateForm.Other, direction)
        {
            Status = !t.Anchor.Known ? TimeStatus.Unknown : shift > 0 ? TimeStatus.Upcoming : TimeStatus.Past,
        };
    }
}
