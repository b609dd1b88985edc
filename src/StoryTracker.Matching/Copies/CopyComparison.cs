using System.Globalization;

namespace StoryTracker.Matching.Copies;

/// <summary>How much of two texts is the same.</summary>
/// <param name="Similarity">Common runs among all of both, 0 to 1.</param>
/// <param name="Containment">Common runs among those of the shorter, 0 to 1.</param>
public sealed record CopyComparison(double Similarity, double Containment)
{
    /// <summary>Similarity from which two articles print one text.</summary>
    public const double SameText = 0.7;

    /// <summary>Containment from which the shorter one is part of the longer: a wire report that an outlet went on writing, or cut.</summary>
    public const double PartOfIt = 0.85;

    // Of a short item in a long article ("In brief") nobody can say that the one is made of the other.
    const double LeastSimilarity = 0.2;

    /// <summary>Compares two texts.</summary>
    public static CopyComparison Of(TextShingles a, TextShingles b)
    {
        var (small, large) = a.Runs.Count <= b.Runs.Count ? (a, b) : (b, a);
        var common = 0;
        foreach (var run in small.Runs)
            if (large.Runs.Contains(run)) common++;
        var all = a.Runs.Count + b.Runs.Count - common;
        return new(all == 0 ? 0 : (double)common / all, small.Runs.Count == 0 ? 0 : (double)common / small.Runs.Count);
    }

    /// <summary>Whether one is a copy of the other.</summary>
    public bool IsCopy => Similarity >= SameText || (Containment >= PartOfIt && Similarity >= LeastSimilarity);

    /// <summary>Why, in a sentence that repeats nothing of either.</summary>
    public string Reason => Similarity >= SameText
        ? $"{Percent(Similarity)} of all five-word runs of both stand in both."
        : $"{Percent(Containment)} of the shorter text's five-word runs stand in the longer one.";

    static string Percent(double share) => $"{(Math.Floor(share * 100)).ToString(CultureInfo.InvariantCulture)} %";
}
