using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>The <c>meta</c> elements of a page.</summary>
static class PageMeta
{
    static readonly string[] Attributes = ["property", "name", "itemprop"];

    /// <summary>
    /// The content of the first element with that property, name or itemprop, whatever its case; null when missing or blank.
    /// </summary>
    public static string? Content(IDocument page, string name) => page.QuerySelectorAll("meta[content]")
        .Where(meta => Attributes.Any(a => name.Equals(meta.GetAttribute(a), StringComparison.OrdinalIgnoreCase)))
        .Select(meta => meta.GetAttribute("content"))
        .FirstOrDefault(content => !string.IsNullOrWhiteSpace(content));
}
