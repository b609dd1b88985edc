using System.Collections.Immutable;

namespace StoryTracker.Matching.Divergences;

/// <summary>Finds what an editor should see before words are printed again: divergences between outlets and within an article, and slips.</summary>
/// <remarks>Pure and deterministic; quick to be silent, for a false alarm costs more than a miss.</remarks>
public static class DivergenceFinder
{
    /// <summary>Name and version of the rules, on record with every finding.</summary>
    public const string Label = "divergences@1";

    /// <summary>What differs between two articles that speak of the same things.</summary>
    /// <param name="a">One article.</param>
    /// <param name="b">The other; the order of the two does not matter.</param>
    public static ImmutableArray<Divergence> Between(ArticleReading a, ArticleReading b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (string.CompareOrdinal(a.ArticleId, b.ArticleId) > 0) (a, b) = (b, a);
        if (a.ArticleId == b.ArticleId || a.Text == b.Text) return [];
        var pair = new ArticlePair(a, b);
        return Ordered([
            .. Modalities.Between(pair), .. Attributions.Between(pair), .. Verbatims.Between(pair), .. Polarities.Between(pair),
            .. NumberClaims.Between(pair), .. Superlatives.Between(pair), .. DaysTold.Between(pair),
        ]);
    }

    /// <summary>What does not fit together within one article, and what in it cannot be right.</summary>
    public static ImmutableArray<Divergence> Within(ArticleReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Ordered([
            .. DateSlips.Within(reading), .. LedeAndBody.Within(reading), .. FrameAndQuotation.Within(reading), .. NumberClaims.Within(reading),
            .. Sums.Within(reading),
        ]);
    }

    /// <summary>Numbers and days that an outlet changed from one revision of an article to the next.</summary>
    /// <param name="before">The older revision.</param>
    /// <param name="after">The newer.</param>
    public static ImmutableArray<Divergence> Moved(ArticleReading before, ArticleReading after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Ordered([.. MovedNumbers.Between(before, after)]);
    }

    static ImmutableArray<Divergence> Ordered(IEnumerable<Divergence> found) =>
        [.. found.OrderByDescending(d => d.Severity).ThenBy(d => d.Kind).ThenBy(d => d.Evidence[0].ArticleId, StringComparer.Ordinal)
            .ThenBy(d => d.Evidence[0].Start).ThenBy(d => d.Evidence[^1].Start)];
}
