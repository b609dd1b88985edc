using System.Xml;

namespace StoryTracker.Reading;

/// <summary>
/// A news item of NewsML-G2 (IPTC), alone or in a message, or a bare NITF document. Of several items the first with a text is the article.
/// </summary>
static class NewsMlG2
{
    /// <exception cref="ArticleRefusedException">Broken, without a text, or not to be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ReadArticle Read(string name, ReadOnlyMemory<byte> bytes, Uri? url, CancellationToken ct)
    {
        if (bytes.Length > TextDecoding.MostBytes) throw new ArticleRefusedException(name, "is larger than 20 MB: split it into items.");
        var items = new List<NewsItem>();
        try
        {
            using var reader = GuardedXml.Open(new MemoryStream(bytes.ToArray(), writable: false));
            while (reader.Next())
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "newsItem" or "nitf")
                {
                    ct.ThrowIfCancellationRequested();
                    items.Add(reader.LocalName == "nitf" ? NitfItem.Read(reader) : NewsItem.Read(name, reader, ct));
                }
        }
        catch (XmlException) when (items.Any(i => i.Text is not null))
        {
            // What came before the damage is whole.
            items[0].Problems.Add("The document is damaged after its first item.");
        }
        catch (XmlException e)
        {
            throw new ArticleRefusedException(name, $"is no well-formed XML (line {e.LineNumber}): ask its provider for a correct one.");
        }
        var item = items.FirstOrDefault(i => i.Text is not null)
            ?? throw new ArticleRefusedException(name, "has no news item with a text body: ask for the item with its text.");
        PublishingStatus.RefuseUnusable(name, item.Status);
        if (items.Count > 1) item.Problems.Add($"The document holds {items.Count} items; the first with a text was read.");
        return item.ToArticle(url);
    }
}
