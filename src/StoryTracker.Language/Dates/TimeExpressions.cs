using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Finds every expression of time in a text, left to right, the longest reading first.</summary>
static class TimeExpressions
{
    public static List<TimeExpression> Find(ArticleText article, PublicationDays? published)
    {
        var tokens = article.Flat;
        var anchor = new Anchor(published);
        var found = new List<FoundDate>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Punctuation || At(tokens, i, anchor) is not { } date) continue;
            // An expression may reach back over "the", "in" or "last", but never into the one before it.
            if (found.Count > 0 && date.First < found[^1].End) date = date with { First = i };
            found.Add(date);
            i = date.End - 1;
        }
        return DateConflicts.Resolve(tokens, found, anchor).ConvertAll(f => new TimeExpression(
            new Span(tokens[f.First].Span.Start, tokens[f.End - 1].Span.End), f.Type, f.Reading.Value, f.Reading.Earliest, f.Reading.Latest,
            f.Conflict is null && f.Status is { } status ? status
                : anchor.Status(f.Reading.Earliest, f.Reading.Latest), f.Reading.Reason, f.Conflict));
    }

    static FoundDate? At(IReadOnlyList<Token> tokens, int i, Anchor anchor) =>
        CalendarDates.At(tokens, i, anchor) ?? RelativeDates.At(tokens, i, anchor) ?? Durations.At(tokens, i, anchor);
}
