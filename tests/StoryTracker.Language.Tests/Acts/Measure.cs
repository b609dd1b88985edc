using System.Globalization;
using System.Text;

namespace StoryTracker.Language.Tests.Acts;

/// <summary>How well acts agree with a gold set: accuracy, confusions, calibration.</summary>
/// <param name="Statements">The gold statements with what was read.</param>
sealed record Measure(IReadOnlyList<GoldStatement> Statements)
{
    const int Bins = 5;

    IEnumerable<GoldStatement> Found => Statements.Where(s => s.Found is not null);

    IEnumerable<(double Confidence, bool Right)> Named =>
        Found.Where(s => s.Found!.Act is not null).Select(s => (s.Found!.Act!.Confidence, s.Found.Act.Kind == s.Label));

    /// <summary>Share of the statements found that have an act and were given one.</summary>
    public double Coverage => (double)Found.Count(s => s.Label is not null && s.Found!.Act is not null) / Found.Count(s => s.Label is not null);

    /// <summary>Share of the acts given that are right.</summary>
    public double Precision => Named.Average(n => n.Right ? 1.0 : 0);

    /// <summary>Share of all statements found whose act, or its absence, is right.</summary>
    public double Accuracy => (double)Found.Count(s => s.Found!.Act?.Kind == s.Label) / Found.Count();

    /// <summary>Expected calibration error over bins of equal width (Guo et al. 2017).</summary>
    public double CalibrationError
    {
        get
        {
            var named = Named.ToList();
            return Binned(named).Sum(b => (double)b.Count / named.Count * Math.Abs(b.Average(n => n.Confidence) - b.Average(n => n.Right ? 1.0 : 0)));
        }
    }

    static IEnumerable<List<(double Confidence, bool Right)>> Binned(List<(double Confidence, bool Right)> named) =>
        named.GroupBy(n => Math.Min(Bins - 1, (int)((n.Confidence - 0.5) * 2 * Bins))).OrderBy(g => g.Key).Select(g => g.ToList());

    public override string ToString()
    {
        var o = new StringBuilder();
        var c = CultureInfo.InvariantCulture;
        o.AppendLine(c, $"statements {Statements.Count}, read {Found.Count()}; accuracy {Accuracy:0.000} (acts given {Precision:0.000} right, given to {Coverage:0.000})");
        o.AppendLine(c, $"{"said \\ read",-12}{string.Join("", Columns.Select(k => $"{k?.ToString() ?? "none",9}"))}");
        foreach (var row in Columns)
            o.AppendLine(c, $"{row?.ToString() ?? "none",-12}{string.Join("", Columns.Select(k => $"{Found.Count(s => s.Label == row && s.Found!.Act?.Kind == k),9}"))}");
        o.AppendLine(c, $"confidence      n   mean  right   (expected calibration error {CalibrationError:0.000})");
        foreach (var bin in Binned([.. Named]))
            o.AppendLine(c, $"{bin.Min(n => n.Confidence):0.00} to {bin.Max(n => n.Confidence):0.00} {bin.Count,4} {bin.Average(n => n.Confidence),6:0.000} {bin.Average(n => n.Right ? 1.0 : 0),6:0.000}");
        return o.ToString();
    }

    static readonly SpeechActKind?[] Columns = [.. Enum.GetValues<SpeechActKind>().Cast<SpeechActKind?>(), null];
}
