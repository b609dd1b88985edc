using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>How much two findings share.</summary>
public static class Overlap
{
    /// <summary>Intersection over union of two sets of words; 0 for two empty ones.</summary>
    public static double Union(IReadOnlySet<int> a, IReadOnlySet<int> b)
    {
        int shared = Shared(a, b);
        int all = a.Count + b.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>How many words two sets share.</summary>
    public static int Shared(IReadOnlySet<int> a, IReadOnlySet<int> b) => a.Count <= b.Count ? a.Count(b.Contains) : b.Count(a.Contains);

    /// <summary>Whether any span of the one shares a character with any of the other.</summary>
    public static bool Any(IReadOnlyList<Span> a, IReadOnlyList<Span> b) => a.Any(x => b.Any(x.Overlaps));
}
