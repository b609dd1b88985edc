using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>What is counted of dates.</summary>
public enum DateCount
{
    /// <summary>Expressions in gold.</summary>
    Gold,
    /// <summary>Expressions found.</summary>
    Found,
    /// <summary>The same span.</summary>
    Strict,
    /// <summary>Spans overlap.</summary>
    Relaxed,
    /// <summary>Overlap and the same type.</summary>
    Type,
    /// <summary>Overlap and the same value.</summary>
    Value,
}

/// <summary>Expressions of time against people's, as in TempEval-3 task A (UzZaman et al. 2013).</summary>
public static class DateMeasures
{
    /// <summary>Counts one document.</summary>
    public static Tally<DateCount> Count(GoldArticle article, IReadOnlyList<TimeExpression> found)
    {
        var tally = new Tally<DateCount>();
        tally.Add(DateCount.Gold, article.Dates.Count);
        tally.Add(DateCount.Found, found.Count);
        tally.Add(DateCount.Strict, article.Dates.Select(d => d.Span).ToHashSet().Count(found.Select(d => d.Span).ToHashSet().Contains));
        foreach (var (gold, match) in Match(article.Dates, found))
        {
            if (match is null) continue;
            tally.Add(DateCount.Relaxed);
            tally.AddIf(string.Equals(match.Type.ToString(), gold.Type, StringComparison.OrdinalIgnoreCase), DateCount.Type);
            tally.AddIf(match.Value == gold.Value, DateCount.Value);
        }
        return tally;
    }

    /// <summary>For every gold expression the found one that overlaps it most, one to one, from left to right.</summary>
    public static IReadOnlyList<(GoldDate Gold, TimeExpression? Found)> Match(IReadOnlyList<GoldDate> gold, IReadOnlyList<TimeExpression> found)
    {
        var left = found.OrderBy(d => d.Span.Start).ToList();
        var pairs = new List<(GoldDate, TimeExpression?)>();
        foreach (var date in gold)
        {
            var best = left.Where(f => f.Span.Overlaps(date.Span))
                .MaxBy(f => (Math.Min(f.Span.End, date.Span.End) - Math.Max(f.Span.Start, date.Span.Start), f.Span.Start));
            if (best is not null) left.Remove(best);
            pairs.Add((date, best));
        }
        return pairs;
    }

    /// <summary>The figures; all names begin with the prefix.</summary>
    public static IReadOnlyList<Figure> Figures(string prefix, Tally<DateCount> t) =>
    [
        Figure.Count($"{prefix}.gold", t[DateCount.Gold]),
        Figure.Count($"{prefix}.found", t[DateCount.Found]),
        Figure.F1($"{prefix}.strict", t[DateCount.Strict], t[DateCount.Found], t[DateCount.Gold]),
        Figure.F1($"{prefix}.relaxed", t[DateCount.Relaxed], t[DateCount.Found], t[DateCount.Gold]),
        Figure.F1($"{prefix}.type", t[DateCount.Type], t[DateCount.Found], t[DateCount.Gold]),
        Figure.F1($"{prefix}.value", t[DateCount.Value], t[DateCount.Found], t[DateCount.Gold]),
    ];
}
