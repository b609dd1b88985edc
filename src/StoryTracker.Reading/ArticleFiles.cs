namespace StoryTracker.Reading;

/// <summary>Reads files of articles: plain text with metadata beside it, web pages, and JSON Lines.</summary>
public static class ArticleFiles
{
    /// <summary>
    /// The endings of file names that are read as articles, with the dot; a <c>.json</c> beside such a file is its metadata.
    /// </summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"];

    /// <summary>
    /// The articles of a file, an entry each; what cannot be read is an entry with a refusal. Throws nothing for any bytes.
    /// </summary>
    /// <param name="fileName">
    /// Names the file in refusals; its ending decides how it is read, and where it has none of ours its first bytes do.
    /// </param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="metadata">
    /// The file of the same name with the ending <c>.json</c>, or null. It wins over what a page says about itself, and fills what a JSON
    /// line
    /// leaves out. When it cannot be read the article is refused rather than kept with half of what is known.
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
            return kind switch
            {
                Kind.JsonLines => OneAtLeast(fileName, bytes, JsonLines.Read(fileName, bytes, fields)),
                Kind.WebPage => [Whole(WebPage.Read(fileName, bytes, fields.Url, contentType: null, ct), fields)],
                _ => [Whole(PlainText.Read(fileName, bytes, url: null), fields)],
            };
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

    static Kind KindOf(string fileName, ReadOnlySpan<byte> bytes) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".TXT" => Kind.PlainText,
        ".HTML" or ".HTM" or ".XHTML" => Kind.WebPage,
        ".JSONL" or ".NDJSON" => Kind.JsonLines,
        _ => Look(bytes.TrimStart(" \t\r\n"u8)),
    };

    static Kind Look(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'<', ..] => Kind.WebPage,
        [(byte)'{', (byte)'"' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'}', ..] => Kind.JsonLines,
        _ => Kind.PlainText,
    };

    static string MediaType(Kind kind) => kind switch
    {
        Kind.JsonLines => JsonLines.MediaType,
        Kind.WebPage => "text/html",
        _ => "text/plain",
    };

    enum Kind
    {
        PlainText,
        WebPage,
        JsonLines,
    }
}
