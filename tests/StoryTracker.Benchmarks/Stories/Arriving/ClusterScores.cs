namespace StoryTracker.Benchmarks.Stories.Arriving;

/// <summary>How well found groups agree with the true ones.</summary>
/// <param name="BCubedPrecision">Mean share of an article's found group that is of its true one (A. Bagga, B. Baldwin, 1998).</param>
/// <param name="BCubedRecall">Mean share of an article's true group that is in its found one.</param>
/// <param name="PairPrecision">Share of the pairs put together that belong together.</param>
/// <param name="PairRecall">Share of the pairs that belong together that were put together.</param>
public sealed record ClusterScores(double BCubedPrecision, double BCubedRecall, double PairPrecision, double PairRecall)
{
    /// <summary>Harmonic mean of the BCubed figures.</summary>
    public double BCubed => Harmonic(BCubedPrecision, BCubedRecall);

    /// <summary>Harmonic mean of the pair figures.</summary>
    public double Pairs => Harmonic(PairPrecision, PairRecall);

    /// <summary>Scores articles by their true and their found group.</summary>
    public static ClusterScores Of(IReadOnlyCollection<(string True, string Found)> articles)
    {
        var trues = articles.CountBy(a => a.True).ToDictionary();
        var founds = articles.CountBy(a => a.Found).ToDictionary();
        double precision = 0, recall = 0, right = 0;
        foreach (var ((t, f), count) in articles.CountBy(a => a))
        {
            precision += (double)count * count / founds[f];
            recall += (double)count * count / trues[t];
            right += InPairs(count);
        }
        return new(precision / articles.Count, recall / articles.Count, right / founds.Values.Sum(InPairs), right / trues.Values.Sum(InPairs));
    }

    static double InPairs(int count) => count * (count - 1.0) / 2;

    static double Harmonic(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);
}
