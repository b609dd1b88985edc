namespace StoryTracker.Matching.Arrivals;

/// <summary>Groups what belongs together: the two groups that are most alike on average are joined, again and again, until none are alike enough.</summary>
/// <remarks>
/// Agglomerative clustering by average linkage (Sokal and Michener, 1958); means of joined groups by the recurrence of Lance and Williams (1967), and
/// each group remembers which earlier one it is most like, so that the work grows little faster than the number of pairs.
/// </remarks>
static class AverageLink
{
    /// <summary>Groups the items.</summary>
    /// <param name="odds">How alike each two are; symmetric. Changed.</param>
    /// <param name="least">Groups no more alike than this on average are not joined.</param>
    /// <param name="joined">Told of every group as it comes about, in no order; null: nobody asks.</param>
    /// <returns>The groups, each ascending, in the order of their first items.</returns>
    public static List<List<int>> Groups(double[,] odds, double least, Action<IReadOnlyList<int>>? joined = null)
    {
        var items = odds.GetLength(0);
        var groups = new List<int>?[items];
        // Of each group the earlier one that it is most like, -1 for none.
        var nearest = new int[items];
        for (var i = 0; i < items; i++)
        {
            groups[i] = [i];
            nearest[i] = Nearest(odds, groups, i);
        }
        while (true)
        {
            var (best, one) = (least, -1);
            for (var i = 1; i < items; i++)
                if (groups[i] is not null && nearest[i] >= 0 && odds[i, nearest[i]] > best) (best, one) = (odds[i, nearest[i]], i);
            if (one < 0) break;
            var into = nearest[one];
            Join(odds, groups, into, one);
            joined?.Invoke(groups[into]!);
            Update(odds, groups, nearest, into, one);
        }
        List<List<int>> left = [.. groups.OfType<List<int>>()];
        foreach (var group in left) group.Sort();
        return left;
    }

    /// <summary>How alike each two items are, as <see cref="Groups"/> takes it.</summary>
    /// <param name="items">The items.</param>
    /// <param name="odds">How alike two are; asked once for each pair.</param>
    public static double[,] Table<T>(IReadOnlyList<T> items, Func<T, T, double> odds)
    {
        var table = new double[items.Count, items.Count];
        for (var i = 1; i < items.Count; i++)
            for (var j = 0; j < i; j++) table[i, j] = table[j, i] = odds(items[i], items[j]);
        return table;
    }

    static void Join(double[,] odds, List<int>?[] groups, int into, int one)
    {
        double weight = (double)groups[one]!.Count / (groups[one]!.Count + groups[into]!.Count);
        for (var k = 0; k < groups.Length; k++)
            if (k != into) odds[k, into] = odds[into, k] = (weight * odds[one, k]) + ((1 - weight) * odds[into, k]);
        groups[into]!.AddRange(groups[one]!);
        groups[one] = null;
    }

    static void Update(double[,] odds, List<int>?[] groups, int[] nearest, int into, int one)
    {
        for (var i = into; i < groups.Length; i++)
        {
            if (groups[i] is null) continue;
            if (i == into || nearest[i] == into || nearest[i] == one) nearest[i] = Nearest(odds, groups, i);
            else if (odds[i, into] is var mean && (mean > odds[i, nearest[i]] || (mean == odds[i, nearest[i]] && into < nearest[i]))) nearest[i] = into;
        }
    }

    static int Nearest(double[,] odds, List<int>?[] groups, int of)
    {
        var nearest = -1;
        for (var i = 0; i < of; i++)
            if (groups[i] is not null && (nearest < 0 || odds[of, i] > odds[of, nearest])) nearest = i;
        return nearest;
    }
}
