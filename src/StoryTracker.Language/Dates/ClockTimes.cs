using System.Globalization;

namespace StoryTracker.Language.Dates;

/// <summary>Times of a day: "8 p.m.", "8.30pm", "14:30 GMT", "nine o'clock", "noon", "4 in the morning"; and the day they belong
/// to.</summary>
static class ClockTimes
{
    static readonly HashSet<string> Zones = ["est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "ct", "mst", "mdt", "mt", "gmt", "bst",
        "utc", "cet", "cest",
        "ist", "eastern", "pacific", "central"];

    public static FoundDate? At(DateText t, int i)
    {
        string w = t.Lower(i);
        if (w is "noon" && t.Lower(i - 1) == "high") return null;
        if (w is "noon" or "midday") return Make(t, i, i + 1, 12, 0);
        if (w == "midnight") return Make(t, i, i + 1, 24, 0);
        if (w.Length is 0 or > 9 || !char.IsAsciiDigit(w[0]) && Numerals.Word(w) is not (> 0 and < 13)) return null;
        int half = w.EndsWith("pm", StringComparison.Ordinal) ? 12 : w.EndsWith("am", StringComparison.Ordinal) ? 0 : -1;
        int end = i + 1;
        string digits = half >= 0 ? w[..^2] : w;
        if (half < 0)
        {
            half = t.Lower(end) switch { "p.m." or "pm" or "p.m" => 12, "a.m." or "am" or "a.m" => 0, _ => -1 };
            if (half >= 0) end++;
            else if (t.Lower(end) == "o'clock") (half, end) = (Part(t, end + 1), end + 1);
            else if (t.Lower(end) == "in" && t.Lower(end + 1) == "the" && CalendarWords.PartOfDay(t.Lower(end + 2)) is "MO" or "AF" or "EV"
                && t.Lower(i - 1) is "at" or "about" or "around") (half, end) = (Part(t, end), end + 3);
        }
        if (Parse(t, i, digits, half, end) is not var (hour, minute)) return null;
        if (half >= 0 && hour is < 1 or > 12 && half != 24) return null;
        if (half is 0 or 12) hour = hour % 12 + half;
        return Make(t, i, Zoned(t, end), hour, minute);
    }

    static int Part(DateText t, int i) => t.Lower(i) == "in" ? t.Lower(i + 2) == "morning" ? 0 : 12 : 24;

    /// <summary>Without a.m. or p.m. only "14:30" behind "at", "from" and the like, or before a time zone, and "1430 GMT".</summary>
    static (int Hour, int Minute)? Parse(DateText t, int i, string digits, int half, int end)
    {
        if (half >= 0 && Numerals.Word(digits) is { } word) return (word, 0);
        int colon = digits.IndexOfAny([':', '.']);
        string hours = colon < 0 ? digits : digits[..colon], minutes = colon < 0 ? "0" : digits[(colon + 1)..];
        bool zoned = Zones.Contains(t.Lower(end));
        if (half < 0 && colon < 0)
        {
            if (digits.Length != 4 || !zoned) return null;
            (hours, minutes) = (digits[..2], digits[2..]);
        }
        if (half < 0 && colon >= 0 && (digits[colon] != ':' || minutes.Length != 2
            || !zoned && t.Lower(i - 1) is not ("at" or "from" or "until" or "till" or "by" or "around" or "about" or "before"
                or "after"))) return null;
        return int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out int h) && h < 25
            && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out int m) && m < 60 ? (h, m) : null;
    }

    static int Zoned(DateText t, int end)
    {
        // "(0735 GMT)": the same time told for another zone.
        if (t.Lower(end) == "(" && t.Lower(end + 3) == ")" && Zones.Contains(t.Lower(end + 2))) return end + 4;
        if (Zones.Contains(t.Lower(end)) && t[end].IsCapital) end++;
        return t.Lower(end) is "local" or "standard" or "daylight" && t.Lower(end + 1) == "time" ? end + 2 : t.Lower(end) == "time"
            && t.IsCapital(end) ? end + 1 : end;
    }

    /// <summary>The day is the one its sentence or the one before named last; otherwise it is left open.</summary>
    static FoundDate Make(DateText t, int first, int end, int hour, int minute)
    {
        string time = $"T{hour:00}:{minute:00}";
        var direction = Outlook.Of(t, first, end);
        int near = Math.Max(0, t.Sentence(first).First - 1);
        var named = t.Before(first, f => f.Type is TimeType.Date or TimeType.Time && f.Reading.Earliest is not null
            && f.Reading.Earliest == f.Reading.Latest
            && f.First >= t.Sentence(near).First);
        return new FoundDate(first, end, TimeType.Time, named?.Reading.Earliest is { } day
            ? new Reading(Iso.Day(day) + time, day, day, $"It is a time of {Iso.Day(day)}, the day named before it.")
            : new Reading(time, null, null, "It is a time of day; of which day is not said."), DateForm.Clock, direction);
    }

    /// <summary>Gives a time of day that has none the day that its sentence names behind it.</summary>
    public static void Place(DateText t)
    {
        for (int k = 0; k + 1 < t.Found.Count; k++)
        {
            if (t.Found[k] is not { Form: DateForm.Clock, Reading: { Earliest: null } reading } clock) continue;
            var next = t.Found[k + 1];
            if (next.Type != TimeType.Date || next.Reading.Earliest is not { } day || day != next.Reading.Latest
                || !t.SameSentence(clock.First, next.First)) continue;
            t.Found[k] = clock with { Reading = new Reading(Iso.Day(day) + reading.Value, day, day,
                $"It is a time of {Iso.Day(day)}, which its sentence names.") };
        }
    }

    /// <summary>"10 p.m. Wednesday", "noon on May 3", "Friday at 8 p.m.": one expression where nothing but such words stands
    /// between.</summary>
    public static FoundDate? Joined(DateText t, FoundDate a, FoundDate b)
    {
        var (clock, date) = a.Form == DateForm.Clock ? (a, b) : (b, a);
        if (clock.Form != DateForm.Clock || date.Form == DateForm.Clock || date.Type != TimeType.Date || b.First - a.End > 2) return null;
        if (date.Reading.Earliest != date.Reading.Latest || date.Form is not (DateForm.Weekday or DateForm.MonthDay or DateForm.FullDate
            or DateForm.Other)) return null;
        for (int k = a.End; k < b.First; k++)
            if (t.Lower(k) is not ("on" or "at" or "," or "about" or "around")) return null;
        string value = date.Reading.Value;
        if (value.Length < 9) return null;
        string time = clock.Reading.Value[clock.Reading.Value.IndexOf('T', StringComparison.Ordinal)..];
        return date with
        {
            First = a.First,
            End = b.End,
            Type = TimeType.Time,
            Reading = date.Reading with { Value = value + time, Reason = date.Reading.Reason + " The time of day is printed." },
        };
    }
}
