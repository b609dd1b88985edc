namespace StoryTracker.Matching.Arrivals;

/// <summary>How likely two articles are on one story, from their sketches alone: a sum of weighed signals, the same in both directions.</summary>
/// <remarks>A logistic model over pairs of articles, as in Miranda et al., Multilingual Clustering of Streaming News, EMNLP 2018.</remarks>
static class PairLikeness
{
    /// <summary>No pair is surer than this, and one that has nothing in common is this sure not to belong together.</summary>
    public const double Most = 4;

    // Two articles with less in common than this cosine are not looked at closely.
    const double LeastCosine = 0.08;
    const double Week = 7;

    /// <summary>The log-odds that two articles are on one story, at most <see cref="Most"/> either way.</summary>
    public static double LogOdds(ComparedArticle a, ComparedArticle b, PairWeights weights) => Math.Clamp(Sum(a, b, weights), -Most, Most);

    /// <summary>The sum of the signals without its bounds: which of two sure pairs is the surer.</summary>
    public static double Sum(ComparedArticle a, ComparedArticle b, PairWeights weights)
    {
        var words = new Overlap(a.Words, b.Words);
        if (words.Cosine < LeastCosine) return -Most;
        var (openA, openB) = (Missing(a.Opening, b.Words), Missing(b.Opening, a.Words));
        return weights.Bias
            + (weights.Words * Math.Sqrt(words.Cosine))
            + (weights.Opening * Math.Sqrt(a.Sketch.Opening.Dot(b.Sketch.Opening)))
            + (weights.Numbers * a.Sketch.Numbers.Dot(b.Sketch.Numbers))
            + (weights.Phrases * a.Sketch.Phrases.Dot(b.Sketch.Phrases))
            + (weights.Names * Math.Sqrt(words.NameCosine))
            + (weights.SharedNames * Math.Log(1 + words.SharedNames))
            + (weights.SharedWords * Math.Log(1 + words.SharedOthers))
            + (weights.NamesHeld * words.NamesHeld)
            + (weights.Contradiction * words.Contradiction)
            + (weights.OtherNames * Math.Sqrt(openA.Name * openB.Name))
            + (weights.OtherProse * Math.Sqrt(openA.Other * openB.Other))
            + (weights.Quoted * Math.Log(1 + TextSample.Shared(a.Sketch.Quoted, b.Sketch.Quoted)))
            + (weights.OtherRoles * Math.Log(1 + EntityRoles.Different(a.Sketch.Roles, b.Sketch.Roles).Count))
            + (weights.Tags * OutletTags.Shared(a.Sketch.Tags, b.Sketch.Tags))
            + (weights.Length * (Length(a, weights) + Length(b, weights)) / 2)
            + OfDays(a.Sketch, b.Sketch, weights);
    }

    static double Length(ComparedArticle article, PairWeights weights) => Math.Log(1 + Math.Max(article.Words.Numbers.Length, weights.ShortestText));

    static double OfDays(Sketch a, Sketch b, PairWeights weights)
    {
        var sum = 0.0;
        if (a.Published is { } one && b.Published is { } other)
            sum += weights.Dated + (weights.Gap * Math.Log(1 + (Math.Min(Math.Abs(one.DayNumber - other.DayNumber), weights.LongestGap) / Week)));
        if (Shares(a.Days, b.Days) is true) sum += weights.SameDay;
        sum += Shares(a.Years, b.Years) switch { true => weights.SameYear, false => weights.OtherYear, null => 0 };
        return Shares(a.Weekdays, b.Weekdays) is false ? sum + weights.OtherWeekday : sum;
    }

    // Null where one of them names none.
    static bool? Shares(int[] a, int[] b) => a.Length == 0 || b.Length == 0 ? null : a.AsSpan().ContainsAny(b);

    // The heaviest name and the heaviest other word of an opening that the other article lacks, as shares of the opening.
    static (double Name, double Other) Missing(ComparedArticle.Marked opening, ComparedArticle.Marked words)
    {
        double name = 0, other = 0;
        foreach (var at in opening.Heaviest)
        {
            ref var most = ref opening.IsName[at] ? ref name : ref other;
            if (most > 0 || words.Has(opening.Numbers[at])) continue;
            most = opening.Weights[at];
            if (name > 0 && other > 0) break;
        }
        return (name / Vector.Unit, other / Vector.Unit);
    }
}
