using StoryTracker.App.Desk;

namespace StoryTracker.Web.Display;

/// <summary>A piece of a paragraph: characters that the same claims cover.</summary>
/// <param name="Text">Characters of the article.</param>
/// <param name="Marks">Claims that cover them, the widest first.</param>
public sealed record TextPiece(string Text, IReadOnlyList<TextMark> Marks);

/// <summary>One claim's mark over a piece.</summary>
/// <param name="Number">Number of the claim on the page, from 1.</param>
/// <param name="Claim">The stretch.</param>
/// <param name="Anchor">Anchor if this is the claim's first piece, else null.</param>
/// <param name="Ends">True on the last piece of the stretch.</param>
public sealed record TextMark(int Number, ArticleClaim Claim, string? Anchor, bool Ends);

/// <summary>A paragraph with the claims that begin in it.</summary>
/// <param name="Before">White space between the paragraph before and this one.</param>
/// <param name="Pieces">Its text in pieces, nothing left out.</param>
/// <param name="Claims">Claims whose first stretch begins here, with their numbers.</param>
public sealed record TextParagraph(string Before, IReadOnlyList<TextPiece> Pieces, IReadOnlyList<(int Number, ArticleClaim Claim)> Claims);

/// <summary>
/// An article's text cut at the bounds of its claims. The pieces in order are the text, character for character, so that what is
/// highlighted is what the claim's range says; claims may nest and overlap.
/// </summary>
/// <param name="Paragraphs">Paragraphs in order.</param>
/// <param name="After">White space after the last one.</param>
/// <param name="Unplaced">Claims whose range is not one of this text: shown as such, never marked in the wrong place.</param>
public sealed record ArticleText(IReadOnlyList<TextParagraph> Paragraphs, string After, IReadOnlyList<ArticleClaim> Unplaced)
{
    /// <summary>Cuts an article.</summary>
    public static ArticleText Of(ArticleView article)
    {
        var text = article.Text;
        var placed = article.Claims.Where(c => c.Start >= 0 && c.Start < c.End && c.End <= text.Length)
            .OrderBy(c => c.Start).ThenByDescending(c => c.End).ToList();
        var numbers = placed.Select(c => c.Id).Distinct().Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i + 1);
        var paragraphs = new List<TextParagraph>();
        var anchored = new HashSet<string>();
        var at = 0;
        foreach (var range in ParagraphsOf(text))
        {
            var (start, end) = (range.Start.Value, range.End.Value);
            var here = placed.Where(c => c.Start < end && c.End > start).ToList();
            var pieces = Cut(text, start, end, here, numbers, anchored);
            var begun = pieces.SelectMany(p => p.Marks).Where(m => m.Anchor is not null).Select(m => (m.Number, m.Claim)).ToList();
            paragraphs.Add(new(text[at..start], pieces, begun));
            at = end;
        }
        return new(paragraphs, text[at..], [.. article.Claims.Except(placed)]);
    }

    static List<TextPiece> Cut(
        string text, int start, int end, List<ArticleClaim> claims, Dictionary<string, int> numbers, HashSet<string> anchored)
    {
        var bounds = claims.SelectMany(c => new[] { c.Start, c.End }).Where(b => b > start && b < end)
            .Append(start).Append(end).Distinct().Order().ToList();
        var pieces = new List<TextPiece>(bounds.Count);
        foreach (var (from, to) in bounds.Zip(bounds.Skip(1)))
        {
            var marks = claims.Where(c => c.Start <= from && c.End >= to)
                .Select(c => new TextMark(
                    numbers[c.Id], c, anchored.Add(c.Id) ? $"c-{c.Id}" : null, Ends: c.End == to || to == end && c.End > end))
                .ToList();
            pieces.Add(new(text[from..to], marks));
        }
        return pieces;
    }

    // A blank line parts paragraphs; in a text that has none, every line is one.
    static IEnumerable<Range> ParagraphsOf(string text)
    {
        var hasBlankLines = BlankLineAt(text, 0) >= 0;
        var start = 0;
        while (true)
        {
            start = AfterBlankLines(text, start);
            if (start >= text.Length) yield break;
            var stop = hasBlankLines ? BlankLineAt(text, start) : text.IndexOf('\n', start);
            var end = stop < 0 ? text.Length : stop;
            while (end > start && text[end - 1] is '\n' or '\r') end--;
            if (end > start) yield return start..end;
            if (stop < 0) yield break;
            start = Math.Max(end, stop);
        }
    }

    // The indentation of the line that follows stays with it.
    static int AfterBlankLines(string text, int from)
    {
        for (var i = from; i < text.Length && text[i] is ' ' or '\t' or '\r' or '\n'; i++)
        {
            if (text[i] is '\n' or '\r') from = i + 1;
        }
        return from;
    }

    static int BlankLineAt(string text, int from)
    {
        for (var i = text.IndexOf('\n', from); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            var next = i + 1;
            while (next < text.Length && text[next] is ' ' or '\t' or '\r') next++;
            if (next < text.Length && text[next] == '\n') return i;
        }
        return -1;
    }
}
