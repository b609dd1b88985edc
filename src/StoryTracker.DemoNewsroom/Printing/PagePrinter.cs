using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StoryTracker.Demo.Scenarios;

namespace StoryTracker.Demo.Printing;

/// <summary>Writes pages: articles with the furniture of real ones, their AMP twins, front pages, robots rules.</summary>
sealed class PagePrinter(Edition edition, Addresses addresses)
{
    const string Html = "text/html; charset=utf-8";
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Default };
    static readonly ConcurrentDictionary<string, string> Layouts = new();

    /// <summary>An article's page, or its twin.</summary>
    public Printed Article(PrintedArticle article, DemoRevision revision, bool amp)
    {
        var values = Values(article, revision);
        return Page(Markup.Fill(Layout(amp ? "amp" : article.Outlet.Layout), values), edition.Start + revision.At);
    }

    /// <summary>An outlet's front page: headlines, and where its feeds are.</summary>
    public Printed Front(DemoOutlet outlet, TimeSpan at)
    {
        var links = edition.FeedsOf(outlet.Host).Select(f =>
            $"<link rel=\"alternate\" type=\"{MediaType(f.Feed)}\" title=\"{Markup.Text(f.Feed.Title)}\" href=\"{f.Feed.Path}\">");
        var headlines = edition.FeedsOf(outlet.Host).SelectMany(f => f.ItemsAt(at)).Select(i => $"<li><a href=\"{i.Article.Path}\">{Markup.Text(i.Revision.Title)}</a></li>");
        return Page(Markup.Fill(Layout("front"), new Dictionary<string, string>
        {
            ["outlet"] = outlet.Title, ["slogan"] = outlet.Slogan, ["feeds"] = string.Join('\n', links), ["headlines"] = string.Join('\n', headlines),
        }), edition.Start + edition.FeedsOf(outlet.Host).Select(f => f.ChangedAt(at)).DefaultIfEmpty().Max());
    }

    /// <summary>What robots may read (RFC 9309).</summary>
    public Printed Robots(DemoOutlet outlet)
    {
        var rules = new StringBuilder("User-agent: *\n");
        foreach (var path in outlet.Disallowed) rules.Append(CultureInfo.InvariantCulture, $"Disallow: {path}\n");
        return new(Encoding.UTF8.GetBytes(rules.Append("Allow: /\n").ToString()), "text/plain; charset=utf-8", edition.Start, 86_400);
    }

    /// <summary>All feeds as OPML 2.0.</summary>
    public Printed Opml()
    {
        var outlines = edition.Scenario.Outlets.Select(o => $"""
                <outline text="{Markup.Text(o.Title)}">
            {string.Join('\n', edition.FeedsOf(o.Host).Select(f => $"      <outline type=\"rss\" text=\"{Markup.Text(f.Feed.Title)}\" xmlUrl=\"{addresses.Of(o.Host, f.Feed.Path)}\" htmlUrl=\"{addresses.Of(o.Host, "/")}\"/>"))}
                </outline>
            """);
        var opml = $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n  <head><title>The demo newsroom</title></head>\n  <body>\n{string.Join('\n', outlines)}\n  </body>\n</opml>\n";
        return new(Encoding.UTF8.GetBytes(opml), "text/x-opml; charset=utf-8", edition.Start);
    }

    Dictionary<string, string> Values(PrintedArticle article, DemoRevision revision)
    {
        var (outlet, host) = (article.Outlet, article.Article.Host);
        var modified = edition.Start + revision.At;
        var changed = revision.Announced && modified > article.Published;
        var figure = article.Article.Caption is { } caption ? $"<figure><img src=\"/pictures/{article.Article.Slug}.jpg\" alt=\"\"><figcaption>{Markup.Text(caption)} Picture: {Markup.Text(outlet.Title)}</figcaption></figure>" : "";
        var paragraphs = revision.Paragraphs.Select(p => $"<p>{Markup.Text(p)}</p>").ToList();
        if (figure.Length > 0) paragraphs.Insert(Math.Min(1, paragraphs.Count), figure);
        return new()
        {
            ["title"] = revision.Title, ["outlet"] = outlet.Title, ["slogan"] = outlet.Slogan, ["section"] = article.Article.Section,
            ["byline"] = revision.Byline is { } byline ? $"By {byline}" : "", ["author"] = revision.Byline ?? outlet.Title,
            ["canonical"] = addresses.Of(host, article.Path), ["amp"] = addresses.Of(host, article.AmpPath), ["summary"] = revision.Paragraphs[0],
            ["published"] = article.Published.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["modified"] = (changed ? modified : article.Published).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["publishedWords"] = article.Published.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture),
            ["body"] = string.Join('\n', paragraphs), ["data"] = StructuredData(article, revision, changed ? modified : null),
            ["teasers"] = string.Join('\n', outlet.Teasers.Select(t => $"<li><a href=\"/\">{Markup.Text(t)}</a></li>")),
        };
    }

    string StructuredData(PrintedArticle article, DemoRevision revision, DateTimeOffset? modified) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org", ["@type"] = "NewsArticle", ["headline"] = revision.Title, ["datePublished"] = article.Published,
        ["dateModified"] = modified ?? article.Published, ["mainEntityOfPage"] = addresses.Of(article.Article.Host, article.Path), ["inLanguage"] = "en-GB",
        ["author"] = new Dictionary<string, string> { ["@type"] = revision.Byline is null ? "Organization" : "Person", ["name"] = revision.Byline ?? article.Outlet.Title },
        ["publisher"] = new Dictionary<string, string> { ["@type"] = "NewsMediaOrganization", ["name"] = article.Outlet.Title },
        ["articleSection"] = article.Article.Section,
    }, Json);

    static string MediaType(DemoFeed feed) => feed.Format switch
    {
        DemoFeedFormat.Atom10 => "application/atom+xml",
        DemoFeedFormat.Rdf10 => "application/rdf+xml",
        DemoFeedFormat.Json11 => "application/feed+json",
        _ => "application/rss+xml",
    };

    static Printed Page(string markup, DateTimeOffset changed) => new(Encoding.UTF8.GetBytes(markup), Html, changed);

    static string Layout(string name) => Layouts.GetOrAdd(name, n => ScenarioFiles.Text($"Layouts/{n}.html"));
}
