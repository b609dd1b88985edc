using System.Globalization;

namespace StoryTracker.Matching.Copies;

/// <summary>How much of two texts is the same.</summary>
/// <param name="Similarity">Common runs among all of both, 0 to 1.</param>
/// <param name="Containment">Common runs among those of the shorter, 0 to 1.</param>
/// <param name="Passages">
/// Of what the shorter one narrates, the share that stands in passages that both print alike but for small edits, 0 to 1; see <see cref="CopiedStretches"/>. Null where that
/// was not looked at, or where it narrates too little to tell.
/// </param>
/// <param name="PassagesOfLonger">The same share of what the longer one narrates.</param>
public sealed record CopyComparison(double Similarity, double Containment, double? Passages = null, double? PassagesOfLonger = null)
{
    /// <summary>Similarity from which two articles print one text.</summary>
    public const double SameText = 0.7;

    /// <summary>Containment from which the shorter one is part of the longer: a wire report that an outlet went on writing, or cut.</summary>
    public const double PartOfIt = 0.85;

    /// <summary>
    /// Share of the shorter one's narrated words in common passages from which it is a copy: sub-editors change a word a sentence, write the first line anew
    /// and cut, and two cuts of one report have less than either has of the whole.
    /// </summary>
    public const double SamePassages = 0.6;

    // Two reporters who print one long speech have most of their runs in common and tell it in words of their own.
    const double OwnWords = 0.4;
    const int FewestNarrated = 40;

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

    /// <summary>Compares two texts run by run and passage by passage.</summary>
    public static CopyComparison Of(TextShingles a, TextShingles b, PrintedText textOfA, PrintedText textOfB)
    {
        var runs = Of(a, b);
        // Below this nothing near the share of passages can be in common: five changed runs a changed word.
        if (runs.Containment < SamePassages / TextShingles.Words || Math.Min(textOfA.Narrated, textOfB.Narrated) < FewestNarrated) return runs;
        var narrated = CopiedStretches.Between(textOfA, textOfB).Sum(s => s.Narrated);
        return runs with
        {
            Passages = Share(narrated, Math.Min(textOfA.Narrated, textOfB.Narrated)), PassagesOfLonger = Share(narrated, Math.Max(textOfA.Narrated, textOfB.Narrated)),
        };
    }

    /// <summary>Whether one is a copy of the other.</summary>
    public bool IsCopy => (ByRuns && (Passages is null || Passages >= OwnWords)) || ByPassages;

    bool ByRuns => Similarity >= SameText || (Containment >= PartOfIt && Similarity >= LeastSimilarity);

    bool ByPassages => Passages >= SamePassages && PassagesOfLonger >= LeastSimilarity;

    /// <summary>Why, in a sentence that repeats nothing of either.</summary>
    public string Reason => Similarity >= SameText
        ? $"{Percent(Similarity)} of all five-word runs of both stand in both."
        : Containment < PartOfIt && ByPassages
        ? $"{Percent(Passages ?? 0)} of what the shorter text narrates stands in passages that both print alike but for small edits."
        : $"{Percent(Containment)} of the shorter text's five-word runs stand in the longer one.";

    // A passage that a text repeats is counted as often as it stands.
    static double Share(int part, int whole) => whole == 0 ? 0 : Math.Min(1, (double)part / whole);

    static string Percent(double share) => $"{(Math.Floor(share * 100)).ToString(CultureInfo.InvariantCulture)} %";
}
