using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// Sums over the elements of a page, each in one pass: a page may be deep and long at once, and asking every element is quadratic.
/// </summary>
static class ElementTotals
{
    /// <summary>What every element holds in itself and all below it.</summary>
    /// <param name="root">The element to start from.</param>
    /// <param name="own">What a node adds by itself.</param>
    public static Dictionary<INode, int> Of(IElement root, Func<INode, int> own)
    {
        var nodes = root.DescendantsAndSelf().ToList();
        var totals = new Dictionary<INode, int>(nodes.Count);
        for (var at = nodes.Count - 1; at >= 0; at--) // backwards, so that children come before their parents
        {
            var total = totals.GetValueOrDefault(nodes[at]) + own(nodes[at]);
            totals[nodes[at]] = total;
            if (at > 0 && nodes[at].Parent is { } parent) totals[parent] = totals.GetValueOrDefault(parent) + total;
        }
        return totals;
    }

    /// <summary>How deep the deepest node lies below <paramref name="root"/>.</summary>
    public static int Depth(INode root)
    {
        var (deepest, depths) = (0, new Dictionary<INode, int> { [root] = 0 });
        foreach (var node in root.Descendants())
        {
            var depth = depths.GetValueOrDefault(node.Parent!) + 1;
            if (node.HasChildNodes) depths[node] = depth;
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }
}
