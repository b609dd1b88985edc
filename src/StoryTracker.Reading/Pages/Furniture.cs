using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>What stands on a page beside its article: menus, captions, sharing buttons, teasers, comments.</summary>
static partial class Furniture
{
    // An element with this share of the page's text is the page, whatever its class says.
    const double ShareOfPage = 0.3;

    const int LongestName = 300;

    static readonly HashSet<string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "svg", "math", "form", "button", "input", "select", "textarea", "label",
        "nav", "aside", "footer", "figure", "figcaption", "video", "audio", "canvas", "object", "embed", "head", "dialog", "menu", "map",
        "picture", "img", "h1",
    };

    static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "complementary", "banner", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar", "toolbar",
        "tablist", "alert",
    };

    /// <summary>Takes all furniture out of a page.</summary>
    public static void Remove(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*").Where(Is).ToList()) element.Remove();
        var lengths = ElementTotals.Of(body, node => node is IText text ? text.Length : 0);
        var articles = HoldersOfTheArticle(body);
        foreach (var element in body.QuerySelectorAll("*").Where(Named).ToList())
            if (!articles.Contains(element) && lengths[element] < lengths[body] * ShareOfPage) element.Remove();
    }

    // What holds the article is named for the whole page ("with-sidebar", "overlay"). Several article elements are teasers of others.
    static HashSet<IElement> HoldersOfTheArticle(IElement body)
    {
        var articles = body.QuerySelectorAll("[itemprop~='articleBody' i]").ToList();
        if (articles.Count == 0) articles = [.. body.QuerySelectorAll("article")];
        return articles.Count == 1 ? [articles[0], .. articles[0].GetAncestors().OfType<IElement>()] : [];
    }

    static bool Is(IElement element) =>
        Elements.Contains(element.LocalName)
        || (element.GetAttribute("role") is { } role && Roles.Contains(role))
        || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && Hidden().IsMatch(style));

    static bool Named(IElement element)
    {
        if (element.LocalName is "p" or "body" or "article" or "main") return false;
        var name = $"{element.ClassName} {element.Id}";
        return name.Length is > 1 and < LongestName && Names().IsMatch(name) && element.GetAttribute("itemprop") is not "articleBody";
    }

    [GeneratedRegex(@"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:"
        + @"related|recommend\w*|share|sharing|social\w*|promo\w*|newsletter\w*|subscri\w+|sign-?up|comments?|comment-?list|"
        + @"disqus\w*|sidebar|side-?bar|breadcrumbs?|footer|nav|navbar|navigation|menu|cookies?|consent|adverts?|advertisement|"
        + @"ads?|ad-\w+|sponsor\w*|most-?(?:read|popular|viewed)|popular|trending|tags?|tag-?list|topics|by-?line|"
        + @"author-?(?:box|bio|info)|bio|caption|credit|gallery|slideshow|carousel|pop-?up|modal|overlay|toolbar|print|widget|"
        + @"outbrain|taboola|read-?more|also-?read|see-?also|more-?(?:from|on|stories)|timestamp|dateline-?time|post-?meta|"
        + @"entry-?meta|article-?meta|meta-?data|skip|sr-only|screen-reader-text|visually-?hidden|copyright|disclaimer|follow|"
        + @"teaser|teasers|next-?article|prev-?article|paging|pagination"
        + @")(?:$|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Names();
}
