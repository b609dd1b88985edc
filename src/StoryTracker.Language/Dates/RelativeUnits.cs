namespace StoryTracker.Language.Dates;

/// <summary>Stretches of the calendar counted from publication: this week, last year, next month, the coming quarter, last spring, this
/// weekend, over the weekend, year-end.</summary>
static class RelativeUnits
{
    public static FoundDate? At(DateText t, int i)
    {
        int word = t.Lower(i) == "the" ? i + 1 : i;
        string lead = t.Lower(word);
        if (word > i && t.Lower(word) is "weekend") return Weekend(t, i, word + 1, null);
        int? step = lead switch
        {
            "this" or "current" or "present" => 0,
            "last" or "previous" or "past" or "preceding" => -1,
            "next" or "coming" => 1,
            _ => null,
        };
        if (step is not { } n || word > i && lead is "last" or "past" or "next" or "this") return null;
        if (lead == "this" && t.Lower(word + 1) is "past" or "coming") (word, n) = (word + 1, t.Lower(word + 1) == "past" ? -1 : 1);
        int at = word + 1;
        if (t.Lower(at) is "fiscal" or "calendar" or "financial" or "academic" or "school" or "full") at++;
        string unit = t.Lower(at);
        int end = at + 1;
        string how = $"{lead} {unit}";
        if (unit == "weekend") return Weekend(t, i, end, n);
        if (CalendarWords.Season(unit) is { } season) return Season(t, i, end, season, n, lead);
        if (TimeUnit.Of(unit) is not { Plural: false, IsClock: false } named || named.Code == "D" && lead is not ("this" or "previous")
            || lead == "past" || lead == "present" || lead == "previous" && named.Code == "D" || IsName(t, word, at)) return null;
        if (lead == "last" && named.Code == "CE") n = -1;
        var reading = t.Anchor.Count(d => CalendarSpans.Shifted(d, named.Code, n) is var (first, last, _) ? (first, last) : default,
            d => CalendarSpans.Shifted(d, named.Code, 0)?.Value ?? "", Unresolved(named.Code), how);
        var direction = n > 0 ? Direction.Ahead : n < 0 ? Direction.Back : Outlook.Of(t, i, end);
        return new FoundDate(i, end, TimeType.Date, reading, named.Code switch { "W" => DateForm.Week, "Q" => DateForm.Quarter, _ =>
            DateForm.Other },
            direction)
        { Status = !t.Anchor.Known ? null : n > 0 ? TimeStatus.Upcoming : n < 0 ? TimeStatus.Past : null };
    }

    /// <summary>“This Week” inside quotation marks is the name of a programme.</summary>
    static bool IsName(DateText t, int word, int unit) =>
        t.IsCapital(unit) && t.IsCapital(word) && word > 0 && t[word - 1].Text is "“" or "\"" or "‘" or "`" or "'" or "''";

    public static string Unresolved(string code) => code switch
    {
        "D" => "XXXX-XX-XX",
        "W" or "FN" => "XXXX-WXX",
        "M" => "XXXX-XX",
        "Q" => "XXXX-QX",
        "DE" => "XXX",
        "CE" => "XX",
        _ => "XXXX",
    };

    static FoundDate Season(DateText t, int i, int end, string season, int n, string lead)
    {
        int year = CalendarWords.Year(t.Lower(end));
        if (year > 0) (n, end) = (0, end + 1);
        var reading = t.Anchor.Count(
            d => CalendarSpans.Season(year > 0 ? year : d.Year + SeasonShift(d, season, n), season),
            d => $"{d.Year:0000}-{season}", "XXXX-" + season, $"{lead} {t.Lower(end - 1)}");
        return new FoundDate(i, end, TimeType.Date, reading, DateForm.Other, n > 0 ? Direction.Ahead : n < 0 ? Direction.Back
            : Direction.Unknown);
    }

    static int SeasonShift(DateOnly d, string season, int n)
    {
        int start = CalendarSpans.SeasonStart(season);
        return n < 0 ? d.Month >= start + 3 ? 0 : -1 : n > 0 ? d.Month < start ? 0 : 1 : 0;
    }

    /// <summary>this, last, next weekend; "the weekend" is the one the tense of its clause points to.</summary>
    static FoundDate Weekend(DateText t, int i, int end, int? step)
    {
        int n = step ?? 0;
        var direction = n > 0 ? Direction.Ahead : n < 0 ? Direction.Back : Outlook.Of(t, i, end);
        bool ahead = direction == Direction.Ahead;
        var reading = t.Anchor.Count(
            d => Saturday(d, n, ahead) is var saturday ? (saturday, Iso.Add(saturday, 1)) : default,
            d => Iso.Week(d) + "-WE", "XXXX-WXX-WE", ahead ? "the coming weekend" : n < 0 ? "the weekend before" : "the latest weekend");
        return new FoundDate(i, end, TimeType.Date, reading, DateForm.Other, direction)
        { Status = t.Anchor.Known ? ahead ? TimeStatus.Upcoming : TimeStatus.Past : null };
    }

    static DateOnly Saturday(DateOnly d, int n, bool ahead)
    {
        var saturday = Iso.Add(Iso.Monday(d), 5);
        if (n < 0) return Iso.Add(saturday, -7);
        if (n > 0) return Iso.Add(saturday, Iso.Weekday(d) >= 6 ? 7 : 0);
        return !ahead && Iso.Weekday(d) < 6 ? Iso.Add(saturday, -7) : saturday;
    }
}
