using System.Globalization;
using System.Text;
using System.Xml;

namespace StoryTracker.Demo.Printing;

/// <summary>Writes a feed as it stands at a moment.</summary>
sealed class FeedPrinter(Edition edition, Addresses addresses)
{
    /// <summary>The document that the feed is at that time.</summary>
    public Printed Print(FeedTimeline timeline, TimeSpan at)
    {
        var feed = timeline.Feed;
        var items = timeline.ItemsAt(at).Select(i => Item(feed, i)).ToList();
        var page = new FeedPage(feed, edition.Outlet(feed.Host)!, addresses.Of(feed.Host, feed.Path), addresses.Of(feed.Host, "/"),
            feed.Hub is DemoHubAnswer.None ? null : addresses.HubOf(feed), edition.Start + timeline.ChangedAt(at), items);
        return new(feed.Format is DemoFeedFormat.Json11 ? JsonFeed.Write(page) : Xml(page), ContentType(feed), page.Changed, feed.MaxAge);
    }

    FeedEntryPage Item(DemoFeed feed, FeedItem item)
    {
        var path = feed.Amp ? item.Article.AmpPath : item.Article.Path;
        var link = addresses.Of(feed.Host, path) + (feed.Tracking ? "?utm_source=rss&utm_medium=feed&utm_campaign=" + item.Article.Article.Slug : "");
        return new(item.Id, link, item.Revision.Title, item.Revision.Byline, item.Article.Published, Updated(item), item.Article.Article.Section,
            item.Revision.Paragraphs[0], feed.FullText ? string.Concat(item.Revision.Paragraphs.Select(p => $"<p>{Markup.Text(p)}</p>")) : null);
    }

    DateTimeOffset Updated(FeedItem item) => item.Revision == item.Article.Revisions[0] ? item.Article.Published : edition.Start + item.Revision.At;

    static ReadOnlyMemory<byte> Xml(FeedPage page)
    {
        var encoding = Charsets.Of(page.Feed.Charset);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"{page.Feed.ClaimedCharset ?? page.Feed.Charset}\"?>\n");
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, ConformanceLevel = ConformanceLevel.Document }))
            switch (page.Feed.Format)
            {
                case DemoFeedFormat.Atom10: AtomFeed.Write(xml, page); break;
                case DemoFeedFormat.Rdf10: RdfFeed.Write(xml, page); break;
                default: RssFeed.Write(xml, page); break;
            }
        var document = page.Feed.Broken ? text.ToString().Replace("&amp;", "&", StringComparison.Ordinal).Replace(" – ", "&nbsp;&ndash; ", StringComparison.Ordinal) : text.ToString();
        return encoding.GetBytes(document);
    }

    static string ContentType(DemoFeed feed) => feed.Format switch
    {
        DemoFeedFormat.Atom10 => "application/atom+xml",
        DemoFeedFormat.Rdf10 => "application/rdf+xml",
        DemoFeedFormat.Json11 => "application/feed+json",
        _ => "application/rss+xml",
    };
}

/// <summary>A feed, ready to be written.</summary>
sealed record FeedPage(
    DemoFeed Feed, DemoOutlet Outlet, string Self, string Home, string? Hub, DateTimeOffset Changed, IReadOnlyList<FeedEntryPage> Entries);

/// <summary>An item of it.</summary>
sealed record FeedEntryPage(
    string Id, string Link, string Title, string? Author, DateTimeOffset Published, DateTimeOffset Updated, string Category, string Summary, string? Html);

/// <summary>Encodings by name, those of old Windows machines among them.</summary>
static class Charsets
{
    public static Encoding Of(string name) => name == "utf-8" ? new UTF8Encoding(false)
        : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
