using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>The <c>meta</c> elements of a page, gathered in one pass.</summary>
sealed class PageMeta
{
    static readonly string[] Attributes = ["property", "name", "itemprop", "http-equiv"];

    readonly Dictionary<string, string> _first = new(StringComparer.OrdinalIgnoreCase);

    public PageMeta(IDocument page)
    {
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
            if (meta.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
                foreach (var attribute in Attributes)
                    if (meta.GetAttribute(attribute) is { Length: > 0 } name)
                        _first.TryAdd(name, content);
    }

    /// <summary>
    /// The content of the first element with that property, name or itemprop, whatever its case; null when missing or blank.
    /// </summary>
    public string? this[string name] => _first.GetValueOrDefault(name);
}
