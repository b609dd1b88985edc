using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Finds every expression of time in a text, left to right, the longest reading first.</summary>
static class TimeExpressions
{
    static readonly Func<DateText, int, FoundDate?>[] Rules =
    [
        CalendarDates.At, DayRanges.At, Holidays.At, Months.At, Seasons.At, Periods.At, Years.At, NamedDays.At, Weekdays.At,
            RelativeUnits.At,
            FromContext.At, Counted.At,
        Recurring.At, VagueTimes.At, Lengths.At, ClockTimes.At,
    ];

    public static List<TimeExpression> Find(ArticleText article, PublicationDays? published)
    {
        var t = new DateText(article.Text, article.Flat, Dateline.Anchor(article.Text, article.Flat, published), article.Stretches);
        var begins = DateTriggers.In(t.Tokens);
        for (int i = 0; i < t.Count; i++)
        {
            if (!begins[i] || At(t, i) is not { } date) continue;
            // An expression may reach back over "the", "in" or "last", but never into the one before it.
            int from = t.Found.Count > 0 ? t.Found[^1].End : 0;
            if (date.First < from) date = date with { First = i };
            date = Modifiers.Apply(t, date, Math.Max(from, t.Sentence(i).First));
            if (t.Found.Count > 0 && ClockTimes.Joined(t, t.Found[^1], date) is { } joined)
            {
                t.Found.RemoveAt(t.Found.Count - 1);
                date = joined;
            }
            t.Add(date);
            i = date.End - 1;
        }
        ClockTimes.Place(t);
        return Statements.Compare(t, DateConflicts.Resolve(t)).ConvertAll(f => Expression(t, Bounds.Apply(t, f)));
    }

    static FoundDate? At(DateText t, int i)
    {
        FoundDate? best = null;
        foreach (var rule in Rules)
            if (rule(t, i) is { } found && found.End > i && (best is null || found.End > best.End)) best = found;
        return best;
    }

    static TimeExpression Expression(DateText t, FoundDate f) => new(
        new Span(t[f.First].Span.Start, t[f.End - 1].Span.End), f.Type, f.Reading.Value, f.Reading.Earliest, f.Reading.Latest, Status(t, f),
        f.Reading.Reason, f.Conflict)
    {
        Sentence = t.SentenceSpan(f.First, f.End),
        Bound = f.Bound,
    };

    /// <summary>By its days; where these hold the day of publication, by the tense of its clause.</summary>
    static TimeStatus Status(DateText t, FoundDate f)
    {
        if (f.Conflict is null && f.Status is { } said) return said;
        var byDays = t.Anchor.Status(f.Reading.Earliest, f.Reading.Latest);
        if (byDays != TimeStatus.Unknown || !t.Anchor.Known || f.Reading.Earliest is null && f.Reading.Latest is null) return byDays;
        return f.Direction switch { Direction.Back => TimeStatus.Past, Direction.Ahead => TimeStatus.Upcoming, _ => TimeStatus.Unknown };
    }
}
