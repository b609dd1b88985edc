namespace StoryTracker.Matching.Arrivals;

/// <summary>How alike an article and a story must be.</summary>
public sealed record ArrivalSettings
{
    /// <summary>What ships.</summary>
    public static readonly ArrivalSettings Shipped = new();

    /// <summary>What the signals between two articles count.</summary>
    public PairWeights Pairs { get; init; } = PairWeights.Shipped;

    /// <summary>Least sum for an article to be on a story: the mean log-odds with the articles of its group, and what the group's size adds.</summary>
    public double Threshold { get; init; } = 0.25;

    /// <summary>What the logarithm of a group's size adds: the mean over many articles is surer than one pair.</summary>
    public double GroupSize { get; init; } = 1;

    /// <summary>Least mean log-odds between two groups of articles to be one group.</summary>
    public double SameGroup { get; init; } = 0.5;

    /// <summary>A further story must come this near to the best one, as a share of its sum.</summary>
    public double ShareOfBest { get; init; } = 0.75;

    /// <summary>What a word counts more where it stands in the headline or the opening.</summary>
    public double OpeningFactor { get; init; } = 1.5;

    /// <summary>What a document of the background counts, beside an article that came in, for how rare a word is.</summary>
    public double BackgroundShare { get; init; } = 0.3;

    /// <summary>How many stories are looked at.</summary>
    public int Candidates { get; init; } = 6;
}
