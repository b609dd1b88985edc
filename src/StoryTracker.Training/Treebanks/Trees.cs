namespace StoryTracker.Training.Treebanks;

/// <summary>Repairs of head lists, in which the number of tokens stands for the root.</summary>
static class Trees
{
    /// <summary>Lets every token reach the root, which has one dependent.</summary>
    public static void BreakCycles(int[] heads)
    {
        int root = heads.Length;
        int first = Array.IndexOf(heads, root);
        if (first < 0 && root > 0) heads[first = 0] = root;
        for (int i = 0; i < root; i++)
        {
            if (i != first && heads[i] == root) heads[i] = first;
            int at = i, steps = 0;
            while (at != root && steps++ <= root) at = heads[at];
            if (at != root) heads[i] = first;
        }
    }

    /// <summary>Lifts dependents of crossing arcs to their heads' heads until no arcs cross (Nivre and Nilsson 2005).</summary>
    public static void Projectivise(int[] heads)
    {
        while (ShortestCrossing(heads) is int dependent and >= 0) heads[dependent] = heads[heads[dependent]];
    }

    public static bool IsProjective(int[] heads) => ShortestCrossing(heads) < 0;

    static int ShortestCrossing(int[] heads)
    {
        int best = -1, length = int.MaxValue;
        for (int i = 0; i < heads.Length; i++)
        {
            int low = Math.Min(i, heads[i]), high = Math.Max(i, heads[i]);
            if (heads[i] == heads.Length || high - low >= length) continue;
            // The arc crosses another if a token between is not dominated by its head.
            for (int k = low + 1; k < high; k++)
            {
                int at = k;
                while (at != heads.Length && at != heads[i]) at = heads[at];
                if (at == heads[i]) continue;
                (best, length) = (i, high - low);
                break;
            }
        }
        return best;
    }
}
