namespace StoryTracker.Reading;

/// <summary>Reads a document of any kind that articles come in, and finds out itself which it is.</summary>
public static class ArticleDocument
{
    /// <summary>Reads one article.</summary>
    /// <param name="bytes">The document as it was received, decompressed.</param>
    /// <param name="url">Where it came from; null when unknown.</param>
    /// <param name="contentType">The Content-Type header, or null. What the bytes show wins over a general type.</param>
    /// <exception cref="ArticleRefusedException">It holds no article, cannot be read, or breaks a limit.</exception>
    public static ReadArticle Read(ReadOnlyMemory<byte> bytes, Uri? url, string? contentType) =>
        Read(url?.AbsoluteUri ?? "The document", bytes, url, contentType);

    /// <summary>Reads one article.</summary>
    /// <param name="name">Names the document in refusals.</param>
    /// <param name="bytes">The document as it was received, decompressed.</param>
    /// <param name="url">Where it came from; null when unknown.</param>
    /// <param name="contentType">The Content-Type header, or null.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="ArticleRefusedException">It holds no article, cannot be read, or breaks a limit.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ReadArticle Read(
        string name, ReadOnlyMemory<byte> bytes, Uri? url, string? contentType, CancellationToken ct = default) =>
        Read(DocumentKinds.Of(bytes.Span, contentType), name, bytes, url, contentType, ct);

    /// <summary>Reads one article out of a document of a known kind.</summary>
    internal static ReadArticle Read(
        DocumentKind kind, string name, ReadOnlyMemory<byte> bytes, Uri? url, string? contentType, CancellationToken ct) =>
        (kind switch
        {
            DocumentKind.PlainText => PlainText.Read(name, bytes, url),
            DocumentKind.Mail => MailArticle.Read(name, bytes, url, ct),
            DocumentKind.Ninjs => Ninjs.Read(name, bytes, url, ct),
            DocumentKind.NewsMl => NewsMlG2.Read(name, bytes, url, ct),
            _ => WebPage.Read(name, bytes, url, contentType, ct),
        }).Storable();
}
