using StoryTracker.Evaluation.Corpora;

namespace StoryTracker.Evaluation.Measures;

/// <summary>Which found quotation is which gold one.</summary>
static class SpanMatching
{
    const double AtLeast = 0.5;

    /// <summary>Pairs of which the words of the content agree by half or more (intersection over union), one to one, best first.</summary>
    /// <returns>For every gold quotation the number of its candidate, or -1.</returns>
    public static int[] ByUnion(IReadOnlyList<HashSet<int>> gold, IReadOnlyList<Candidate> candidates)
    {
        var pairs = new List<(double Value, int Gold, int Found)>();
        for (int i = 0; i < gold.Count; i++)
            for (int j = 0; j < candidates.Count; j++)
                if (Overlap.Union(gold[i], candidates[j].Tokens) is >= AtLeast and var value) pairs.Add((value, i, j));
        var match = new int[gold.Count];
        Array.Fill(match, -1);
        var used = new HashSet<int>();
        foreach (var (_, i, j) in pairs.OrderDescending())
            if (match[i] < 0 && used.Add(j)) match[i] = j;
        return match;
    }

    /// <summary>The words of every gold content.</summary>
    public static List<HashSet<int>> Tokens(GoldArticle article, Words words) => [.. article.Quotations.Select(q => words.Of(q.Content))];
}
