using System.Text.Json;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>What a page says about its article in JSON-LD (schema.org/NewsArticle and its relatives).</summary>
sealed class StructuredData
{
    const int MostObjects = 1_000;

    static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    readonly JsonElement? _article;

    StructuredData(JsonElement? article) => _article = article;

    public string? Headline => Text(Field("headline"));

    public string? Body => Text(Field("articleBody"));

    public string? Modified => Text(Field("dateModified"));

    public string? Published => Text(Field("datePublished"));

    public string? Language => Text(Field("inLanguage"));

    public string? Publisher => Name(Field("publisher"));

    /// <summary>The names of the authors in order, separated by commas.</summary>
    public string? Authors => Field("author") is { } author ? string.Join(", ", Each(author).Select(a => Name(a)).OfType<string>()) : null;

    public static StructuredData Of(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json' i]"))
            if (Article(script.TextContent) is { } article)
                return new(article);
        return new(null);
    }

    static JsonElement? Article(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Trim().TrimStart('<', '!', '-', ' ').TrimEnd('-', '>', ' ', ';'), Lenient);
            var waiting = new Queue<JsonElement>([document.RootElement]);
            for (var seen = 0; waiting.Count > 0 && seen < MostObjects; seen++)
                foreach (var element in Each(waiting.Dequeue()).Where(e => e.ValueKind == JsonValueKind.Object))
                {
                    if (IsArticle(element)) return element.Clone();
                    foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"])
                        if (element.TryGetProperty(name, out var inner)) waiting.Enqueue(inner);
                }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Broken JSON-LD is common and the page says the same in other places.
        }
        return null;
    }

    static bool IsArticle(JsonElement element) => element.TryGetProperty("@type", out var type) && Each(type).Any(t =>
        Text(t) is { } name && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal)
            || name.EndsWith("Report", StringComparison.Ordinal)));

    static JsonElement[] Each(JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];

    static string? Name(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(e => Name(e)).FirstOrDefault(n => n is not null),
        { ValueKind: JsonValueKind.Object } thing => thing.TryGetProperty("name", out var name) ? Name(name) : null,
        _ => Text(element),
    };

    static string? Text(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } value) return null;
        try
        {
            return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    JsonElement? Field(string name) => _article is { } article && article.TryGetProperty(name, out var value) ? value : null;
}
