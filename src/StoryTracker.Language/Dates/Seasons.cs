namespace StoryTracker.Language.Dates;

/// <summary>Seasons by name: "summer 2018", "the winter of 1994", "over the summer"; "last spring" is a relative unit.</summary>
static class Seasons
{
    public static FoundDate? At(DateText t, int i)
    {
        int at = t.Lower(i) is "the" or "early" or "late" or "mid" ? i + 1 : i;
        if (at > i && t.Lower(i) == "the" && t.Lower(at) is "early" or "late") at++;
        if (CalendarWords.Season(t.Lower(at)) is not { } season) return null;
        int y = t.Lower(at + 1) is "of" or "," ? at + 2 : at + 1;
        if (Years.Printed(t, y) is var (year, end))
        {
            var (low, high) = CalendarSpans.Season(year, season);
            return new FoundDate(i, end, TimeType.Date, new Reading($"{year:0000}-{season}", low, high, "Season and year are printed."));
        }
        // A bare season is a date only as an adverbial: "over the summer", but not "the fall of the wall".
        if (t.Lower(i) != "the" || t.Lower(i - 1) is not ("over" or "in" or "during" or "into" or "through" or "throughout" or "of"
            or "by" or "for" or "until")
            || t.Lower(at + 1) is "of" or "in" || at + 1 < t.Count && t[at + 1].IsWord
                && TimeUnit.Of(t.Lower(at + 1)) is not null) return null;
        var direction = Outlook.Of(t, i, at + 1);
        bool ahead = direction == Direction.Ahead;
        return new FoundDate(i, at + 1, TimeType.Date, t.Anchor.Count(
            d => CalendarSpans.Season(ahead ? d.Month >= CalendarSpans.SeasonStart(season) + 3 ? d.Year + 1 : d.Year
                : d.Month < CalendarSpans.SeasonStart(season) ? d.Year - 1 : d.Year, season),
            d => $"{d.Year:0000}-{season}", "XXXX-" + season, $"the {(ahead ? "next" : "latest")} {t.Lower(at)}"), DateForm.Other,
                direction);
    }
}
