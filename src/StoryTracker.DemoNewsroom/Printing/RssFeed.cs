using System.Globalization;
using System.Xml;

namespace StoryTracker.Demo.Printing;

/// <summary>RSS 2.0 with Dublin Core, content and Atom links.</summary>
static class RssFeed
{
    const string Atom = AtomLink.Namespace, Dc = "http://purl.org/dc/elements/1.1/", Content = "http://purl.org/rss/1.0/modules/content/";

    public static void Write(XmlWriter xml, FeedPage page)
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", page.Feed.Title);
        xml.WriteElementString("link", page.Home);
        xml.WriteElementString("description", page.Outlet.Slogan);
        xml.WriteElementString("language", "en-gb");
        xml.WriteElementString("lastBuildDate", Date(page.Changed));
        if (page.Feed.Ttl is { } ttl) xml.WriteElementString("ttl", ttl.ToString(CultureInfo.InvariantCulture));
        AtomLink.Write(xml, "self", page.Self);
        if (page.Hub is { } hub) AtomLink.Write(xml, "hub", hub);
        foreach (var entry in page.Entries) Entry(xml, entry);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Entry(XmlWriter xml, FeedEntryPage entry)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", entry.Title);
        xml.WriteElementString("link", entry.Link);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(entry.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Date(entry.Published));
        if (entry.Author is { } author) xml.WriteElementString("creator", Dc, author);
        xml.WriteElementString("category", entry.Category);
        xml.WriteElementString("description", entry.Summary);
        if (entry.Html is { } html)
        {
            xml.WriteStartElement("encoded", Content);
            xml.WriteCData(html);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}
