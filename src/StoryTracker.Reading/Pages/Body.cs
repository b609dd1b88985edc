using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>Finds the body of the article on a page and reads its paragraphs.</summary>
static class Body
{
    /// <summary>The paragraphs in order, each on one line; empty when the page has no article.</summary>
    public static IReadOnlyList<string> Of(IDocument page, string? title)
    {
        if (page.Body is not { } body) return [];
        Furniture.Remove(body);
        var blocks = TextBlock.In(body);
        var root = ContentRoot.Of(body, blocks);
        return Paragraphs.Of(blocks.Where(b => root.Contains(b.Element)), title);
    }
}
