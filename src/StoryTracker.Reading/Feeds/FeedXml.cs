using System.Xml;

namespace StoryTracker.Reading.Feeds;

/// <summary>Reads well-formed XML in one pass and tells the builder of elements and text.</summary>
static class FeedXml
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MostDepth = 64;

    const int MostFromEntities = 1_000_000;

    /// <summary>Reads the document to its end.</summary>
    /// <exception cref="XmlException">It is not well-formed, or nested too deeply.</exception>
    public static void Read(FeedProlog prolog, IMarkupSink builder)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = prolog.HasEntities ? DtdProcessing.Parse : DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = MostFromEntities,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        };
        using var text = prolog.OpenText();
        using var reader = XmlReader.Create(text, settings);
        var attributes = new FeedAttributes();
        var piece = new char[8_192];
        while (reader.Read())
        {
            text.NodeRead();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MostDepth) throw new XmlException($"Elements are nested more than {MostDepth} deep");
                    Start(reader, attributes, builder);
                    break;
                case XmlNodeType.EndElement:
                    builder.End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    for (int read; (read = reader.ReadValueChunk(piece, 0, piece.Length)) > 0; text.NodeRead())
                        if (builder.WantsText) builder.Text(piece.AsSpan(0, read));
                    break;
            }
        }
    }

    static void Start(XmlReader reader, FeedAttributes attributes, IMarkupSink builder)
    {
        var (local, uri, prefix, isEmpty) = (reader.LocalName, reader.NamespaceURI, reader.Prefix, reader.IsEmptyElement);
        attributes.Clear();
        if (reader.HasAttributes)
        {
            while (reader.MoveToNextAttribute())
            {
                if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
                {
                    builder.Declares(reader.Prefix.Length == 0 ? "" : reader.LocalName, reader.Value);
                    continue;
                }
                var name = reader.LocalName.ToLowerInvariant();
                attributes.Add(reader.Prefix.Length == 0 ? name
                    : $"{FeedNamespaces.Short(reader.NamespaceURI, reader.Prefix.ToLowerInvariant())}:{name}", reader.Value);
            }
            reader.MoveToElement();
        }
        builder.Start(FeedNamespaces.Short(uri, prefix), local, uri, attributes);
        if (isEmpty) builder.End();
    }
}
