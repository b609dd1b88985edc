using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// Articles within the article are teasers of others or comments (HTML standard, 4.3.2), unless they are most of it: a live blog.
/// </summary>
static class NestedArticles
{
    const double MostOfTheText = 0.5;

    public static List<TextBlock> LeaveOut(IElement root, List<TextBlock> blocks)
    {
        var nested = root.QuerySelectorAll("article").ToHashSet();
        if (nested.Count == 0) return blocks;
        var outside = blocks.Where(b => !IsInside(b.Element, root, nested)).ToList();
        return outside.Sum(b => b.Text.Length) >= MostOfTheText * blocks.Sum(b => b.Text.Length) ? outside : blocks;
    }

    static bool IsInside(IElement element, IElement root, HashSet<IElement> nested)
    {
        for (var at = element; at is not null && at != root; at = at.ParentElement)
            if (nested.Contains(at)) return true;
        return false;
    }
}
