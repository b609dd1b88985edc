using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>Who a page says wrote its article: structured data, metadata, then what is shown beside the headline.</summary>
static partial class PageByline
{
    const int Longest = 200, LongestShown = 100, MostShown = 40, MostNames = 10;

    const string Elsewhere =
        "aside, footer, nav, blockquote, figure, [class*='quote' i], [class*='comment' i], [class*='related' i], li article";

    static readonly string[] Metas =
        ["author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl", "byline",
            "citation_author"];

    static readonly string[] Elements =
    [
        "[rel~='author' i]", "[itemprop~='author' i] [itemprop~='name' i]", "[itemprop~='author' i]",
            ".byline .author, .byline a, .author-name, .p-author",
        ".byline, .article-author, .post-author, .entry-author, .article-byline, .story-byline, [class*='byline' i]",
            ".author.vcard .fn, .author",
    ];

    /// <summary>The byline without "By"; null when nobody is named.</summary>
    public static string? Of(IDocument page, PageMeta metas, StructuredData structured, string? outlet)
    {
        if (Name(structured.Authors, outlet) is { } stated) return stated;
        foreach (var meta in Metas)
            if (Name(metas[meta], outlet) is { } name) return name;
        foreach (var selector in Elements)
            if (Shown(page, selector, outlet) is { } shown) return shown;
        return null;
    }

    // Several authors stand side by side; those of teasers and comments stand elsewhere.
    static string? Shown(IDocument page, string selector, string? outlet)
    {
        var found = page.QuerySelectorAll(selector).Take(MostShown).Where(e => e.Closest(Elsewhere) is null)
            .ToList();
        if (found.FirstOrDefault(e => IsShort(e) && Name(TextBlock.LineOf(e), outlet) is not null) is not { } first) return null;
        var beside = first.ParentElement?.ParentElement ?? first.ParentElement;
        var names = found.Where(e => IsShort(e) && beside?.Contains(e) is true && e.QuerySelector(selector) is null)
            .Select(e => Name(TextBlock.LineOf(e), outlet))
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames).ToList();
        return names.Count > 1 && selector.StartsWith('[') ? string.Join(", ", names) : Name(TextBlock.LineOf(first), outlet);
    }

    static bool IsShort(IElement element) =>
        TextBlock.ShortTextOf(element, 4 * LongestShown) is { } text && text.AsSpan().Trim().Length is > 1 and <= LongestShown;

    // An address, a date or the outlet itself stand in the place of an author now and then.
    static string? Name(string? printed, string? outlet)
    {
        if (TextLine.Byline(printed) is not { } line) return null;
        var name = TextLine.Byline(AfterName().Replace(line, ""))?.Trim(' ', ',', '-', '–', '|', '.');
        return name is { Length: > 1 and < Longest } && name.Any(char.IsLetter)
            && !name.Any(c => char.IsAsciiDigit(c) || c is '@' or '{' or '<')
            && !name.Contains("://", StringComparison.Ordinal) && !name.Equals(outlet, StringComparison.OrdinalIgnoreCase)
                && !Nobody().IsMatch(name)
            ? name : null;
    }

    [GeneratedRegex(
        @"\s*(?:[|•·\n]|\s[–—]\s|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?\s|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
        + @"Dec)[a-z]{0,6}\.?\s+\d|\d{1,4}[-./:]\d|\b\d{1,2}\.? \p{L}{3,9} \d{4}|"
        + @"\b(?:published|updated|posted|last updated|follow|more (?:by|from)|read more|view (?:all|bio|profile)|see all)\b).*\z",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex AfterName();

    [GeneratedRegex(
        @"\A(?:admin(?:istrator)?|editor|webmaster|root|user|guest|anonymous|author|unknown|none|null|undefined|by|staff|follow|share|"
        + @"home|contact(?: us)?|about(?: us)?)\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Nobody();
}
