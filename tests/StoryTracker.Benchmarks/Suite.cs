namespace StoryTracker.Benchmarks;

/// <summary>How to run.</summary>
public sealed record Settings
{
    /// <summary>Fewer and shorter runs, to see that everything works; the figures are rough.</summary>
    public bool Brief { get; init; }
    /// <summary>Only the row of this name.</summary>
    public string? Only { get; init; }
    /// <summary>Leaves what was made to measure on for the next run, and takes what an earlier one left.</summary>
    public bool Keep { get; init; }
    /// <summary>Pairs of runs behind a figure.</summary>
    public int Runs => Brief ? 3 : 5;
    /// <summary>How long a timed run takes.</summary>
    public TimeSpan RunTime => TimeSpan.FromSeconds(Brief ? 0.6 : 2.5);
    /// <summary>Whether a row is wanted.</summary>
    public bool Wants(string row) => Only is null || Only == row;
}

/// <summary>One line of the result.</summary>
/// <param name="Name">Its name in the contract.</param>
/// <param name="Value">Median of our runs.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Raw">Median of the reference's runs, null if there is none.</param>
/// <param name="Ratio">Median of ours to raw, pair by pair.</param>
/// <param name="Runs">Runs behind the figure.</param>
/// <param name="Min">Our lowest run.</param>
/// <param name="Max">Our highest run.</param>
public sealed record Row(string Name, double Value, string Unit, double? Raw, double? Ratio, int Runs, double Min, double Max);

/// <summary>Rows that belong together.</summary>
public interface ISuite
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures, row by row.</summary>
    IAsyncEnumerable<Row> RunAsync(Settings settings);
}

/// <summary>Ours and the reference in turn, within one run of the program, so that a busy machine slows both.</summary>
public static class Pairs
{
    /// <summary>Measures <paramref name="ours"/> against <paramref name="raw"/>, after one unmeasured turn of each.</summary>
    public static async Task<Row> MeasureAsync(string name, string unit, int runs, Func<Task<double>> ours, Func<Task<double>>? raw)
    {
        await ours();
        if (raw is not null) await raw();
        var (our, reference) = (new List<double>(), new List<double>());
        for (var i = 0; i < runs; i++)
        {
            // Who goes first changes, so that neither always meets the other's leftovers.
            if (raw is not null && i % 2 == 1) reference.Add(await raw());
            our.Add(await ours());
            if (raw is not null && i % 2 == 0) reference.Add(await raw());
        }
        return new Row(name, Median(our), unit, raw is null ? null : Median(reference),
            raw is null ? null : Median([.. our.Zip(reference, (o, r) => o / r)]), runs, our.Min(), our.Max());
    }

    /// <summary>The middle value; the mean of the two middle ones of an even number.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
