using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>Title, byline, outlet, address and language of a page, each from the most trustworthy place that has it.</summary>
sealed partial class PageFacts
{
    const int LongestByline = 200;

    readonly IDocument _page;

    public PageFacts(IDocument page, StructuredData structured, Uri? url)
    {
        _page = page;
        Outlet = Meta("og:site_name") ?? TextLine.Clean(structured.Publisher);
        Title = Headline(structured);
        Byline = Author(structured);
        Url = Address(page.QuerySelector("link[rel~='canonical' i]")?.GetAttribute("href"), url) ?? Address(Meta("og:url"), url) ?? url;
        Language = Tag(page.DocumentElement?.GetAttribute("lang")) ?? Tag(structured.Language) ?? Tag(Meta("og:locale"));
    }

    public string? Title { get; }

    public string? Byline { get; }

    public string? Outlet { get; }

    public Uri? Url { get; }

    public string? Language { get; }

    // The printed headline is the one heading of the first rank; with several or none the page's own word for it has to do.
    string? Headline(StructuredData structured)
    {
        var headings = _page.QuerySelectorAll("h1").Select(h => TextLine.Clean(h.TextContent)).OfType<string>()
            .Where(h => h != Outlet).Distinct().ToList();
        var told = Meta("og:title") ?? TextLine.Clean(structured.Headline) ?? Meta("twitter:title") ?? TextLine.Clean(_page.Title);
        if (headings.Count == 1 || told is null) return headings.FirstOrDefault();
        return headings.FirstOrDefault(h => told.StartsWith(h, StringComparison.OrdinalIgnoreCase)) ?? WithoutOutlet(told);
    }

    string WithoutOutlet(string title)
    {
        foreach (var separator in (string[])[" | ", " - ", " – ", " — ", " :: "])
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is > 0 and var at && Outlet is not null
                && title[(at + separator.Length)..].Contains(Outlet, StringComparison.OrdinalIgnoreCase))
                return title[..at];
        return title;
    }

    string? Author(StructuredData structured)
    {
        var candidates = new[]
        {
            structured.Authors, Meta("author"), Meta("article:author"), Meta("parsely-author"), Meta("dc.creator"), Meta("sailthru.author"),
            _page.QuerySelector("[itemprop~='author' i]")?.TextContent, _page.QuerySelector("[rel~='author' i]")?.TextContent,
            _page.QuerySelector(".byline, .author-name, .article-author")?.TextContent,
        };
        return candidates.Select(TextLine.Clean).OfType<string>().Select(c => By().Replace(c.Split('|')[0], "").TrimEnd()).FirstOrDefault(IsName);
    }

    // An address, a date or the outlet itself stand in the place of an author now and then.
    bool IsName(string byline) =>
        byline.Length is > 1 and < LongestByline && byline.Any(char.IsLetter) && !byline.Any(c => char.IsAsciiDigit(c) || c == '@')
        && !byline.Contains("://", StringComparison.Ordinal) && !byline.Equals(Outlet, StringComparison.OrdinalIgnoreCase);

    string? Meta(string name) => TextLine.Clean(PageMeta.Content(_page, name));

    static Uri? Address(string? printed, Uri? relativeTo) =>
        printed is { Length: > 0 and < 2_000 } && Uri.TryCreate(relativeTo, printed.Trim(), out var url) && url.IsAbsoluteUri
        && url.Scheme is ("http" or "https") ? url : null;

    static string? Tag(string? printed) =>
        printed?.Trim().Replace('_', '-') is { } tag && LanguageTags.IsOne(tag) ? tag : null;

    [GeneratedRegex(@"\A(?:written\s+)?by[\s:]+", RegexOptions.IgnoreCase)]
    private static partial Regex By();
}
