namespace StoryTracker.Matching.Suggestions;

/// <summary>
/// Groups of articles that are more alike than the rest: average-linkage clustering (Sokal and Michener, 1958), every group that comes about on the way
/// to one group of all.
/// </summary>
static class GroupTree
{
    /// <summary>The groups of two and more that are at most half of all, best set apart from the rest first.</summary>
    /// <param name="alike">How alike two articles are; symmetrical.</param>
    /// <param name="fewest">Fewest articles of a group.</param>
    public static IReadOnlyList<int[]> Groups(double[,] alike, int fewest)
    {
        var count = alike.GetLength(0);
        var link = (double[,])alike.Clone();
        var members = Enumerable.Range(0, count).Select(i => (List<int>?)[i]).ToArray();
        List<int[]> groups = [];
        for (var left = count; left > 2; left--)
        {
            var (a, b) = Nearest(link, members);
            for (var k = 0; k < count; k++)
                if (k != a && k != b && members[k] is not null)
                    link[a, k] = link[k, a] = ((link[a, k] * members[a]!.Count) + (link[b, k] * members[b]!.Count)) / (members[a]!.Count + members[b]!.Count);
            members[a]!.AddRange(members[b]!);
            members[b] = null;
            int[] group = [.. members[a]!.Order()];
            int[] rest = [.. Enumerable.Range(0, count).Except(group)];
            // The half that comes later is the part; either names the same split.
            if (group.Length > rest.Length || (group.Length == rest.Length && group[0] == 0)) (group, rest) = (rest, group);
            if (group.Length >= fewest && rest.Length >= fewest && !groups.Exists(g => g.SequenceEqual(group))) groups.Add(group);
        }
        return [.. groups.Select((g, i) => (Group: g, Apart: Apart(alike, g), i)).OrderByDescending(g => g.Apart).ThenBy(g => g.i).Select(g => g.Group)];
    }

    static (int, int) Nearest(double[,] link, List<int>?[] members)
    {
        var (best, a, b) = (double.NegativeInfinity, -1, -1);
        for (var i = 0; i < members.Length; i++)
            if (members[i] is not null)
                for (var j = i + 1; j < members.Length; j++)
                    if (members[j] is not null && link[i, j] > best) (best, a, b) = (link[i, j], i, j);
        return (a, b);
    }

    // Mean likeness within the two parts, less that across.
    static double Apart(double[,] alike, int[] group)
    {
        var inside = new bool[alike.GetLength(0)];
        foreach (var i in group) inside[i] = true;
        double within = 0, across = 0;
        int withins = 0, acrosses = 0;
        for (var i = 0; i < inside.Length; i++)
            for (var j = i + 1; j < inside.Length; j++)
                if (inside[i] == inside[j]) (within, withins) = (within + alike[i, j], withins + 1);
                else (across, acrosses) = (across + alike[i, j], acrosses + 1);
        return (within / Math.Max(1, withins)) - (across / Math.Max(1, acrosses));
    }
}
