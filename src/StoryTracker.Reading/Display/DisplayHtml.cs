using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace StoryTracker.Reading;

/// <summary>
/// Foreign markup for display: never cleaned but built anew. What is read is parsed as a browser would, and only elements of the allow-list
/// are written, with the text through an encoder and no attribute but a link's address. (OWASP ASVS 5.0, 1.3.1.)
/// </summary>
public static class DisplayHtml
{
    /// <summary>The longest markup that is read, in characters.</summary>
    public const int MostCharacters = 2_000_000;

    /// <summary>The longest markup that is written, in characters; what would follow is left out.</summary>
    public const int MostWritten = 1_000_000;

    static readonly TimeSpan ParsingTime = TimeSpan.FromSeconds(2);

    /// <summary>Builds markup that can stand in a page of ours.</summary>
    /// <param name="html">Foreign markup, whole or a fragment.</param>
    /// <param name="baseUrl">Where it came from, for relative links; null leaves them without an address.</param>
    /// <returns>
    /// Well-formed markup of <see cref="AllowedElements"/>, without NUL or half characters; empty when the input is too long, nested too
    /// deeply, or takes longer than two seconds to parse. Throws nothing.
    /// </returns>
    public static string Build(string html, Uri? baseUrl)
    {
        if (html.Length > MostCharacters || NestingGuard.IsTooDeep(html)) return "";
        try
        {
            using var deadline = new CancellationTokenSource(ParsingTime);
            using var page = Parse(html, deadline.Token);
            if (page.Body is not { } body || ElementTotals.Depth(page) > NestingGuard.MostOpen) return "";
            return Write(body, baseUrl);
        }
        catch (OperationCanceledException)
        {
            return "";
        }
    }

    // Only the asynchronous form takes a token. The markup is in memory, so nothing is waited for.
    static IHtmlDocument Parse(string html, CancellationToken deadline) =>
        new HtmlParser().ParseDocumentAsync(html, deadline).GetAwaiter().GetResult();

    static string Write(IElement body, Uri? baseUrl)
    {
        var writer = new DisplayWriter(MostWritten);
        // Siblings are reached by their index: asking a node for the next one is a search through all of them.
        var path = new Stack<(INode Parent, int Child, string? Ends)>([(body, 0, null)]);
        while (path.Count > 0)
        {
            var (parent, child, ends) = path.Pop();
            if (child >= parent.ChildNodes.Length || writer.IsFull)
            {
                if (ends is not null) writer.Close(ends);
                continue;
            }
            path.Push((parent, child + 1, ends));
            if (parent.ChildNodes[child] is IText text) writer.Text(text.Data);
            else if (parent.ChildNodes[child] is IElement element && AllowedElements.IsRead(element))
                path.Push((element, 0, Open(element, writer, baseUrl)));
        }
        return writer.ToString();
    }

    // The name that was opened and is to be closed; null for an element whose content alone is kept.
    static string? Open(IElement element, DisplayWriter writer, Uri? baseUrl)
    {
        var name = AllowedElements.NameOf(element);
        if (name is null) return null;
        if (name == "br")
        {
            writer.LineBreak();
            return null;
        }
        var address = name == "a" ? DisplayLink.Of(element.GetAttribute("href"), baseUrl) : null;
        return writer.Open(name, address) ? name : null;
    }
}
