namespace StoryTracker.Evaluation.Measures;

/// <summary>An article with its true story and the one that it was placed on.</summary>
/// <param name="Id">The article.</param>
/// <param name="Gold">The true story.</param>
/// <param name="Found">Where it was placed first of all.</param>
public sealed record Placement(string Id, string Gold, string Found);

/// <summary>
/// Agreement of two groupings: BCubed (Bagga and Baldwin 1998; the mean over articles of how pure and how whole the article's group is) and F1
/// over pairs of articles that are on one story (Miranda et al. 2018).
/// </summary>
public static class ClusterMeasures
{
    /// <summary>BCubed F1, pair F1 and the number of stories.</summary>
    /// <param name="corpus">Put before the names of the figures.</param>
    /// <param name="placements">The articles; at least one.</param>
    public static IReadOnlyList<Figure> Figures(string corpus, IReadOnlyCollection<Placement> placements)
    {
        var cells = placements.CountBy(p => (p.Gold, p.Found)).ToList();
        var gold = placements.CountBy(p => p.Gold).ToDictionary();
        var found = placements.CountBy(p => p.Found).ToDictionary();
        double articles = placements.Count;
        var together = cells.Sum(c => Pairs(c.Value));
        return
        [
            F1($"{corpus}.bcubed", cells.Sum(c => (double)c.Value * c.Value / found[c.Key.Found]) / articles,
                cells.Sum(c => (double)c.Value * c.Value / gold[c.Key.Gold]) / articles),
            F1($"{corpus}.pairs", Share(together, found.Values.Sum(Pairs)), Share(together, gold.Values.Sum(Pairs))),
            Figure.Count($"{corpus}.stories", found.Count),
            Figure.Count($"{corpus}.stories, true", gold.Count),
        ];
    }

    /// <summary>The worst mistakes in words: stories that were thrown together, then stories that were torn apart.</summary>
    public static IEnumerable<string> Worst(IReadOnlyCollection<Placement> placements, int most)
    {
        var mixed = placements.GroupBy(p => p.Found).Select(g => (g.Key, Parts: g.CountBy(p => p.Gold).OrderByDescending(c => c.Value).ToList()))
            .Where(g => g.Parts.Count > 1).OrderByDescending(g => (long)g.Parts[0].Value * g.Parts.Skip(1).Sum(c => c.Value)).Take(most)
            .Select(g => $"{g.Key} holds {string.Join(", ", g.Parts.Select(c => $"{c.Value} of {c.Key}"))}");
        var torn = placements.GroupBy(p => p.Gold).Select(g => (g.Key, Parts: g.CountBy(p => p.Found).OrderByDescending(c => c.Value).ToList()))
            .Where(g => g.Parts.Count > 1).OrderByDescending(g => (long)g.Parts[0].Value * g.Parts.Skip(1).Sum(c => c.Value)).Take(most)
            .Select(g => $"{g.Key} is on {string.Join(", ", g.Parts.Select(c => $"{c.Key} ({c.Value})"))}");
        return mixed.Concat(torn);
    }

    static Figure F1(string name, double precision, double recall) =>
        new(name, precision + recall > 0 ? 200 * precision * recall / (precision + recall) : 0) { Precision = 100 * precision, Recall = 100 * recall };

    static double Share(long part, long whole) => whole == 0 ? 1 : (double)part / whole;

    static long Pairs(int articles) => (long)articles * (articles - 1) / 2;
}
