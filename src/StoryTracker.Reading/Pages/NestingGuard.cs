using System.Buffers;

namespace StoryTracker.Reading;

/// <summary>
/// Refuses markup nested so deeply that building its tree takes quadratic time: 100,000 open elements keep a parser busy for most of a
/// minute.
/// One linear look at the tags, before any tree is built; real pages stay below a hundred. Misnested tags can deceive
/// it, so the parser has a deadline as well and the tree is measured afterwards.
/// </summary>
static class NestingGuard
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MostOpen = 1_000;

    static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n\f/>");

    // Elements without an end, and those that the next of their kind or their parent closes.
    static readonly HashSet<string> NotCounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "keygen",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt", "rp",
        "html", "head", "body",
    };

    static readonly HashSet<string> RawText = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp" };

    /// <summary>Whether the tags nest too deeply to be parsed.</summary>
    public static bool IsTooDeep(ReadOnlySpan<char> markup)
    {
        var open = 0;
        var openByName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var counts = openByName.GetAlternateLookup<ReadOnlySpan<char>>();
        var names = NotCounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var raw = RawText.GetAlternateLookup<ReadOnlySpan<char>>();
        while (markup.IndexOf('<') is >= 0 and var tag && tag + 1 < markup.Length)
        {
            markup = markup[(tag + 1)..];
            if (markup.StartsWith("!--"))
            {
                markup = After(markup, "-->");
                continue;
            }
            var closing = markup[0] == '/';
            if (closing) markup = markup[1..];
            if (markup.IsEmpty || !char.IsAsciiLetter(markup[0])) continue;
            var length = markup.IndexOfAny(EndOfName);
            var name = length < 0 ? markup : markup[..length];
            markup = markup[name.Length..];
            if (names.Contains(name)) continue;
            counts.TryGetValue(name, out var ofName);
            if (closing)
            {
                if (ofName == 0) continue; // the parser ignores an end without a start
                counts[name] = ofName - 1;
                open--;
                continue;
            }
            if (raw.Contains(name))
            {
                markup = After(markup, string.Concat("</", name));
                continue;
            }
            counts[name] = ofName + 1;
            if (++open > MostOpen) return true;
        }
        return false;
    }

    static ReadOnlySpan<char> After(ReadOnlySpan<char> markup, ReadOnlySpan<char> end) =>
        markup.IndexOf(end, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? markup[(at + end.Length)..] : [];
}
