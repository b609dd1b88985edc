using System.Text;
using System.Xml;

namespace StoryTracker.Reading;

/// <summary>
/// The paragraphs of a body in XML: XHTML, or NITF, whose elements are its own but whose paragraphs are <c>p</c> as well.
/// </summary>
static class NewsBody
{
    static readonly HashSet<string> Paragraphs = new(StringComparer.Ordinal)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "hl2", "li", "dt", "dd", "tr", "blockquote", "bq", "pre", "div", "section", "article",
            "ul",
        "ol", "dl", "table", "block", "hr", "body", "body.content", "note", "fn",
    };

    // What NITF and XHTML put beside the text: the head, pictures with their captions, the headline and the byline once more.
    static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "head", "script", "style", "media", "figure", "figcaption", "hedline", "byline", "dateline", "distributor", "body.head", "body.end",
        "tagline", "title", "object", "iframe", "noscript", "svg", "math", "template",
    };

    /// <summary>Reads a body that is a document of its own.</summary>
    /// <exception cref="ArticleRefusedException">It is no well-formed XML.</exception>
    public static IReadOnlyList<string> Read(string name, string xml)
    {
        try
        {
            using var reader = GuardedXml.Open(xml);
            while (reader.Next())
                if (reader.NodeType == XmlNodeType.Element)
                    return Read(reader);
            return [];
        }
        catch (XmlException)
        {
            throw new ArticleRefusedException(name, "has a body that is no well-formed XML: ask its provider for a correct one.");
        }
    }

    /// <summary>Reads the element that the reader stands on; the reader is left at its end.</summary>
    public static IReadOnlyList<string> Read(XmlReader reader)
    {
        var paragraphs = new List<string>();
        var (text, blank, depth) = (new StringBuilder(), false, reader.Depth);
        if (reader.IsEmptyElement) return paragraphs;
        while (reader.Next() && reader.Depth > depth)
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    foreach (var c in reader.Value) Add(c);
                    break;
                case XmlNodeType.Element when LeftOut.Contains(reader.LocalName):
                    reader.TextOfElement();
                    break;
                case XmlNodeType.Element or XmlNodeType.EndElement:
                    if (Paragraphs.Contains(reader.LocalName)) End();
                    else if (reader.LocalName is "br" or "td" or "th") blank = true;
                    break;
            }
        End();
        return paragraphs;

        void Add(char c)
        {
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                blank = true;
                return;
            }
            if (blank && text.Length > 0) text.Append(' ');
            blank = false;
            text.Append(c);
        }

        void End()
        {
            if (text.Length > 0) paragraphs.Add(TextLine.Storable(text.ToString()));
            text.Clear();
            blank = false;
        }
    }
}
