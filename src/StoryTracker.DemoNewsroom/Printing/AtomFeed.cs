using System.Globalization;
using System.Xml;

namespace StoryTracker.Demo.Printing;

/// <summary>Atom 1.0 (RFC 4287).</summary>
static class AtomFeed
{
    const string Atom = "http://www.w3.org/2005/Atom";

    public static void Write(XmlWriter xml, FeedPage page)
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        xml.WriteElementString("id", Atom, page.Home);
        xml.WriteElementString("title", Atom, page.Feed.Title);
        xml.WriteElementString("subtitle", Atom, page.Outlet.Slogan);
        xml.WriteElementString("updated", Atom, Date(page.Changed));
        Link(xml, "self", page.Self);
        Link(xml, "alternate", page.Home);
        if (page.Hub is { } hub) Link(xml, "hub", hub);
        foreach (var entry in page.Entries) Entry(xml, entry);
        xml.WriteEndElement();
    }

    static void Entry(XmlWriter xml, FeedEntryPage entry)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, entry.Id);
        xml.WriteElementString("title", Atom, entry.Title);
        Link(xml, "alternate", entry.Link);
        xml.WriteElementString("published", Atom, Date(entry.Published));
        xml.WriteElementString("updated", Atom, Date(entry.Updated > entry.Published ? entry.Updated : entry.Published));
        if (entry.Author is { } author)
        {
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, author);
            xml.WriteEndElement();
        }
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", entry.Category);
        xml.WriteEndElement();
        xml.WriteElementString("summary", Atom, entry.Summary);
        if (entry.Html is { } html)
        {
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(html);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
