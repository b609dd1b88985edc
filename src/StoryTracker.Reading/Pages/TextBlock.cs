using System.Text;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>A run of text on a page between two block boundaries.</summary>
/// <param name="Element">The block element that it stands in directly.</param>
/// <param name="Text">On one line, as printed otherwise.</param>
/// <param name="LinkLength">How many of its characters are inside links.</param>
sealed record TextBlock(IElement Element, string Text, int LinkLength)
{
    static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "ruby", "rt", "rb", "nobr",
    };

    /// <summary>The share of the text that is inside links, 0 to 1.</summary>
    public double LinkDensity => Text.Length == 0 ? 0 : Math.Min(1, (double)LinkLength / Text.Length);

    /// <summary>Whether an element stands in a line of text and opens no block of its own.</summary>
    public static bool IsInline(IElement element) => Inline.Contains(element.LocalName);

    /// <summary>Whether it is a heading.</summary>
    public bool IsHeading => Element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    /// <summary>Whether it looks like a line of a list of other articles: mostly a link, or cut off.</summary>
    public bool IsTeaser => LinkDensity > 0.5 || (Text.Length < 500 && IsCutOff);

    /// <summary>Whether it ends in dots that say that more is to be had elsewhere.</summary>
    public bool IsCutOff => Text.EndsWith('…') || Text.EndsWith("...", StringComparison.Ordinal)
        || Text.EndsWith("[…]", StringComparison.Ordinal);

    /// <summary>Whether it ends as a sentence does.</summary>
    public bool EndsSentence => Text.TrimEnd('”', '"', '’', '\'', '»', ')', ' ') is [.., '.' or '!' or '?' or '…' or '。' or ':' or '؟'];

    /// <summary>The text of an element if it is no longer than <paramref name="most"/> characters; null for a longer one.</summary>
    public static string? ShortTextOf(IElement element, int most)
    {
        var text = new StringBuilder();
        foreach (var part in element.Descendants<IText>())
        {
            text.Append(part.Data);
            if (text.Length > most) return null;
        }
        return text.ToString();
    }

    /// <summary>All that an element shows, on one line: words in different blocks stay apart.</summary>
    public static string LineOf(IElement element) => string.Join(' ', In(element).Select(b => b.Text));

    /// <summary>
    /// The blocks of an element in document order. Walks with a stack of its own: a page may be thousands of elements deep.
    /// </summary>
    public static IReadOnlyList<TextBlock> In(IElement root)
    {
        var blocks = new List<TextBlock>();
        var run = new Run();
        var path = new Stack<(INode Node, IElement Block, IEnumerator<INode> Children, bool IsBlock, bool IsLink)>();
        Enter(root, root, isLink: false);
        while (path.Count > 0)
        {
            var (_, block, children, isBlock, isLink) = path.Peek();
            if (!children.MoveNext())
            {
                if (isBlock) run.EndInto(blocks, block);
                path.Pop();
                continue;
            }
            switch (children.Current)
            {
                case IText text:
                    run.Add(text.Data, isLink);
                    break;
                case IElement { LocalName: "br" }:
                    if (run.LineBreak()) run.EndInto(blocks, block);
                    break;
                case IElement { LocalName: "tfoot" } foot when RepeatsTheHead(foot):
                    break;
                case IElement element:
                    var isCell = element.LocalName is "td" or "th" && element.Children.All(c => Inline.Contains(c.LocalName));
                    var opensBlock = !isCell && !Inline.Contains(element.LocalName);
                    if (opensBlock) run.EndInto(blocks, block);
                    if (isCell) run.Part();
                    Enter(element, opensBlock ? element : block, isLink || element.LocalName == "a");
                    break;
            }
        }
        return blocks;

        void Enter(IElement element, IElement block, bool isLink) =>
            path.Push((element, block, element.ChildNodes.ToList().GetEnumerator(), ReferenceEquals(element, block), isLink));
    }

    // Scripts that make tables sortable write the headings under the table a second time.
    static bool RepeatsTheHead(IElement foot) => foot.ParentElement?.QuerySelector("thead") is { } head
        && Headline.Folded(head.TextContent) == Headline.Folded(foot.TextContent);

    /// <summary>Gathers text; blanks shrink to one, as a browser shows them.</summary>
    sealed class Run
    {
        readonly StringBuilder _text = new();
        int _linkLength;
        bool _blank;
        bool _afterBreak;

        public void Add(string data, bool isLink)
        {
            foreach (var c in data)
            {
                // The no-break space is a character of its own and stays.
                if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                {
                    _blank = true;
                    continue;
                }
                if (_blank && _text.Length > 0) _text.Append(' ');
                _blank = _afterBreak = false;
                _text.Append(c == '\0' ? '\uFFFD' : c);
                if (isLink) _linkLength++;
            }
        }

        /// <summary>The next word is another one.</summary>
        public void Part() => _blank = true;

        /// <summary>A line break is a blank; the second in a row ends the paragraph.</summary>
        public bool LineBreak()
        {
            var second = _afterBreak;
            (_blank, _afterBreak) = (true, true);
            return second;
        }

        public void EndInto(List<TextBlock> blocks, IElement block)
        {
            if (_text.ToString().Trim() is { Length: > 0 } text) blocks.Add(new(block, text, _linkLength));
            _text.Clear();
            (_linkLength, _blank, _afterBreak) = (0, false, false);
        }
    }
}
