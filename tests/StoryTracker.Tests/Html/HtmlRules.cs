using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace StoryTracker.Tests.Html;

/// <summary>
/// What the HTML Standard asks of a document, as far as pages like ours can break it: its parse errors (13.2), content models (3.2.5, 4), ids and references to
/// them, and the values of <c>datetime</c>.
/// </summary>
static class HtmlRules
{
    static readonly HashSet<string> PhrasingOnly = new(
        "p h1 h2 h3 h4 h5 h6 span button label strong em b i bdi bdo time mark q cite code kbd samp var small sub sup abbr dfn data output legend pre s u".Split(' '));

    static readonly HashSet<string> Flow = new(
        ("address article aside blockquote details dialog div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre "
            + "search section table ul").Split(' '));

    static readonly Dictionary<string, string[]> Children = new()
    {
        ["ul"] = ["li"], ["ol"] = ["li"], ["menu"] = ["li"], ["dl"] = ["dt", "dd", "div"], ["table"] = ["caption", "colgroup", "thead", "tbody", "tfoot", "tr"],
        ["thead"] = ["tr"], ["tbody"] = ["tr"], ["tfoot"] = ["tr"], ["tr"] = ["td", "th"], ["select"] = ["option", "optgroup", "hr"], ["datalist"] = ["option"],
    };

    static readonly string[] References = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-activedescendant", "list", "form", "headers"];

    /// <summary>What is wrong with a document, a sentence each.</summary>
    public static IReadOnlyList<string> Broken(string html)
    {
        List<string> broken = [];
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, e) =>
        {
            if (e is HtmlErrorEvent error) broken.Add($"line {error.Position.Line}: {error.Message} {Near(html, error.Position.Index)}");
        };
        using var page = parser.ParseDocument(html);
        foreach (var twice in page.All.Where(e => e.HasAttribute("id")).GroupBy(e => e.Id).Where(g => g.Count() > 1)) broken.Add($"the id '{twice.Key}' stands {twice.Count()} times");
        foreach (var element in page.Body!.QuerySelectorAll("*").Where(e => e.NamespaceUri == NamespaceNames.HtmlUri)) broken.AddRange(Of(element, page));
        return broken;
    }

    static IEnumerable<string> Of(IElement e, IHtmlDocument page)
    {
        var (name, parent) = (e.LocalName, e.ParentElement!);
        if (parent.NamespaceUri == NamespaceNames.HtmlUri && Children.TryGetValue(parent.LocalName, out var allowed) && !allowed.Contains(name))
            yield return $"<{name}> is no child of <{parent.LocalName}>: {Short(e)}";
        if (name is "li" && parent.LocalName is not ("ul" or "ol" or "menu")) yield return $"<li> outside a list: {Short(e)}";
        if (name is "dt" or "dd" && parent.LocalName is not ("dl" or "div")) yield return $"<{name}> outside a <dl>: {Short(e)}";
        if (name is "summary" && (parent.LocalName != "details" || parent.FirstElementChild != e)) yield return $"<summary> is the first child of <details>: {Short(e)}";
        if (name is "legend" && (parent.LocalName != "fieldset" || parent.FirstElementChild != e)) yield return $"<legend> is the first child of <fieldset>: {Short(e)}";
        if (Flow.Contains(name) && Ancestors(e).FirstOrDefault(a => PhrasingOnly.Contains(a.LocalName)) is { } inner)
            yield return $"<{name}> in <{inner.LocalName}>, which holds phrasing alone: {Short(e)}";
        if (IsInteractive(e) && Ancestors(e).FirstOrDefault(a => (a.LocalName is "a" && a.HasAttribute("href")) || a.LocalName is "button") is { } outer)
            yield return $"<{name}> in <{outer.LocalName}>: {Short(e)}";
        if (name is "form" && Ancestors(e).Any(a => a.LocalName is "form")) yield return $"a form in a form: {Short(e)}";
        if (name is "img" && !e.HasAttribute("alt")) yield return $"<img> without alt: {Short(e)}";
        if (name is "time" && !IsTime(e.GetAttribute("datetime") ?? e.TextContent)) yield return $"no valid time: {Short(e)}";
        foreach (var reference in References)
            foreach (var id in (e.GetAttribute(reference) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (page.GetElementById(id) is null) yield return $"{reference}='{id}' points to nothing: {Short(e)}";
        if (e is IHtmlAnchorElement && e.GetAttribute("href") is ['#', _, ..] href && page.GetElementById(href[1..]) is null) yield return $"{href} leads nowhere on the page: {Short(e)}";
    }

    static IEnumerable<IElement> Ancestors(IElement e)
    {
        for (var a = e.ParentElement; a is not null; a = a.ParentElement) yield return a;
    }

    static bool IsInteractive(IElement e) => e.LocalName switch
    {
        "a" => e.HasAttribute("href"), "input" => e.GetAttribute("type") != "hidden", "button" or "select" or "textarea" or "label" or "details" or "iframe" => true, _ => false,
    };

    // Dates, months, years, times with and without a zone (2.3.5).
    static bool IsTime(string text) => System.Text.RegularExpressions.Regex.IsMatch(
        text, @"^\d{4,}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    static string Short(IElement e) => e.OuterHtml is { Length: > 160 } html ? html[..160] + "…" : e.OuterHtml;

    static string Near(string html, int at) => $"near “{html[Math.Clamp(at - 30, 0, html.Length)..Math.Clamp(at + 50, 0, html.Length)]}”";
}
