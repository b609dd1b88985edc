using System.Globalization;
using StoryTracker.Language.Speech;

namespace StoryTracker.Evaluation.Calibration;

/// <summary>
/// Shares of right findings by kind, each shrunk towards the kind it belongs to: the mean of a Beta distribution whose prior has the coarser kind's mean
/// and the weight of <see cref="Prior"/> findings.
/// </summary>
static class Fit
{
    /// <summary>How many findings the prior weighs.</summary>
    public const double Prior = 20;

    /// <summary>A finer kind needs so many findings, and a share so far from the coarser one's, to have a line of its own.</summary>
    public const int Fewest = 40;

    /// <summary>See <see cref="Fewest"/>.</summary>
    public const double Difference = 0.02;

    /// <summary>A line of the table.</summary>
    /// <param name="Key">The kind.</param>
    /// <param name="Value">The share, shrunk, two decimals.</param>
    /// <param name="Count">Findings behind it.</param>
    public sealed record Line(string Key, double Value, int Count);

    /// <summary>The table, coarse before fine, by name.</summary>
    public static IReadOnlyList<Line> Table(IReadOnlyCollection<Judged> findings)
    {
        double mean = findings.Count == 0 ? 0.5 : findings.Average(f => f.IsRight ? 1.0 : 0.0);
        var lines = new List<Line> { new(ConfidenceTable.Everything, Math.Round(mean, 2), findings.Count) };
        foreach (var pattern in findings.GroupBy(f => f.Keys[2]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            double ofPattern = Shrunk(pattern, mean);
            lines.Add(new(pattern.Key, Math.Round(ofPattern, 2), pattern.Count()));
            foreach (var type in pattern.GroupBy(f => f.Keys[1]).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                double ofType = Shrunk(type, ofPattern);
                if (Pays(type, ofType, ofPattern)) lines.Add(new(type.Key, Math.Round(ofType, 2), type.Count()));
                else ofType = ofPattern;
                foreach (var kind in type.GroupBy(f => f.Keys[0]).OrderBy(g => g.Key, StringComparer.Ordinal))
                    if (Shrunk(kind, ofType) is var ofKind && Pays(kind, ofKind, ofType)) lines.Add(new(kind.Key, Math.Round(ofKind, 2), kind.Count()));
            }
        }
        return lines;
    }

    /// <summary>The text resource.</summary>
    public static string Text(IEnumerable<Line> lines) =>
        "# How often a finding of a kind was right; written by the evaluation's command \"calibrate\", see CONFIDENCE.md.\n"
        + string.Concat(lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Key} {l.Value:0.00}\n")));

    static double Shrunk(IEnumerable<Judged> findings, double prior)
    {
        var all = findings.ToList();
        return (all.Count(f => f.IsRight) + Prior * prior) / (all.Count + Prior);
    }

    static bool Pays(IEnumerable<Judged> findings, double value, double coarser) => Math.Abs(value - coarser) >= Difference && findings.Count() >= Fewest;
}
