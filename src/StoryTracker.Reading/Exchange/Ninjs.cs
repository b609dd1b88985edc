using System.Text.Json;

namespace StoryTracker.Reading;

/// <summary>
/// News in JSON (IPTC ninjs 1.x to 3.x): the names of properties changed their case between the versions, and texts moved from
/// <c>body_text</c> and <c>headline</c> into lists of <c>bodies</c> and <c>headlines</c>.
/// </summary>
static class Ninjs
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="ArticleRefusedException">No news item, without a text, or not to be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ReadArticle Read(string name, ReadOnlyMemory<byte> bytes, Uri? url, CancellationToken ct)
    {
        var problems = new List<string>();
        var json = TextDecoding.Decode(name, bytes.Span, problems);
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw NoItem(name);
            return Read(name, new NinjsItem(document.RootElement), url, problems, ct);
        }
        catch (JsonException e)
        {
            throw new ArticleRefusedException(name, $"is not JSON (line {e.LineNumber + 1}): correct it or leave it out.");
        }
    }

    static ReadArticle Read(string name, NinjsItem item, Uri? url, List<string> problems, CancellationToken ct)
    {
        PublishingStatus.RefuseUnusable(name, item.Text("pubstatus"));
        var text = TextOf(name, item, ct);
        if (string.IsNullOrWhiteSpace(text))
            throw new ArticleRefusedException(name, "is a news item without a text body: ask for the item with its text.");
        if (item.Text("embargoed") is { } until) problems.Add($"The item is under embargo until {until}.");
        var published = ItemTimes.First(
            ("contentCreated", item.Text("contentcreated")), ("firstCreated", item.Text("firstcreated")),
            ("versionCreated", item.Text("versioncreated")));
        var modified = ItemTimes.First(("contentModified", item.Text("contentmodified")), ("versionCreated", item.Text("versioncreated")));
        var language = item.Text("language");
        return new(
            TextLine.Storable(text), TextLine.Clean(item.Main("headlines")?.Value ?? item.Text("headline") ?? item.Text("title")),
            TextLine.Byline(item.Text("byline") ?? item.Text("by")), Outlet(item), Address(item) ?? url, published,
            language is not null && LanguageTags.IsOne(language) ? language : null, problems)
        {
            Modified = ItemTimes.After(published, modified), Canonical = Address(item),
        };
    }

    // The plain text is the provider's own; markup is read as a page's is.
    static string? TextOf(string name, NinjsItem item, CancellationToken ct)
    {
        var bodies = item.Bodies().Where(b => !string.IsNullOrWhiteSpace(b.Value)).ToList();
        if (bodies.FirstOrDefault(b => b.IsPlain) is { Value: { } plain }) return plain.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Trim('\n');
        foreach (var body in bodies)
        {
            var paragraphs = body.IsXml ? NewsBody.Read(name, body.Value) : WebPage.ReadFragment(name, body.Value, ct);
            if (paragraphs.Count > 0) return string.Join("\n\n", paragraphs);
        }
        return null;
    }

    static string? Outlet(NinjsItem item) => TextLine.Clean(
        item.NameIn("provider") ?? item.NameIn("infosources") ?? item.NameIn("infosource") ?? item.Text("source")
            ?? item.Text("copyrightholder"));

    static Uri? Address(NinjsItem item) =>
        Uri.TryCreate(item.Text("uri") ?? item.Text("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    static ArticleRefusedException NoItem(string name) => new(name, "is no news item: give one ninjs object.");
}
