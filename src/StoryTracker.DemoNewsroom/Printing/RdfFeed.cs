using System.Globalization;
using System.Xml;

namespace StoryTracker.Demo.Printing;

/// <summary>RSS 1.0: RDF, with Dublin Core; its own vocabulary knows no ids, so an item is its address.</summary>
static class RdfFeed
{
    const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Rss = "http://purl.org/rss/1.0/", Dc = "http://purl.org/dc/elements/1.1/",
        Atom = "http://www.w3.org/2005/Atom", Content = "http://purl.org/rss/1.0/modules/content/";

    public static void Write(XmlWriter xml, FeedPage page)
    {
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteAttributeString("xmlns", null, Rss);
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteStartElement("channel", Rss);
        xml.WriteAttributeString("about", Rdf, page.Self);
        xml.WriteElementString("title", Rss, page.Feed.Title);
        xml.WriteElementString("link", Rss, page.Home);
        xml.WriteElementString("description", Rss, page.Outlet.Slogan);
        xml.WriteElementString("date", Dc, Date(page.Changed));
        if (page.Hub is { } hub)
            foreach (var (rel, href) in new[] { ("hub", hub), ("self", page.Self) })
            {
                xml.WriteStartElement("link", Atom);
                xml.WriteAttributeString("rel", rel);
                xml.WriteAttributeString("href", href);
                xml.WriteEndElement();
            }
        xml.WriteStartElement("items", Rss);
        xml.WriteStartElement("Seq", Rdf);
        foreach (var entry in page.Entries)
        {
            xml.WriteStartElement("li", Rdf);
            xml.WriteAttributeString("resource", Rdf, About(entry));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var entry in page.Entries) Entry(xml, entry);
        xml.WriteEndElement();
    }

    static void Entry(XmlWriter xml, FeedEntryPage entry)
    {
        xml.WriteStartElement("item", Rss);
        xml.WriteAttributeString("about", Rdf, About(entry));
        xml.WriteElementString("title", Rss, entry.Title);
        xml.WriteElementString("link", Rss, entry.Link);
        xml.WriteElementString("description", Rss, entry.Summary);
        xml.WriteElementString("date", Dc, Date(entry.Published));
        if (entry.Author is { } author) xml.WriteElementString("creator", Dc, author);
        xml.WriteElementString("subject", Dc, entry.Category);
        if (entry.Html is { } html) xml.WriteElementString("encoded", Content, html);
        xml.WriteEndElement();
    }

    // An item that is listed again differs in its id alone, and the id here is the address.
    static string About(FeedEntryPage entry) => entry.Id.EndsWith("-again", StringComparison.Ordinal) ? entry.Link + "#again" : entry.Link;

    static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
