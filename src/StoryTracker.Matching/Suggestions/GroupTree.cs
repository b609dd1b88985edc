using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Suggestions;

/// <summary>
/// Groups of articles that are more alike than the rest: every group that comes about while <see cref="AverageLink"/> joins them all.
/// </summary>
static class GroupTree
{
    /// <summary>The groups of two and more that are at most half of all, best set apart from the rest first.</summary>
    /// <param name="alike">How alike two articles are; symmetrical.</param>
    /// <param name="fewest">Fewest articles of a group.</param>
    public static IReadOnlyList<int[]> Groups(double[,] alike, int fewest)
    {
        var count = alike.GetLength(0);
        List<int[]> groups = [];
        AverageLink.Groups((double[,])alike.Clone(), double.NegativeInfinity, joined =>
        {
            int[] group = [.. joined.Order()];
            int[] rest = [.. Enumerable.Range(0, count).Except(group)];
            // The half that comes later is the part; either names the same split.
            if (group.Length > rest.Length || (group.Length == rest.Length && group[0] == 0)) (group, rest) = (rest, group);
            if (group.Length >= fewest && !groups.Exists(g => g.SequenceEqual(group))) groups.Add(group);
        });
        return [.. groups.Select((g, i) => (Group: g, Apart: Apart(alike, g), i)).OrderByDescending(g => g.Apart).ThenBy(g => g.i).Select(g => g.Group)];
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
