namespace StoryTracker.Language.Dates;

/// <summary>Open intervals: "since May" has no last day, "until Friday" and "by the end of the year" no first.</summary>
static class Bounds
{
    /// <summary>Opens the interval of an expression at the end that the word before it leaves open.</summary>
    public static FoundDate Apply(DateText t, FoundDate date)
    {
        if (date.Type is not (TimeType.Date or TimeType.Time) || date.Conflict is not null || date.Reading.Earliest is null
            || date.Reading.Latest is null)
            return date;
        string word = t.Lower(date.First - 1);
        var bound = word switch
        {
            "since" => TimeBound.Since,
            "until" or "till" => TimeBound.Until,
            "by" => TimeBound.By,
            _ => TimeBound.Within,
        };
        return bound switch
        {
            TimeBound.Within => date,
            TimeBound.Since => date with
            {
                Bound = bound,
                Reading = date.Reading with { Latest = null, Reason = date.Reading.Reason + " “Since” leaves the end open." },
            },
            _ => date with
            {
                Bound = bound,
                Status = date.Status ?? t.Anchor.Status(date.Reading.Earliest, date.Reading.Latest),
                Reading = date.Reading
                    with { Earliest = null,
                    Reason = $"{date.Reading.Reason} “{char.ToUpperInvariant(word[0])}{word[1..]}” leaves the beginning open." },
            },
        };
    }
}
