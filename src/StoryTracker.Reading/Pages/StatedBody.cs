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
    const int Shortest = 200, Longest = 200_000;

    // Shorter blocks occur in it by chance.
    const int ShortestBlock = 20;

    const double Located = 0.5, Complete = 0.9, MostOfThePage = 0.8, MissingFromThePage = 0.25;

    const int LongestUnstated = 200;

    readonly string _folded;
    readonly HashSet<ulong> _windows;

    StatedBody(IReadOnlyList<string> paragraphs)
    {
        Paragraphs = paragraphs;
        _folded = Headline.Folded(string.Concat(paragraphs));
        _windows = [.. Windows(_folded)];
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
    public IElement? Holder(IElement body, IReadOnlyList<TextBlock> blocks)
    {
        var lengths = new Dictionary<INode, int>();
        var longest = (Element: (IElement?)null, Length: 0);
        foreach (var block in blocks)
        {
            if (!States(block, out var length)) continue;
            lengths[block.Element] = lengths.GetValueOrDefault(block.Element) + length;
            if (length > longest.Length) longest = (block.Element, length);
        }
        var found = lengths.Values.Sum();
        if (longest.Element is not { } holder || found < Located * _folded.Length) return null;
        // From the longest of them upwards: a sentence that is repeated elsewhere, such as in a box, does not count.
        var totals = ElementTotals.Of(body, node => lengths.GetValueOrDefault(node));
        while (totals[holder] < Complete * found && holder != body && holder.ParentElement is { } above) holder = above;
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
        return length >= ShortestBlock && Windows(folded).All(_windows.Contains);
    }

    // Hashes of all runs of twenty characters: one pass over a text, whatever is in it, where searching it for each block is quadratic.
    static IEnumerable<ulong> Windows(string folded)
    {
        const ulong factor = 1_099_511_628_211;
        ulong hash = 0, leaving = 1;
        for (var i = 0; i < ShortestBlock; i++) leaving *= factor;
        for (var i = 0; i < folded.Length; i++)
        {
            hash = (hash * factor) + folded[i];
            if (i >= ShortestBlock) hash -= leaving * folded[i - ShortestBlock];
            if (i >= ShortestBlock - 1) yield return hash;
        }
    }

    [GeneratedRegex(@"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|table|tr|section|article)\b[^<>]{0,500}>", RegexOptions.IgnoreCase)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"</?[A-Za-z!][^<>]{0,2000}>")]
    private static partial Regex Tags();
}
