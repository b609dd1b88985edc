namespace StoryTracker.Evaluation.Measures;

/// <summary>One measured figure.</summary>
/// <param name="Name">Its name, as the project's scorers have it.</param>
/// <param name="Value">Percent, or how many.</param>
public sealed record Figure(string Name, double Value)
{
    /// <summary>Precision in percent, where the value is an F1.</summary>
    public double? Precision { get; init; }

    /// <summary>Recall in percent, where the value is an F1.</summary>
    public double? Recall { get; init; }

    /// <summary>The value is a number of things.</summary>
    public bool IsCount { get; init; }

    /// <summary>A share in percent; 0 of nothing.</summary>
    public static Figure Share(string name, int part, int whole) => new(name, 100 * Ratio(part, whole));

    /// <summary>How many.</summary>
    public static Figure Count(string name, int count) => new(name, count) { IsCount = true };

    /// <summary>F1 with precision and recall: right ones of those found and of those there are.</summary>
    public static Figure F1(string name, int right, int found, int gold)
    {
        double precision = Ratio(right, found), recall = Ratio(right, gold);
        double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
        return new(name, 100 * f1) { Precision = 100 * precision, Recall = 100 * recall };
    }

    static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
