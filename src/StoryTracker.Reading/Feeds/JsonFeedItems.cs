using System.Text.Json;

namespace StoryTracker.Reading.Feeds;

/// <summary>Reads the items of a JSON Feed and what they share with the feed itself.</summary>
/// <param name="baseAddress">Where the feed came from; null when unknown.</param>
/// <param name="problems">Receives what is odd.</param>
sealed class JsonFeedItems(string? baseAddress, FeedProblems problems)
{
    readonly SafeMarkup _markup = new();

    /// <summary>An item; authors that it does not name are the feed's (version 1.1).</summary>
    public FeedEntry Entry(JsonElement item, IReadOnlyList<string> feedAuthors)
    {
        var link = Address(item, "url") ?? Address(item, "external_url");
        var title = Text(item, "title");
        TypedText? content = JsonText.Get(item, "content_html") is { } html
            ? new(_markup.Build(html, link ?? baseAddress, isXhtml: false), FeedCapture.Html)
            : JsonText.Get(item, "content_text") is { } plain ? new(plain, FeedCapture.Plain) : null;
        var summary = Text(item, "summary") ?? content;
        var authors = Authors(item);
        return new(
            Id(item) ?? link, link, title?.Text, title?.ShortType ?? "text", summary?.Text, content?.Text, authors.Count > 0 ? authors
                : feedAuthors,
            Date(item, "date_published"), Date(item, "date_modified"), Categories(item), Enclosures(item))
        {
            SummaryType = summary?.ShortType ?? "text", ContentType = content?.ShortType ?? "text",
        };
    }

    /// <summary>A text that should be plain and may be HTML.</summary>
    public TypedText? Text(JsonElement from, string name)
    {
        if (JsonText.Get(from, name) is not { } text) return null;
        return MarkupGuess.LooksLikeHtml(text) ? new TypedText(_markup.Build(text, baseAddress, isXhtml: false), FeedCapture.Html)
            : new TypedText(text, FeedCapture.Plain);
    }

    public string? Address(JsonElement from, string name) =>
        JsonText.Get(from, name) is { } printed ? FeedAddress.JoinSafely(baseAddress, printed) : null;

    /// <summary>The names of <c>authors</c> (1.1) or <c>author</c> (1.0).</summary>
    public static List<string> Authors(JsonElement from)
    {
        var names = new List<string>();
        if (from.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array)
            foreach (var author in authors.EnumerateArray().Take(100)) Add(author);
        if (names.Count == 0 && from.TryGetProperty("author", out var single)) Add(single);
        return names;

        void Add(JsonElement author)
        {
            var name = author.ValueKind == JsonValueKind.String ? JsonText.Of(author).Trim() : author.ValueKind == JsonValueKind.Object
                ? JsonText.Get(author, "name") : null;
            if (!string.IsNullOrEmpty(name) && !names.Contains(name)) names.Add(name);
        }
    }

    // Ids should be strings; numbers and truth values are taken as they are printed.
    static string? Id(JsonElement item) => !item.TryGetProperty("id", out var id) ? null : id.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(id).Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => id.GetRawText(),
        _ => null,
    };

    DateTimeOffset? Date(JsonElement item, string name)
    {
        if (JsonText.Get(item, name) is not { } printed) return null;
        var date = FeedDate.Read(printed);
        if (date is null) problems.Add($"Nobody can tell what date “{(printed.Length > 60 ? printed[..60] + "…" : printed)}” is.");
        return date;
    }

    static List<string> Categories(JsonElement item) =>
        item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => JsonText.Of(t).Trim()).Where(t =>
                t.Length > 0).Distinct().Take(200)]
            : [];

    List<FeedEnclosure> Enclosures(JsonElement item)
    {
        var found = new List<FeedEnclosure>();
        if (!item.TryGetProperty("attachments", out var attachments) || attachments.ValueKind != JsonValueKind.Array) return found;
        foreach (var attachment in attachments.EnumerateArray().Take(100))
        {
            if (attachment.ValueKind != JsonValueKind.Object || Address(attachment, "url") is not { } url) continue;
            var length = attachment.TryGetProperty("size_in_bytes", out var size) && size.ValueKind == JsonValueKind.Number
                && size.TryGetDouble(out var bytes)
                && bytes is >= 0 and < 1e15 ? (long)bytes : (long?)null;
            found.Add(new(url, JsonText.Get(attachment, "mime_type"), length));
        }
        return found;
    }
}
