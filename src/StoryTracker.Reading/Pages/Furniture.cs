using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// Takes out of a page what stands beside its article: menus, captions, sharing buttons, teasers, comments. Every rule spares an element
/// that holds much of the page's text: there are sites that put the whole page into a form, or hide it until a script has run.
/// </summary>
static class Furniture
{
    // An element with this share of the page's text is the page, whatever its class or element says.
    const double ShareOfPage = 0.3, ShareOfHiddenPage = 0.5;

    const int LongestCaption = 300, LongestCaptionParagraph = 150, LongestTextBesideHeadline = 500;

    static readonly HashSet<string> Machinery = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "svg", "math", "object", "embed", "head", "canvas", "video", "audio", "map",
        "input", "select", "textarea", "dialog", "menu", "amp-ad", "amp-embed",
    };

    static readonly HashSet<string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "form", "button", "label", "nav", "aside", "footer", "figure", "figcaption",
    };

    static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "complementary", "banner", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar",
        "tablist", "alert",
    };

    /// <summary>Takes all furniture out of a page.</summary>
    /// <param name="body">The page.</param>
    /// <param name="headline">The element that shows the headline, which marks where the article is; or null.</param>
    public static void Remove(IElement body, IElement? headline)
    {
        RemoveMachinery(body);
        var lengths = Lengths(body);
        RemoveAll(body, e => Is(e, lengths, lengths[body]));
        lengths = Lengths(body);
        var captions = body.QuerySelectorAll("img, picture, amp-img").Select(image => HolderOf(image, lengths)).OfType<IElement>()
            .Distinct().Where(holder => IsCaption(holder, lengths, lengths[body])).ToList();
        foreach (var caption in captions) caption.Remove();
        var names = new FurnitureNames();
        var holders = HoldersOfTheArticle(body, headline, lengths);
        RemoveAll(body, e => names.Match(e) && !holders.Contains(e) && lengths[e] < lengths[body] * ShareOfPage);
    }

    /// <summary>Takes out what no reader of a page ever sees as text.</summary>
    public static void RemoveMachinery(IElement body) => RemoveAll(body, e => Machinery.Contains(e.LocalName));

    // What goes is not looked into: a menu holds a thousand elements.
    static void RemoveAll(IElement body, Func<IElement, bool> goes)
    {
        var gone = new List<IElement>();
        var waiting = new Stack<IElement>([body]);
        while (waiting.TryPop(out var holder))
            foreach (var node in holder.ChildNodes)
                if (node is IElement element)
                {
                    if (goes(element)) gone.Add(element);
                    else waiting.Push(element);
                }
        foreach (var element in gone) element.Remove();
    }

    static Dictionary<INode, int> Lengths(IElement body) => ElementTotals.Of(
        body, node => node is IText text ? text.Data.AsSpan().Trim().Length : 0);

    static bool Is(IElement element, Dictionary<INode, int> lengths, int page)
    {
        if (Elements.Contains(element.LocalName) || (element.GetAttribute("role") is { } role && Roles.Contains(role)))
            return lengths[element] <= page * ShareOfHiddenPage && !(element.LocalName == "figure" && IsTable(element));
        return (element.HasAttribute("hidden") || FurnitureNames.IsHidden(element.GetAttribute("style")))
            && lengths[element] <= page * ShareOfHiddenPage;
    }

    static bool IsTable(IElement figure) => figure.QuerySelector("table") is not null;

    static IElement? HolderOf(IElement image, Dictionary<INode, int> lengths)
    {
        var holder = image.ParentElement;
        while (holder is not null && lengths.GetValueOrDefault(holder) == 0) holder = holder.ParentElement;
        return holder;
    }

    // An element that holds a picture and one short text beside it, and nothing else: the text is the picture's caption.
    static bool IsCaption(IElement holder, Dictionary<INode, int> lengths, int page)
    {
        if (holder.LocalName is "body" or "article" or "main" or "section" or "td" or "tr" or "tbody" or "table") return false;
        var most = holder.LocalName is "p" or "li" ? LongestCaption / 3 : LongestCaption;
        return lengths[holder] <= most && lengths[holder] < page * ShareOfPage
            && holder.QuerySelector("h1, h2, h3, h4, h5, h6, ul, ol") is null
            && !holder.QuerySelectorAll("p").Any(p => lengths.GetValueOrDefault(p) > LongestCaptionParagraph);
    }

    // What holds the article is named for the whole page ("with-sidebar", "overlay"). Several article elements are teasers of others.
    static HashSet<IElement> HoldersOfTheArticle(IElement body, IElement? headline, Dictionary<INode, int> lengths)
    {
        var articles = body.QuerySelectorAll("[itemprop~='articleBody' i]").ToList();
        if (articles.Count == 0) articles = [.. body.QuerySelectorAll("article")];
        HashSet<IElement> holders = articles.Count == 1 ? [articles[0], .. articles[0].GetAncestors().OfType<IElement>()] : [];
        if (headline is not null)
            holders.UnionWith(headline.GetAncestors().OfType<IElement>()
                .Where(e => lengths.GetValueOrDefault(e) > LongestTextBesideHeadline));
        return holders;
    }
}
