using System.Text.Json;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>What a page says about its article in JSON-LD (schema.org/NewsArticle and its relatives).</summary>
sealed class StructuredData
{
    readonly JsonLd _graph;
    readonly JsonElement? _article;
    readonly JsonElement? _page;

    StructuredData(JsonLd graph, JsonElement? article, JsonElement? page) => (_graph, _article, _page) = (graph, article, page);

    public string? Headline => JsonLd.Text(Field("headline")) ?? JsonLd.Text(Field("name"));

    public string? Body => JsonLd.Text(Field("articleBody"));

    public string? Modified => JsonLd.Text(Field("dateModified"));

    public string? Published => JsonLd.Text(Field("datePublished"));

    public string? Language => JsonLd.Text(Field("inLanguage"));

    /// <summary>Whether the page says that the whole article is to be had for money only.</summary>
    public bool IsForMoney => Field("isAccessibleForFree") switch
    {
        { ValueKind: JsonValueKind.False } => true,
        { ValueKind: JsonValueKind.String } said => said.GetString()?.Equals("false", StringComparison.OrdinalIgnoreCase) is true,
        _ => false,
    };

    public string? Publisher => _graph.Name(Field("publisher")) ?? _graph.Name(Field("sourceOrganization"))
        ?? _graph.Name(Field("isPartOf"))
        ?? _graph.Name(_graph.First("NewsMediaOrganization")) ?? _graph.Name(_graph.First("WebSite"));

    /// <summary>The names of the authors in order, separated by commas.</summary>
    public string? Authors => (Field("author") ?? Field("creator")) is { } author
        ? string.Join(", ", JsonLd.Each(author).Select(a => TextLine.Byline(_graph.Name(a))).OfType<string>().Distinct()) : null;

    /// <summary>Reads a page's JSON-LD.</summary>
    /// <param name="page">The page.</param>
    /// <param name="titles">What the page calls its article elsewhere: of several articles the one with such a headline is it.</param>
    public static StructuredData Of(IDocument page, IReadOnlyList<string> titles)
    {
        var graph = JsonLd.Of(page);
        var folded = titles.Select(StoryTracker.Reading.Headline.Folded).Where(t => t.Length > 0).ToList();
        JsonElement? best = null;
        var most = -1;
        foreach (var (element, isListed) in graph.Objects.Where(o => JsonLd.IsArticle(o.Element)))
        {
            var headline = JsonLd.Text(JsonLd.Property(element, "headline")) is { } said ? StoryTracker.Reading.Headline.Folded(said) : "";
            var worth = (headline.Length > 0 && folded.Any(t => t == headline || t.StartsWith(headline, StringComparison.Ordinal)) ? 4 : 0)
                + (isListed ? 0 : 2) + (JsonLd.Property(element, "datePublished") is null ? 0 : 1);
            if (isListed && worth < 4) continue; // another article, in a list of links
            if (worth > most) (best, most) = (element, worth);
        }
        return new(graph, best, graph.First("WebPage") ?? graph.First("ItemPage"));
    }

    // What the article does not say, the page that it is on may.
    JsonElement? Field(string name) =>
        (_article is { } article ? JsonLd.Property(article, name) : null)
        ?? (_page is { } page && name is not ("author" or "headline" or "articleBody") ? JsonLd.Property(page, name) : null);
}
