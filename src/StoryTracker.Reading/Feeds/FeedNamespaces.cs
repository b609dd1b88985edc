using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>Namespaces that feeds use, under one name each; the formats themselves have the empty name.</summary>
static class FeedNamespaces
{
    public const string Atom10 = "http://www.w3.org/2005/atom";
    public const string Rss10 = "http://purl.org/rss/1.0/";
    public const string Rss090 = "http://my.netscape.com/rdf/simple/0.9/";

    static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        [""] = "", [Atom10] = "", [Rss10] = "", [Rss090] = "",
        ["http://backend.userland.com/rss"] = "", ["http://blogs.law.harvard.edu/tech/rss"] = "",
        ["http://example.com/newformat#"] = "", ["http://example.com/necho"] = "", ["http://purl.org/echo/"] = "",
        ["uri/of/echo/namespace#"] = "", ["http://purl.org/pie/"] = "", ["http://purl.org/atom/ns#"] = "",
        ["http://purl.org/rss/1.0/modules/rss091#"] = "", ["http://purl.org/net/rss1.1#"] = "",
        ["http://purl.org/dc/elements/1.1/"] = "dc", ["http://purl.org/dc/elements/1.0/"] = "dc", ["http://purl.org/dc/terms/"] = "dcterms",
        ["http://purl.org/rss/1.0/modules/content/"] = "content", ["http://purl.org/rss/1.0/modules/syndication/"] = "sy",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes", ["http://example.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["http://search.yahoo.com/mrss"] = "media", ["http://search.yahoo.com/mrss/"] = "media",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf", ["http://www.w3.org/1999/xhtml"] = "xhtml",
        ["http://www.w3.org/1999/xlink"] = "xlink", ["http://www.w3.org/xml/1998/namespace"] = "xml",
        ["http://rssnamespace.org/feedburner/ext/1.0"] = "feedburner", ["http://www.w3.org/2000/svg"] = "svg",
        ["http://www.w3.org/1998/math/mathml"] = "math", ["http://purl.org/rss/1.0/modules/image/"] = "image",
        ["http://www.w3.org/2000/01/rdf-schema#"] = "rdfs", ["http://purl.org/rss/1.0/modules/slash/"] = "slash",
        ["http://wellformedweb.org/commentapi/"] = "wfw", ["http://purl.org/rss/1.0/modules/threading/"] = "thr",
        ["http://purl.org/syndication/thread/1.0"] = "thr", ["http://www.georss.org/georss"] = "georss",
            ["http://www.opengis.net/gml"] = "gml",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The short name: empty for the formats themselves, one of our own for known extensions, the prefix for others. A default namespace
    /// that
    /// nobody knows counts as the format's own.
    /// </summary>
    public static string Short(string uri, string prefix)
    {
        if (Names.TryGetValue(uri, out var name)) return name;
        if (uri.Contains("backend.userland.com/rss", StringComparison.OrdinalIgnoreCase)) return "";
        return prefix;
    }

    /// <summary>The short name of a prefix that the document forgot to declare.</summary>
    public static string Undeclared(string prefix) => prefix.ToLowerInvariant() switch
    {
        "atom" or "atom10" or "a10" or "rss" => "",
        var other => other,
    };
}
