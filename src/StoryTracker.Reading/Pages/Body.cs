using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>Finds the body of the article on a page and reads its paragraphs.</summary>
static class Body
{
    /// <summary>The paragraphs in order, each on one line; empty when the page has no article.</summary>
    /// <param name="page">The page; its furniture is taken out of it.</param>
    /// <param name="facts">What the page says of itself.</param>
    /// <param name="stated">The article's text as the page states it for machines; or null.</param>
    public static IReadOnlyList<string> Of(IDocument page, PageFacts facts, StatedBody? stated)
    {
        if (page.Body is not { } body) return [];
        var headline = Headline.Of(body, facts.Title);
        var scope = headline?.Closest("article");
        Furniture.Remove(body, headline);
        var blocks = TextBlock.In(body);
        var root = ContentRoot.Of(body, blocks, scope, stated);
        var inside = NestedArticles.LeaveOut(root, blocks.Where(b => root.Contains(b.Element)).ToList());
        inside = FurnitureSections.LeaveOut(root, inside);
        var paragraphs = stated?.Check(inside) ?? ParagraphEdges.Trim(inside, headline, facts);
        return Paragraphs.Of(paragraphs, facts.Title);
    }

    static bool IsUnseen(IElement element) =>
        element.LocalName is "figure" or "figcaption" || element.HasAttribute("hidden")
            || FurnitureNames.IsHidden(element.GetAttribute("style"));

    /// <summary>The paragraphs of a page that is all article: a message, the body of a news item.</summary>
    public static IReadOnlyList<string> OfFragment(IDocument page)
    {
        if (page.Body is not { } body) return [];
        Furniture.RemoveMachinery(body);
        foreach (var element in body.QuerySelectorAll("figure, figcaption, [hidden], [style]").Where(IsUnseen).ToList()) element.Remove();
        return Paragraphs.Of(TextBlock.In(body), title: null);
    }
}
