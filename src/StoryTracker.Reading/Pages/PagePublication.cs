using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// When a page says it was published and changed: structured data, metadata, elements, what is shown beside the headline, and at last the
/// date in its address. A time that cannot be read is passed over; the time of fetching is never used.
/// </summary>
static partial class PagePublication
{
    const int LongestLine = 200, MostLines = 60;

    const string Lines =
        "[class*='date' i], [class*='time' i], [class*='publish' i], [class*='posted' i], [class*='meta' i], [class*='byline' i]";

    static readonly string[] Published =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datePublished",
            "rnews:datePublished",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date",
            "dc.date",
        "cXenseParse:recs:publishtime", "bt:pubDate", "published_time", "publish-date", "publish_date", "publication_date", "pubdate",
            "publishdate",
        "citation_publication_date", "citation_date", "date",
    ];

    static readonly string[] Modified =
    [
        "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "dateModified", "rnews:dateModified",
        "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "bt:modDate", "modified_time",
    ];

    static readonly string[] PublishedElements =
        ["time[itemprop~='datePublished' i]", "[itemprop~='datePublished' i]", "time[pubdate]", "time.published", "abbr.published",
            "time.entry-date"];

    static readonly string[] ModifiedElements = ["[itemprop~='dateModified' i]", "time.updated", "time.modified"];

    static readonly string[] ShownElements =
        ["article header time[datetime]", "header time[datetime]", "article time[datetime]", "main time[datetime]", "time[datetime]"];

    /// <summary>When the page says that its article was published; null when it does not say.</summary>
    public static PublicationWindow? Of(IDocument page, PageMeta metas, StructuredData structured, Uri? url) =>
        Window(structured.Published, "the page's JSON-LD says datePublished")
        ?? Meta(metas, Published) ?? Element(page, PublishedElements, Reliability.Stated) ?? Element(page, ShownElements, Reliability.Shown)
        ?? Line(page) ?? InAddress(url);

    /// <summary>
    /// When the page says that its article was changed; null when it does not say, or says a time before its publication.
    /// </summary>
    public static PublicationWindow? ChangeOf(IDocument page, PageMeta metas, StructuredData structured, PublicationWindow? published)
    {
        var modified = Window(structured.Modified, "the page's JSON-LD says dateModified") ?? Meta(metas, Modified)
            ?? Element(page, ModifiedElements, Reliability.Stated);
        return modified is not null && (published is null || modified.Latest >= published.Earliest) ? modified : null;
    }

    static PublicationWindow? Meta(PageMeta metas, string[] names)
    {
        foreach (var name in names)
            if (Window(metas[name], $"the page's meta element {name} says") is { } window) return window;
        return null;
    }

    // The times of teasers and comments are theirs.
    static PublicationWindow? Element(IDocument page, string[] selectors, Reliability reliability)
    {
        foreach (var selector in selectors)
            if (page.QuerySelectorAll(selector).FirstOrDefault(e => e.Closest("aside, nav, footer, li article") is null) is { } element
                && (element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title")
                    ?? TextBlock.ShortTextOf(element, LongestLine)) is var printed
                && Window(printed, $"the page's {element.LocalName} element says") is { } window)
                return window with { Reliability = reliability };
        return null;
    }

    // "Published: November 19, 2019 at 8:59 pm": the day alone, for the zone of the hour is anybody's guess.
    static PublicationWindow? Line(IDocument page)
    {
        var seen = 0;
        foreach (var element in page.QuerySelectorAll(Lines))
        {
            if (++seen > MostLines) break;
            if (element.Closest("aside, nav, footer, li, [class*='related' i], [class*='comment' i]") is not null) continue;
            if (TextLine.Clean(TextBlock.ShortTextOf(element, 4 * LongestLine)) is not { Length: <= LongestLine } line
                || Said().Match(line) is not { Success: true } said) continue;
            if (PageTime.English(line[said.Length..]) is { } time)
                return new(time.Earliest, time.Latest, time.Precision, $"the page shows “{line}”",
                    null) { Reliability = Reliability.Shown };
        }
        return null;
    }

    static PublicationWindow? InAddress(Uri? url)
    {
        if (url is null || AddressDay().Match(url.AbsolutePath) is not { Success: true } day) return null;
        var printed = $"{day.Groups[1].Value}-{day.Groups[2].Value.PadLeft(2, '0')}-{day.Groups[3].Value.PadLeft(2, '0')}";
        return PublicationTime.Read(printed, zoneRequired: false) is { } time
            ? new(time.Earliest, time.Latest, time.Precision, $"the page's address has the date {printed}",
                null) { Reliability = Reliability.Derived }
            : null;
    }

    static PublicationWindow? Window(string? printed, string source)
    {
        if (printed is null || PageTime.Read(printed) is not { } time) return null;
        var zone = time.Precision == "interval" ? ", without a time zone" : "";
        return new(time.Earliest, time.Latest, time.Precision, $"{source} “{TextLine.Clean(printed)}”{zone}", null);
    }

    [GeneratedRegex(
        @"\A(?:.{0,80}?\b(?:published|posted|first published|date|by [\p{L} .'’-]{3,60})\b\s{0,3}(?:on|at)?[:\s|"
        + @",–—-]{0,5})?(?=[A-Za-z0-9])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"/((?:19|20)[0-9]{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12][0-9]|3[01])(?:[/-]|\z)")]
    private static partial Regex AddressDay();
}
