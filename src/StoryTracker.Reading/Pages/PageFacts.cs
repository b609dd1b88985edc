using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>Title, byline, outlet, address and language of a page, each from the most trustworthy place that has it.</summary>
sealed class PageFacts
{
    static readonly string[] OutletMetas = ["og:site_name"];

    static readonly string[] OtherOutletMetas =
        ["application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "citation_journal_title", "cre",
            "twitter:app:name:iphone"];

    /// <summary>Gathers the facts.</summary>
    /// <param name="page">The page, before anything was taken out of it.</param>
    /// <param name="metas">Its meta elements.</param>
    /// <param name="structured">Its structured data.</param>
    /// <param name="told">What it calls its article in its head.</param>
    /// <param name="url">Where it came from; null when unknown.</param>
    /// <param name="problems">Told what is odd.</param>
    public PageFacts(IDocument page, PageMeta metas, StructuredData structured, IReadOnlyList<string> told, Uri? url, List<string> problems)
    {
        var headings = page.QuerySelectorAll("h1").Take(5).Select(h => TextLine.Clean(TextBlock.LineOf(h))).OfType<string>();
        Outlet = First(metas, OutletMetas) ?? Name(structured.Publisher) ?? First(metas, OtherOutletMetas)
            ?? PageTitle.Suffix(page.Title, told.Where(t => t != TextLine.Clean(page.Title)).Concat(headings), url);
        Title = PageTitle.Of(page, told, TextLine.Clean(structured.Headline), Outlet);
        Byline = PageByline.Of(page, metas, structured, Outlet);
        Canonical = CanonicalAddress.Of(page, metas, url, problems);
        Url = Canonical ?? url;
        Language = Tag(page.DocumentElement?.GetAttribute("lang")) ?? Tag(page.DocumentElement?.GetAttribute("xml:lang"))
            ?? Tag(structured.Language)
            ?? Tag(metas["og:locale"]) ?? Tag(metas["content-language"]) ?? Tag(metas["dc.language"]);
    }

    public string? Title { get; }

    public string? Byline { get; }

    public string? Outlet { get; }

    /// <summary>The page's own word for its address; null when it has none that can be right.</summary>
    public Uri? Canonical { get; }

    public Uri? Url { get; }

    public string? Language { get; }

    static string? First(PageMeta metas, string[] names) => names.Select(n => Name(metas[n])).FirstOrDefault(n => n is not null);

    // "The Paper | All the news of the county" is a name with a slogan; an address is no name.
    static string? Name(string? printed) =>
        TextLine.Clean(printed) is { } line && !line.Contains("://", StringComparison.Ordinal) && line[0] != '@'
        && TextLine.Clean(line.Split(" | ")[0]) is { Length: < 100 } name ? name : null;

    static string? Tag(string? printed) =>
        printed?.Split(',')[0].Trim().Replace('_', '-') is { } tag && LanguageTags.IsOne(tag) ? tag : null;
}
