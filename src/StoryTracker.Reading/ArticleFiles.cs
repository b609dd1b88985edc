namespace StoryTracker.Reading;

/// <summary>
/// Reads files of articles: plain text with metadata beside it, web pages, JSON Lines, e-mail, and what agencies exchange (ninjs,
/// NewsML-G2).
/// </summary>
public static class ArticleFiles
{
    /// <summary>
    /// The endings of file names that are read as articles, with the dot; a <c>.json</c> beside such a file is its metadata.
    /// </summary>
    public static IReadOnlyList<string> Extensions { get; } = 
        [".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".eml", ".json", ".xml"];

    /// <summary>
    /// Whether a file of a general kind (<c>.json</c>, <c>.xml</c>) holds a news item, to tell it from the other files of a folder. Of
    /// the other endings all do.
    /// </summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="start">Its first bytes, 16 KB of them or all.</param>
    public static bool IsNewsItem(string fileName, ReadOnlySpan<byte> start) => KindOf(fileName, start) switch
    {
        (DocumentKind.Ninjs or DocumentKind.NewsMl) and var general => DocumentKinds.Of(start, null) == general,
        _ => true,
    };

    /// <summary>
    /// The articles of a file, an entry each; what cannot be read is an entry with a refusal. Throws nothing for any bytes.
    /// </summary>
    /// <param name="fileName">
    /// Names the file in refusals; its ending decides how it is read, and where it has none of ours its first bytes do.
    /// </param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="metadata">
    /// The file of the same name with the ending <c>.json</c>, or null. It wins over what a page says about itself, and fills what a
    /// JSON line leaves out. When it cannot be read the article is refused rather than kept with half of what is known.
    /// </param>
    /// <param name="ct">Ends the reading of a page.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static IEnumerable<ArticleFileEntry> Read(
        string fileName, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte>? metadata = null, CancellationToken ct = default)
    {
        var kind = KindOf(fileName, bytes.Span);
        try
        {
            var fields = metadata is { } beside
                ? MetadataFields.Read(Path.ChangeExtension(fileName, ".json"), beside)
                : MetadataFields.None;
            return kind is { } whole ? [Whole(ArticleDocument.Read(whole, fileName, bytes, fields.Url, contentType: null, ct), fields)]
                : OneAtLeast(fileName, bytes, JsonLines.Read(fileName, bytes, fields));
        }
        catch (ArticleRefusedException refusal)
        {
            return [new(fileName, null, null, bytes, MediaType(kind), null, refusal.Message)];
        }

        ArticleFileEntry Whole(ReadArticle found, MetadataFields told)
        {
            var own = new MetadataFields(
                found.Title, found.Byline, found.Outlet, found.Url, found.Published, found.Language, found.Problems);
            var article = told.Or(own).With(found.Text) with { Modified = found.Modified, Canonical = found.Canonical };
            return new(fileName, null, null, bytes, MediaType(kind), article, null);
        }
    }

    static IEnumerable<ArticleFileEntry> OneAtLeast(string fileName, ReadOnlyMemory<byte> bytes, IEnumerable<ArticleFileEntry> entries)
    {
        var any = false;
        foreach (var entry in entries)
        {
            any = true;
            yield return entry;
        }
        if (any) yield break;
        yield return new(
            fileName, null, null, bytes, JsonLines.MediaType, null, $"{fileName} has no lines: leave it out or put articles in it.");
    }

    // Null: JSON Lines, an article a line.
    static DocumentKind? KindOf(string fileName, ReadOnlySpan<byte> bytes) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".TXT" => DocumentKind.PlainText,
        ".HTML" or ".HTM" or ".XHTML" => DocumentKind.WebPage,
        ".JSONL" or ".NDJSON" => null,
        ".EML" => DocumentKind.Mail,
        ".JSON" => DocumentKind.Ninjs,
        ".XML" => DocumentKind.NewsMl,
        _ => DocumentKinds.Of(bytes, null) switch
        {
            (DocumentKind.Mail or DocumentKind.Ninjs or DocumentKind.NewsMl) and var sure => sure,
            _ => Look(bytes.TrimStart(" \t\r\n"u8)),
        },
    };

    static DocumentKind? Look(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'<', ..] => DocumentKind.WebPage,
        [(byte)'{', (byte)'"' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'}', ..] => null,
        _ => DocumentKind.PlainText,
    };

    static string MediaType(DocumentKind? kind) => kind switch
    {
        null => JsonLines.MediaType,
        DocumentKind.WebPage => "text/html",
        DocumentKind.Mail => "message/rfc822",
        DocumentKind.Ninjs => "application/json",
        DocumentKind.NewsMl => "application/xml",
        _ => "text/plain",
    };
}
