using System.Globalization;
using System.Text;
using StoryTracker.Language.Speech;

namespace StoryTracker.Evaluation.Calibration;

/// <summary>Whether findings of a confidence are right as often as it says: a reliability table with the expected calibration error.</summary>
/// <param name="Bins">Tenths of confidence that hold findings, from low to high.</param>
/// <param name="Error">Mean distance of confidence and share in percent points, weighed by findings (Naeini et al. 2015).</param>
sealed record Reliability(IReadOnlyList<Reliability.Bin> Bins, double Error)
{
    /// <summary>A tenth of confidence.</summary>
    /// <param name="Low">Its lower end.</param>
    /// <param name="Count">Findings in it.</param>
    /// <param name="Confidence">Their mean confidence.</param>
    /// <param name="Right">The share of right ones.</param>
    public sealed record Bin(double Low, int Count, double Confidence, double Right);

    /// <summary>The table for findings, with the confidences that a table of confidence gives them.</summary>
    public static Reliability Of(IReadOnlyCollection<Judged> findings, ConfidenceTable table)
    {
        var bins = findings
            .Select(f => (Confidence: table.Of(f.Quotation.Pattern, f.Quotation.Type, f.Quotation.IsAttitude, f.Quotation.Speaker is not null), f.IsRight))
            .GroupBy(f => Math.Min(9, (int)(f.Confidence * 10 + 1e-9)))
            .OrderBy(g => g.Key)
            .Select(g => new Bin(g.Key / 10.0, g.Count(), g.Average(f => f.Confidence), g.Average(f => f.IsRight ? 1.0 : 0.0)))
            .ToList();
        double all = Math.Max(1, findings.Count);
        return new(bins, 100 * bins.Sum(b => b.Count / all * Math.Abs(b.Confidence - b.Right)));
    }

    /// <summary>As a table in Markdown.</summary>
    public string Markdown()
    {
        var text = new StringBuilder("| confidence | findings | mean confidence | right |\n|---|---:|---:|---:|\n");
        foreach (var bin in Bins)
            text.Append(CultureInfo.InvariantCulture, $"| {bin.Low:0.0}–{bin.Low + 0.1:0.0} | {bin.Count} | {bin.Confidence:0.000} | {bin.Right:0.000} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nExpected calibration error: {Error:0.0} points over {Bins.Sum(b => b.Count)} findings.\n");
        return text.ToString();
    }
}
