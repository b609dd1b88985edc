using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace StoryTracker.Reading.Feeds;

/// <summary>Finds the feeds of a web page: those that it declares, then the addresses where feeds are likely.</summary>
public static class FeedLinks
{
    /// <summary>The largest number of addresses returned.</summary>
    public const int MostLinks = 25;

    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    static readonly string[] FeedTypes =
        ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json", "text/xml",
            "application/xml"];

    // In the order in which they are common.
    static readonly string[] LikelyPaths = ["/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feeds/all.atom.xml",
        "/feed.json"];

    /// <summary>
    /// The feeds that a page declares with <c>link rel=alternate</c> (or <c>rel=feed</c>), then feeds that it links to in the text, then
    /// likely
    /// addresses on its host; each address once, none of them fetched.
    /// </summary>
    /// <param name="page">The page's bytes.</param>
    /// <param name="url">The page's address, absolute.</param>
    /// <param name="contentType">The page's content type as served.</param>
    public static IReadOnlyList<FeedLink> Find(ReadOnlyMemory<byte> page, Uri url, string? contentType)
    {
        var found = new List<FeedLink>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (page.Length is > 0 and <= WebPage.MostBytes)
        {
            var html = PageDecoding.Decode(page.Span, contentType, []);
            if (!NestingGuard.IsTooDeep(html)) Declared(html, url, Add);
        }
        foreach (var path in LikelyPaths)
            if (url.IsAbsoluteUri && IsWeb(url) && Uri.TryCreate(url, path, out var likely)) Add(new(likely, null, null));
        return found;

        void Add(FeedLink link)
        {
            if (found.Count < MostLinks && seen.Add(link.Url.AbsoluteUri)) found.Add(link);
        }
    }

    static void Declared(string html, Uri url, Action<FeedLink> add)
    {
        using var stop = new CancellationTokenSource(Deadline);
        using var document = ParseOrNull(html, stop.Token);
        if (document is null) return;
        var written = document.QuerySelector("base[href]")?.GetAttribute("href")?.Trim();
        var ground = written is not null && Uri.TryCreate(url, written, out var moved) && IsWeb(moved) ? moved : url;
        foreach (var link in document.QuerySelectorAll("link[href]"))
        {
            var rels = (link.GetAttribute("rel") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var type = MediaType(link.GetAttribute("type"));
            if (!rels.Contains("feed", StringComparer.OrdinalIgnoreCase)
                && !(rels.Contains("alternate", StringComparer.OrdinalIgnoreCase) && IsFeedType(type))) continue;
            if (Absolute(ground, link.GetAttribute("href")) is { } address) add(new(address, Clean(link.GetAttribute("title")), type));
        }
        foreach (var anchor in document.QuerySelectorAll("a[href]"))
        {
            var type = MediaType(anchor.GetAttribute("type"));
            var href = anchor.GetAttribute("href") ?? "";
            if (!IsFeedType(type) && !LooksLikeFeed(href)) continue;
            if (Absolute(ground, href) is { } address) add(new(address, Clean(anchor.TextContent), type));
        }
    }

    static IHtmlDocument? ParseOrNull(string html, CancellationToken ct)
    {
        try
        {
            // Only the asynchronous form takes a token. The markup is in memory, so nothing is waited for.
            return new HtmlParser().ParseDocumentAsync(html, ct).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    static Uri? Absolute(Uri ground, string? href) =>
        !string.IsNullOrWhiteSpace(href) && href.Length < 2_000 && Uri.TryCreate(ground, Unfeed(href.Trim()), out var address)
            && IsWeb(address)
            ? address
            : null;

    // feed:// and feed:http:// were meant to open a reader.
    static string Unfeed(string href) =>
        !href.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? href
        : href[5..].StartsWith("//", StringComparison.Ordinal) ? "http:" + href[5..] : href[5..];

    static bool IsWeb(Uri address) => address.Scheme is "http" or "https";

    static string? MediaType(string? type) => type?.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 } media ? media : null;

    static bool IsFeedType(string? type) => type is not null && FeedTypes.Contains(type, StringComparer.Ordinal);

    static bool LooksLikeFeed(string href)
    {
        var path = href.AsSpan().Trim();
        if (path.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)) return true;
        if (path.IndexOfAny('?', '#') is >= 0 and var end) path = path[..end];
        path = path.TrimEnd('/');
        return EndsWith(path, ".rss") || EndsWith(path, ".atom") || EndsWith(path, ".rdf") || EndsWith(path, "/rss.xml")
            || EndsWith(path, "/atom.xml")
            || EndsWith(path, "/feed.xml") || EndsWith(path, "/index.xml") || EndsWith(path, "/feed") || EndsWith(path, "/rss")
                || EndsWith(path, "/feed.json");
    }

    static bool EndsWith(ReadOnlySpan<char> path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    static string? Clean(string? title)
    {
        if (string.IsNullOrWhiteSpace(title)) return null;
        var words = string.Join(' ', title.Replace('\0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 200 ? words[..200] : words;
    }
}

/// <summary>A feed of a page.</summary>
/// <param name="Url">The feed's address, absolute, http or https.</param>
/// <param name="Title">What the page calls it; null where it does not.</param>
/// <param name="Type">The media type that the page names; null for a likely address.</param>
public sealed record FeedLink(Uri Url, string? Title, string? Type);
