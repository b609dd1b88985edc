using System.Text.Json;

namespace StoryTracker.Reading;

/// <summary>
/// A ninjs object whose properties are found whatever their case: <c>versioncreated</c> in 2.0 is <c>versionCreated</c> in 3.0.
/// </summary>
/// <param name="json">The object.</param>
sealed class NinjsItem(JsonElement json)
{
    const int MostProperties = 500;

    readonly List<(string Name, JsonElement Value)> _properties =
        [.. json.EnumerateObject().Take(MostProperties).Select(p => (Folded(NameOf(p)), p.Value))];

    /// <summary>A text by its kind.</summary>
    /// <param name="Kind">Media type, or what <c>body_…</c> is called.</param>
    /// <param name="Role">Role within a list: "main".</param>
    /// <param name="Value">The text.</param>
    public readonly record struct Content(string Kind, string? Role, string Value)
    {
        public bool IsPlain => Kind is "text" or "text/plain";

        public bool IsXml => Kind.Contains("nitf", StringComparison.Ordinal) || (Kind.EndsWith("xml", StringComparison.Ordinal)
            && !Kind.Contains("xhtml", StringComparison.Ordinal));
    }

    /// <summary>
    /// A property that is a text or a number, or the value for the item's language or the first language; null when it is none.
    /// </summary>
    public string? Text(string name) => Property(name) is { } value ? Text(value) : null;

    /// <summary>The entry of a list with the role "main", else the first one; null for none.</summary>
    public Content? Main(string name)
    {
        var contents = Contents(name).ToList();
        return contents.Any(c => c.Role == "main") ? contents.First(c => c.Role == "main") : contents.Count > 0 ? contents[0] : null;
    }

    /// <summary>
    /// The bodies: those of the list, the main one first, or the properties <c>body_text</c>, <c>body_html</c> and others.
    /// </summary>
    public IEnumerable<Content> Bodies() =>
        Contents("bodies").OrderByDescending(c => c.Role == "main").Concat(
            _properties.Where(p => p.Name.StartsWith("body", StringComparison.Ordinal) && p.Name != "bodies")
                .Select(p => (p.Name, Value: Text(p.Value))).Where(p => p.Value is not null)
                .Select(p => new Content(p.Name is "body" ? "text/html" : p.Name[4..], null, p.Value!)));

    /// <summary>The name in an object or in the first object of a list that has one.</summary>
    public string? NameIn(string name) => Property(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(NameOf).FirstOrDefault(n => n is not null),
        { } value => NameOf(value),
        null => null,
    };

    // Half a surrogate pair spelled in a name makes it nobody's.
    static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    static string? NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new NinjsItem(value).Text("name"),
        _ => Text(value),
    };

    IEnumerable<Content> Contents(string name)
    {
        if (Property(name) is not { ValueKind: JsonValueKind.Array } list) yield break;
        foreach (var entry in list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
        {
            var item = new NinjsItem(entry);
            if (item.Text("value") is { } value) yield return new(item.Text("contenttype")?.ToLowerInvariant()
                ?? Role(item), item.Text("role"), value);
        }
    }

    // An entry without a type: some write what it is into its role.
    static string Role(NinjsItem entry) => entry.Text("role")?.ToLowerInvariant() is { } role
        && role.Contains("text", StringComparison.Ordinal)
        ? "text/plain" : "text/html";

    JsonElement? Property(string name)
    {
        foreach (var (known, value) in _properties)
            if (known == name) return value;
        return null;
    }

    static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    static string Folded(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
