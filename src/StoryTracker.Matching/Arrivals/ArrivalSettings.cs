namespace StoryTracker.Matching.Arrivals;

/// <summary>How alike an article and a story must be.</summary>
public sealed record ArrivalSettings
{
    /// <summary>What ships.</summary>
    public static readonly ArrivalSettings Shipped = new();

    /// <summary>Least cosine between an article and what a story holds, 0 to 1, for the article to be on the story.</summary>
    public double Threshold { get; init; } = 0.2;
}
