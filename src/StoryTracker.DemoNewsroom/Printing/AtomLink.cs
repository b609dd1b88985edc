using System.Xml;

namespace StoryTracker.Demo.Printing;

/// <summary>A link as Atom writes it (RFC 4287, 4.2.7), also inside RSS.</summary>
static class AtomLink
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

    public static void Write(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }
}
