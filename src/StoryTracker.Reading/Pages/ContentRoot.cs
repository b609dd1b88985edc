using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// Finds the element that holds the article: the one whose paragraphs are many, long, full of commas and poor in links. After Arc90's
/// Readability (2009), with the page's own word for its article body put first.
/// </summary>
static partial class ContentRoot
{
    const int ShortestParagraph = 25, LongParagraph = 80;
    const double MostLinks = 0.5;
    // How much of its paragraphs' worth an element passes to the elements above it.
    static readonly double[] Inheritance = [1, 0.5, 0.33, 0.25];
    // The page's own article body is believed when it has this share of the text that we would have chosen.
    const double ShareToBelieve = 0.4;
    // An article in several sections: the element above is taken when it has this much more running text.
    const double MoreAbove = 1.5;

    // The article element with the headline in it is believed when it has this share of the text that we would have chosen.
    const double ShareOfTheHeadlines = 0.25;
    const int FewestEntries = 3;
    const double LargestEntry = 0.6;

    /// <summary>The element of the article.</summary>
    /// <param name="body">The page.</param>
    /// <param name="blocks">Its text, in order.</param>
    /// <param name="scope">The article element that the headline stands in; or null.</param>
    /// <param name="stated">The article's text as the page states it for machines; or null.</param>
    public static IElement Of(IElement body, IReadOnlyList<TextBlock> blocks, IElement? scope, StatedBody? stated)
    {
        if (stated?.Holder(body, blocks) is { } holder) return holder;
        var best = Chosen(body, blocks);
        if (scope is null) best = LiveBlog(best, blocks) ?? best;
        if (scope is null || !body.Contains(scope) || scope.Contains(best)) return best;
        var inScope = blocks.Where(b => scope.Contains(b.Element)).ToList();
        var chosenBefore = Running(blocks.Where(b => best.Contains(b.Element)));
        return Running(inScope) >= ShareOfTheHeadlines * chosenBefore ? Chosen(scope, inScope) : best;
    }

    // Entries of a live blog are articles side by side, none of them most of the text; teasers have a link for their heading.
    static IElement? LiveBlog(IElement best, IReadOnlyList<TextBlock> blocks)
    {
        if ((best.LocalName == "article" ? best : best.Closest("article"))?.ParentElement is not { } holder) return null;
        var entries = holder.Children.Where(e => e.LocalName == "article").ToList();
        if (entries.Count < FewestEntries
            || entries.Any(e => e.QuerySelector("h1 a, h2 a, h3 a, h4 a, h5 a, h6 a, a h2, a h3, a h4") is not null)) return null;
        var whole = Running(blocks.Where(b => holder.Contains(b.Element)));
        return Running(blocks.Where(b => best.Contains(b.Element))) <= LargestEntry * whole ? holder : null;
    }

    static int Running(IEnumerable<TextBlock> blocks) =>
        blocks.Where(b => b.Text.Length >= LongParagraph && b.LinkDensity < MostLinks).Sum(b => b.Text.Length);

    static IElement Chosen(IElement body, IReadOnlyList<TextBlock> blocks)
    {
        var paragraphs = blocks.Where(b => b.Text.Length >= ShortestParagraph && b.LinkDensity < MostLinks).ToList();
        var own = paragraphs.Where(p => p.Text.Length >= LongParagraph).GroupBy(p => p.Element)
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Text.Length));
        var running = ElementTotals.Of(body, node => node is IElement element ? own.GetValueOrDefault(element) : 0);
        var best = Climb(Best(paragraphs) ?? body, body, running);
        var stated = body.QuerySelectorAll("[itemprop~='articleBody' i]").OrderByDescending(e => running[e]).FirstOrDefault();
        return stated is not null && running[stated] >= ShareToBelieve * running[best] ? stated : best;
    }

    static IElement? Best(IReadOnlyList<TextBlock> paragraphs)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var paragraph in paragraphs)
        {
            var worth = 1 + paragraph.Text.Count(c => c is ',' or '，' or '、') + Math.Min(paragraph.Text.Length / 100.0, 3);
            var holder = IsParagraph(paragraph.Element) ? paragraph.Element.ParentElement : paragraph.Element;
            foreach (var share in Inheritance)
            {
                if (holder is null) break;
                scores[holder] = scores.GetValueOrDefault(holder) + (worth * share);
                holder = holder.ParentElement;
            }
        }
        return scores.OrderByDescending(s => s.Value * Favour(s.Key)).Select(s => s.Key).FirstOrDefault();
    }

    static IElement Climb(IElement root, IElement body, Dictionary<INode, int> running)
    {
        for (var above = root; above is not null && above != body; above = above.ParentElement)
        {
            if (root.LocalName is "article" or "main") break;
            if (running[above] > MoreAbove * running[root]) root = above;
        }
        return root;
    }

    static bool IsParagraph(IElement element) =>
        element.LocalName is "p" or "li" or "pre" or "blockquote" or "h2" or "h3" or "h4" or "dd" or "dt";

    static double Favour(IElement element)
    {
        var favour = element.LocalName switch { "article" => 1.3, "main" => 1.1, "body" or "html" => 0.5, "ul" or "ol" => 0.4, _ => 1.0 };
        if (Content().IsMatch($"{element.ClassName} {element.Id}")) favour *= 1.2;
        return favour;
    }

    [GeneratedRegex(@"article|body|content|entry|story|text|post", RegexOptions.IgnoreCase)]
    private static partial Regex Content();
}
