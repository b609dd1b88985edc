using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>When a page says it was published. A time that cannot be read is passed over; the time of fetching is never used.</summary>
static class PagePublication
{
    static readonly string[] Metas =
    [
        "article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
        "dcterms.created", "dcterms.date", "dc.date", "cXenseParse:recs:publishtime", "pubdate", "publishdate", "date",
    ];

    static readonly string[] Elements =
    [
        "time[itemprop~='datePublished' i]", "[itemprop~='datePublished' i]", "time[pubdate]", "article header time[datetime]",
        "article time[datetime]", "time[datetime]",
    ];

    public static PublicationWindow? Of(IDocument page, StructuredData structured)
    {
        if (Window(structured.Published, "the page's JSON-LD says datePublished") is { } stated) return stated;
        foreach (var name in Metas)
            if (Window(PageMeta.Content(page, name), $"the page's meta element {name} says") is { } window)
                return window;
        foreach (var selector in Elements)
            if (page.QuerySelector(selector) is { } element
                && (element.GetAttribute("datetime") ?? element.GetAttribute("content")) is var printed
                && Window(printed, $"the page's {element.LocalName} element says") is { } window)
                return window;
        return null;
    }

    static PublicationWindow? Window(string? printed, string source)
    {
        if (printed is null || PublicationTime.Read(printed, zoneRequired: false) is not { } time) return null;
        var zone = time.Precision == "interval" ? ", without a time zone" : "";
        return new(time.Earliest, time.Latest, time.Precision, $"{source} “{printed.Trim()}”{zone}", null);
    }
}
