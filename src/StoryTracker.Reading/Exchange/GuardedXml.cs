using System.Xml;

namespace StoryTracker.Reading;

/// <summary>
/// XML from outside: read forwards only, without a document type, entities or anything fetched, down to a hundred elements deep.
/// </summary>
static class GuardedXml
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int Deepest = 100;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersFromEntities = 1_000_000,
            MaxCharactersInDocument = 20_000_000,
        IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = true, CloseInput = true,
    };

    public static XmlReader Open(Stream bytes) => XmlReader.Create(bytes, Settings);

    public static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), Settings);

    /// <summary>Moves on.</summary>
    /// <exception cref="XmlException">Broken, too large, or nested too deeply.</exception>
    public static bool Next(this XmlReader reader)
    {
        if (!reader.Read()) return false;
        return reader.Depth <= Deepest ? true : throw new XmlException("nested too deeply");
    }

    /// <summary>The text of the element that the reader stands on, with that of all below it; the reader is left at its end.</summary>
    public static string TextOfElement(this XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (depth, text) = (reader.Depth, new System.Text.StringBuilder());
        while (reader.Next() && reader.Depth > depth)
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text.Append(reader.Value);
        return text.ToString();
    }
}
