namespace StoryTracker.Matching.Arrivals;

/// <summary>Groups what belongs together: the two groups that are most alike on average are joined, again and again, until none are alike enough.</summary>
/// <remarks>Agglomerative clustering by average linkage (Sokal and Michener, 1958).</remarks>
static class AverageLink
{
    /// <summary>Groups the items.</summary>
    /// <param name="odds">How alike each two are; symmetric. Changed.</param>
    /// <param name="least">Groups less alike than this on average are not joined.</param>
    /// <returns>The groups, each ascending, in the order of their first items.</returns>
    public static List<List<int>> Groups(double[,] odds, double least)
    {
        var groups = Enumerable.Range(0, odds.GetLength(0)).Select(i => (List<int>)[i]).ToList();
        var at = Enumerable.Range(0, groups.Count).ToList();
        while (true)
        {
            var (best, one, other) = (least, -1, -1);
            for (var i = 1; i < at.Count; i++)
                for (var j = 0; j < i; j++)
                {
                    var mean = odds[at[i], at[j]] / (groups[i].Count * groups[j].Count);
                    if (mean > best) (best, one, other) = (mean, i, j);
                }
            if (one < 0) break;
            foreach (var third in at)
                odds[third, at[other]] = odds[at[other], third] += odds[at[one], third];
            groups[other].AddRange(groups[one]);
            groups.RemoveAt(one);
            at.RemoveAt(one);
        }
        foreach (var group in groups) group.Sort();
        return groups;
    }
}
