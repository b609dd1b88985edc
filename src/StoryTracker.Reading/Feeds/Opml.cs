using System.Text;
using System.Xml;

namespace StoryTracker.Reading.Feeds;

/// <summary>Reads and writes lists of feeds in OPML 1.0, 1.1 and 2.0 (opml.org/spec2.opml).</summary>
public static class Opml
{
    /// <summary>The largest list that is read, in bytes.</summary>
    public const int MostBytes = 10_000_000;

    /// <summary>Reads a list; what is broken is read as far as its meaning is plain, and told.</summary>
    /// <exception cref="FeedRefusedException">Empty, too large, or no OPML.</exception>
    public static OpmlDocument Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes) throw new FeedRefusedException("The list is larger than 10 MB: split it.");
        var told = new List<string>();
        var decoded = FeedDecoding.Decode(bytes.Span, null, told);
        if (string.IsNullOrWhiteSpace(decoded.Text)) throw new FeedRefusedException(
            "The list is empty: export it again from where it comes from.");
        var prolog = new FeedProlog(decoded.Text);
        var problems = new FeedProblems();
        told.ForEach(problems.Add);
        var strict = new OpmlBuilder(problems);
        try
        {
            FeedXml.Read(prolog, strict);
            return strict.Build();
        }
        catch (XmlException e)
        {
            var reason = FeedText.Storable(e.Message.TrimEnd('.'));
            problems.Add($"The list is no well-formed XML ({reason}); it was read as far as its meaning is plain.");
        }
        var loose = new OpmlBuilder(problems);
        FeedLoose.Read(prolog, loose);
        return loose.Build();
    }

    /// <summary>Writes a list as OPML 2.0; folders become nested outlines, in the order in which they first occur.</summary>
    public static string Write(OpmlDocument document)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", FeedText.Storable(document.Title ?? "Feeds"));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var feed in document.Feeds.Where(f => string.IsNullOrEmpty(f.Folder))) Write(xml, feed);
            WriteFolders(xml, document.Feeds.Where(f => !string.IsNullOrEmpty(f.Folder)).Select(f =>
                (f.Folder!.Split('/', StringSplitOptions.RemoveEmptyEntries), f)).ToList(), 0);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return text.Append('\n').ToString();
    }

    static void WriteFolders(XmlWriter xml, List<(string[] Path, OpmlFeed Feed)> feeds, int depth)
    {
        foreach (var folder in feeds.Where(f => f.Path.Length > depth).GroupBy(f => f.Path[depth]))
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", FeedText.Storable(folder.Key));
            var inside = folder.ToList();
            foreach (var (path, feed) in inside)
                if (path.Length == depth + 1) Write(xml, feed);
            if (depth < OpmlBuilder.MostFolders) WriteFolders(xml, inside, depth + 1);
            xml.WriteEndElement();
        }
    }

    static void Write(XmlWriter xml, OpmlFeed feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", FeedText.Storable(feed.Title ?? feed.Url));
        if (feed.Title is not null) xml.WriteAttributeString("title", FeedText.Storable(feed.Title));
        xml.WriteAttributeString("xmlUrl", FeedText.Storable(feed.Url));
        if (feed.HtmlUrl is not null) xml.WriteAttributeString("htmlUrl", FeedText.Storable(feed.HtmlUrl));
        xml.WriteEndElement();
    }
}
