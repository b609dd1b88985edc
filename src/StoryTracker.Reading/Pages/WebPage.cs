using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace StoryTracker.Reading;

/// <summary>Reads a web page: the body of its article in paragraphs, without the furniture, and what the page says about itself.</summary>
public static class WebPage
{
    /// <summary>The largest page that is read, in bytes.</summary>
    public const int MostBytes = 10_000_000;

    static readonly TimeSpan ParsingTime = TimeSpan.FromSeconds(5);

    /// <summary>Reads the bytes of a page.</summary>
    /// <param name="name">Names the page in refusals: its file or its address.</param>
    /// <param name="bytes">The page as it was received, decompressed.</param>
    /// <param name="url">Where it came from, for relative links; null when unknown.</param>
    /// <param name="contentType">The Content-Type header, or null.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>The article; its text is its paragraphs parted by a blank line.</returns>
    /// <exception cref="ArticleRefusedException">Too large, another format, nested beyond reading, or without an article.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ReadArticle Read(
        string name, ReadOnlyMemory<byte> bytes, Uri? url = null, string? contentType = null, CancellationToken ct = default)
    {
        if (bytes.Length > MostBytes)
            throw new ArticleRefusedException(name, "is larger than 10 MB: save the article's text as a .txt file.");
        TextDecoding.RefuseOtherFormats(name, bytes.Span);
        var problems = new List<string>();
        var markup = PageDecoding.Decode(bytes.Span, contentType, problems);
        if (NestingGuard.IsTooDeep(markup)) throw TooDeep(name);
        using var page = Parse(name, markup, ct);
        if (ElementTotals.Depth(page) > NestingGuard.MostOpen) throw TooDeep(name);

        var metas = new PageMeta(page);
        var told = PageTitle.Told(page, metas);
        var structured = StructuredData.Of(page, told);
        var facts = new PageFacts(page, metas, structured, told, url, problems);
        var published = PagePublication.Of(page, metas, structured, facts.Url);
        var modified = PagePublication.ChangeOf(page, metas, structured, published);
        var stated = StatedBody.Of(structured.Body);
        var paragraphs = Body.Of(page, facts, stated);
        if (stated?.IsMissingFrom(paragraphs) is true)
        {
            paragraphs = stated.Paragraphs;
            problems.Add("The page does not show its article; the text is the one that it states in JSON-LD.");
        }
        if (paragraphs.Count == 0) throw new ArticleRefusedException(name, "has no article text: save the article's text as a .txt file.");
        if (structured.IsForMoney) problems.Add("The page says that its article is not free; its text may be cut off.");
        return new(
            TextLine.Storable(string.Join("\n\n", paragraphs)), facts.Title, facts.Byline, facts.Outlet, facts.Url, published,
                facts.Language, problems)
        {
            Modified = modified, Canonical = facts.Canonical,
        };
    }

    /// <summary>The paragraphs of markup that is an article and nothing else, such as the body of a message or of a news item.</summary>
    /// <param name="name">Names the document in refusals.</param>
    /// <param name="markup">A page or a fragment.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="ArticleRefusedException">Too large or nested beyond reading.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    internal static IReadOnlyList<string> ReadFragment(string name, string markup, CancellationToken ct)
    {
        if (markup.Length > MostBytes) throw new ArticleRefusedException(name,
            "has a body larger than 10 MB: save its text as a .txt file.");
        if (NestingGuard.IsTooDeep(markup)) throw TooDeep(name);
        using var page = Parse(name, markup, ct);
        if (ElementTotals.Depth(page) > NestingGuard.MostOpen) throw TooDeep(name);
        return Body.OfFragment(page);
    }

    static ArticleRefusedException TooDeep(string name) =>
        new(name, "is nested more than a thousand elements deep: save the article's text as a .txt file.");

    static IHtmlDocument Parse(string name, string markup, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(ParsingTime);
        try
        {
            // Only the asynchronous form takes a token. The markup is in memory, so nothing is waited for.
            return new HtmlParser().ParseDocumentAsync(markup, deadline.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ArticleRefusedException(name, "takes longer than 5 seconds to parse: save the article's text as a .txt file.");
        }
    }
}
