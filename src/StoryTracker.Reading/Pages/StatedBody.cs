using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// The article's text as a page states it for machines (schema.org articleBody). It is often cut off, without headings or lists, and never
/// what is printed; so it tells which of the page's blocks are the article's, and stands in only where the page shows no text.
/// </summary>
sealed partial class StatedBody
{
    const int Shortest = 200, Longest = 500_000;

    // Shorter blocks occur in it by chance.
    const int ShortestBlock = 20;

    const double Located = 0.5, Complete = 0.9, MostOfThePage = 0.8, MissingFromThePage = 0.25;

    const int LongestUnstated = 200;

    readonly string _folded;

    StatedBody(IReadOnlyList<string> paragraphs)
    {
        Paragraphs = paragraphs;
        _folded = Headline.Folded(string.Concat(paragraphs));
    }

    /// <summary>Its paragraphs.</summary>
    public IReadOnlyList<string> Paragraphs { get; }

    /// <summary>The text that a page states; null when it states none, or too little to tell anything.</summary>
    public static StatedBody? Of(string? stated)
    {
        if (stated is not { Length: >= Shortest and <= Longest }) return null;
        var text = stated.Contains("&lt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(stated) : stated;
        var lines = Tags().Replace(Blocks().Replace(text, "\n"), "").Split('\n');
        var paragraphs = lines.Select(TextLine.Clean).OfType<string>().Where(p => p.Any(char.IsLetterOrDigit)).ToList();
        var body = new StatedBody(paragraphs);
        return body._folded.Length >= Shortest / 2 ? body : null;
    }

    /// <summary>The smallest element that holds the blocks which are stated; null when the page does not show enough of them.</summary>
    public IElement? Holder(IReadOnlyList<TextBlock> blocks)
    {
        var stated = new List<(IElement Element, int Length)>();
        foreach (var block in blocks)
            if (States(block, out var length)) stated.Add((block.Element, length));
        var found = stated.Sum(s => s.Length);
        if (found < Located * _folded.Length) return null;
        // From the longest of them upwards: a sentence that is repeated elsewhere, such as in a box, does not count.
        var holder = stated.MaxBy(s => s.Length).Element;
        while (holder.ParentElement is { } above && stated.Where(s => holder.Contains(s.Element)).Sum(s => s.Length) < Complete * found) holder = above;
        return holder;
    }

    /// <summary>The blocks without those that are not stated; null when the statement is no measure, such as a cut-off one.</summary>
    public List<TextBlock>? Check(List<TextBlock> blocks)
    {
        var stated = blocks.ConvertAll(b => States(b, out _));
        var found = blocks.Where((_, i) => stated[i]).Sum(b => Headline.Folded(b.Text).Length);
        if (found < Complete * _folded.Length || found < MostOfThePage * blocks.Sum(b => Headline.Folded(b.Text).Length)) return null;
        var (first, last) = (stated.IndexOf(true), stated.LastIndexOf(true));
        return [.. blocks.Where((b, i) => i >= first && i <= last && (stated[i] || MayBeLeftOut(b)))];
    }

    /// <summary>Whether the page shows so little of it that the statement has to stand in.</summary>
    public bool IsMissingFrom(IEnumerable<string> paragraphs) =>
        paragraphs.Sum(p => Headline.Folded(p).Length) < MissingFromThePage * _folded.Length;

    // A statement is without headings, lists and tables at many publishers; a long paragraph in the midst of it is no furniture either.
    static bool MayBeLeftOut(TextBlock block) =>
        block.IsHeading || block.Element.LocalName is "li" or "tr" or "blockquote" || block.Text.Length > LongestUnstated
        || !block.Text.Any(char.IsLetterOrDigit);

    bool States(TextBlock block, out int length)
    {
        var folded = Headline.Folded(block.Text);
        length = folded.Length;
        return length >= ShortestBlock && _folded.Contains(folded, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|table|tr|section|article)\b[^<>]{0,500}>", RegexOptions.IgnoreCase)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"</?[A-Za-z!][^<>]{0,2000}>")]
    private static partial Regex Tags();
}
