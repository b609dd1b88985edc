using System.Text.Json;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>The objects of a page's JSON-LD scripts, with references by <c>@id</c> followed.</summary>
sealed class JsonLd
{
    const int MostObjects = 1_000, MostCharacters = 2_000_000, MostReferences = 4;

    static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    static readonly string[] Nested =
        ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "publisher", "author", "isPartOf", "hasPart"];

    readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    readonly List<(JsonElement Element, bool IsListed)> _objects = [];

    /// <summary>All objects, breadth first, and whether each stands in a list of items.</summary>
    public IReadOnlyList<(JsonElement Element, bool IsListed)> Objects => _objects;

    /// <summary>Reads a page's scripts; broken ones are passed over, for a page says the same in other places.</summary>
    public static JsonLd Of(IDocument page)
    {
        var graph = new JsonLd();
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json' i]"))
            if (script.TextContent is { Length: > 1 and <= MostCharacters } json && Parse(json) is { } root)
                graph.Add(root);
        return graph;
    }

    /// <summary>The first object of a type; null for none.</summary>
    public JsonElement? First(string type)
    {
        foreach (var (element, _) in _objects)
            if (Types(element).Contains(type)) return element;
        return null;
    }

    /// <summary>The name of a person, an organisation or whatever has one, also by reference; null when it has none.</summary>
    public string? Name(JsonElement? element) => Name(element, MostReferences);

    public static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static bool IsArticle(JsonElement element) => Types(element).Any(name =>
        name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal)
        || name.EndsWith("Report", StringComparison.Ordinal));

    public static IEnumerable<JsonElement> Each(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];

    /// <summary>A text that is not blank; null for anything else.</summary>
    public static string? Text(JsonElement? element)
    {
        if (element is { ValueKind: JsonValueKind.Array } list) return list.EnumerateArray().Select(e => Text(e))
            .FirstOrDefault(t => t is not null);
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

    string? Name(JsonElement? element, int references) => element switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(e => Name(e, references))
            .FirstOrDefault(n => n is not null),
        { ValueKind: JsonValueKind.Object } thing => Property(thing, "name") is { } name ? Text(name)
            : references > 0 && Text(Property(thing, "@id")) is { } id && _byId.TryGetValue(id, out var meant) ? Name(meant, references - 1)
            : null,
        _ => Text(element),
    };

    static IEnumerable<string> Types(JsonElement element) =>
        Property(element, "@type") is { } type ? Each(type).Select(t => Text(t)).OfType<string>() : [];

    void Add(JsonElement root)
    {
        var waiting = new Queue<(JsonElement Element, bool IsListed)>([(root, false)]);
        while (waiting.Count > 0 && _objects.Count < MostObjects)
        {
            var (next, isListed) = waiting.Dequeue();
            foreach (var element in Each(next).Where(e => e.ValueKind == JsonValueKind.Object))
            {
                _objects.Add((element, isListed));
                if (Text(Property(element, "@id")) is { } id && Property(element, "name") is not null) _byId.TryAdd(id, element);
                foreach (var name in Nested)
                    if (Property(element, name) is { } inner) waiting.Enqueue((inner, isListed || name is "itemListElement" or "hasPart"));
            }
        }
    }

    static JsonElement? Parse(string script)
    {
        var json = script.Trim();
        if (json.IndexOfAny(['{', '[']) is > 0 and < 40 and var start) json = json[start..]; // <!-- or //<![CDATA[
        if (json.LastIndexOfAny(['}', ']']) is > 0 and var end) json = json[..(end + 1)];
        if (json.EndsWith("]]", StringComparison.Ordinal) && json.StartsWith('{')) json = json.TrimEnd(']');
        return TryParse(json) ?? TryParse(new string([.. json.Select(c => c < ' ' ? ' ' : c)])); // line breaks within strings are common
    }

    static JsonElement? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(PairedEscapes.Mend(json), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair in the script
        }
    }
}
