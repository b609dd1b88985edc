using System.Globalization;
using StoryTracker.Evaluation.Measures;

namespace StoryTracker.Evaluation.Reports;

/// <summary>The table of measures: this, floor, published, people.</summary>
static class Table
{
    /// <summary>Writes one corpus.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="title">What was measured.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="references">What others reach.</param>
    /// <param name="floors">Whether the floors were measured on these very documents.</param>
    public static void Write(TextWriter to, string title, IReadOnlyList<Figure> figures, IReadOnlyDictionary<string, Reference> references, bool floors)
    {
        to.WriteLine();
        to.WriteLine(title);
        to.WriteLine($"{"measure",-28} {"this",7} {"P",6} {"R",6} {"floor",6} {"people",7}  published");
        foreach (var figure in figures)
        {
            var reference = references.GetValueOrDefault(figure.Name, Reference.None);
            to.WriteLine($"{figure.Name,-28} {Number(figure),7} {Part(figure.Precision),6} {Part(figure.Recall),6} "
                + $"{(floors ? reference.Floor : ""),6} {reference.People,7}  {reference.Published}".TrimEnd());
        }
    }

    /// <summary>A figure as text: one decimal, a count none.</summary>
    public static string Number(Figure figure) => figure.Value.ToString(figure.IsCount ? "0" : "0.0", CultureInfo.InvariantCulture);

    static string Part(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
