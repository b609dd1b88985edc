using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>The elements of displayed markup, and what becomes of all others.</summary>
static class AllowedElements
{
    static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "em", "strong", "sub", "sup", "a", "br", "figure",
        "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "pre", "code",
    };

    static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["h1"] = "h2", ["h5"] = "h4", ["h6"] = "h4", ["b"] = "strong", ["i"] = "em", ["cite"] = "em",
    };

    // Their content is no text for a reader, or belongs to a machine that is not there.
    static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "frame", "frameset", "object", "embed", "applet",
        "param", "head", "title", "base", "link", "meta", "svg", "math", "canvas", "audio", "video", "source", "track", "form", "input",
        "button", "select", "option", "optgroup", "datalist", "textarea", "xmp", "plaintext", "listing", "dialog", "portal", "marquee",
        "img", "picture", "map", "area", "slot",
    };

    static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "div", "section", "article", "main", "header", "footer", "aside", "nav", "center", "address", "details", "summary", "fieldset",
    };

    /// <summary>Every name that can occur in what is written.</summary>
    public static IReadOnlySet<string> Names => Kept;

    /// <summary>Whether anything of an element is kept. Foreign content (SVG, MathML) never is, whatever its elements are called.</summary>
    public static bool IsRead(IElement element) =>
        element.NamespaceUri == NamespaceNames.HtmlUri && !LeftOut.Contains(element.LocalName) && !element.HasAttribute("hidden");

    /// <summary>The name to write; null when only the content is kept. A container of bare text becomes a paragraph.</summary>
    public static string? NameOf(IElement element) =>
        Kept.Contains(element.LocalName) ? element.LocalName
        : Renamed.TryGetValue(element.LocalName, out var name) ? name
        : Containers.Contains(element.LocalName) && HoldsText(element) ? "p"
        : null;

    static bool HoldsText(IElement element) =>
        element.ChildNodes.Any(n => n is IText text && !string.IsNullOrWhiteSpace(text.Data))
        && element.Children.All(c => !Containers.Contains(c.LocalName)
            && c.LocalName is not ("p" or "ul" or "ol" or "table" or "blockquote"));
}
