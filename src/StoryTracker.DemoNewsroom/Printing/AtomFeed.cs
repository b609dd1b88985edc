using System.Globalization;
using System.Xml;

namespace StoryTracker.Demo.Printing;

/// <summary>Atom 1.0 (RFC 4287).</summary>
static class AtomFeed
{
    const string Atom = AtomLink.Namespace;

    public static void Write(XmlWriter xml, FeedPage page)
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        xml.WriteElementString("id", Atom, page.Home);
        xml.WriteElementString("title", Atom, page.Feed.Title);
        xml.WriteElementString("subtitle", Atom, page.Outlet.Slogan);
        xml.WriteElementString("updated", Atom, Date(page.Changed));
        AtomLink.Write(xml, "self", page.Self);
        AtomLink.Write(xml, "alternate", page.Home);
        if (page.Hub is { } hub) AtomLink.Write(xml, "hub", hub);
        foreach (var entry in page.Entries) Entry(xml, entry);
        xml.WriteEndElement();
    }

    static void Entry(XmlWriter xml, FeedEntryPage entry)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, entry.Id);
        xml.WriteElementString("title", Atom, entry.Title);
        AtomLink.Write(xml, "alternate", entry.Link);
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

    static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
