using System.Globalization;
using System.Text.Json;

namespace StoryTracker.Reading.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
static class JsonFeed
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = FeedXml.MostDepth };

    static readonly JsonDocumentOptions Tolerant = new() { MaxDepth = FeedXml.MostDepth, AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the decoded document.</summary>
    /// <exception cref="FeedRefusedException">It is no JSON, or no feed.</exception>
    public static FeedDocument Read(string text, string? address, bool isWellFormed, FeedProblems problems)
    {
        using var json = Parse(text, ref isWellFormed, problems);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || (!root.TryGetProperty("items", out _) && !root.TryGetProperty("version", out _)))
            throw new FeedRefusedException("The document is JSON but no JSON Feed: give a document with “version” and “items”.");
        var version = JsonText.Get(root, "version");
        if (version is null || !version.Contains("jsonfeed.org/version/1",
            StringComparison.Ordinal)) problems.Add("The feed does not say which version of JSON Feed it is.");
        var reader = new JsonFeedItems(address, problems);
        var authors = JsonFeedItems.Authors(root);
        var entries = new List<FeedEntry>();
        if (root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
            foreach (var item in items.EnumerateArray().Take(FeedBuilder.MostEntries))
                if (item.ValueKind == JsonValueKind.Object) entries.Add(reader.Entry(item, authors));
        return new(
            "json1", isWellFormed, problems.Sentences, reader.Text(root, "title")?.Text, reader.Address(root, "home_page_url"),
                reader.Text(root, "description")?.Text,
            JsonText.Get(root, "language"), null, Hub(root, reader), reader.Address(root, "feed_url"), null, entries);
    }

    static JsonDocument Parse(string text, ref bool isWellFormed, FeedProblems problems)
    {
        var trimmed = PairedEscapes.Mend(text).AsMemory().Trim();
        try
        {
            return JsonDocument.Parse(trimmed, Strict);
        }
        catch (JsonException)
        {
            isWellFormed = false;
        }
        try
        {
            var json = JsonDocument.Parse(trimmed, Tolerant);
            problems.Add("The feed has comments or trailing commas, which JSON does not have.");
            return json;
        }
        catch (JsonException e)
        {
            var line = ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            throw new FeedRefusedException($"The document is broken JSON in line {line}: ask the publisher to repair the feed.", e);
        }
    }

    static string? Hub(JsonElement root, JsonFeedItems reader)
    {
        if (!root.TryGetProperty("hubs", out var hubs) || hubs.ValueKind != JsonValueKind.Array) return null;
        foreach (var hub in hubs.EnumerateArray())
            if (hub.ValueKind == JsonValueKind.Object
                && "WebSub".Equals(JsonText.Get(hub, "type"), StringComparison.OrdinalIgnoreCase)) return reader.Address(hub, "url");
        return null;
    }
}
