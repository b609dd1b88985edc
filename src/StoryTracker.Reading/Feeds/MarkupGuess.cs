using System.Buffers;

namespace StoryTracker.Reading.Feeds;

/// <summary>Guesses whether what is declared as plain text is HTML; in doubt it is not, since taking text for markup loses words.</summary>
static class MarkupGuess
{
    static readonly SearchValues<char> Signs = SearchValues.Create("<&");

    /// <summary>
    /// Whether the text has an end tag or a reference, no tag but HTML's harmless ones, and no reference that HTML 4 does not know.
    /// </summary>
    public static bool LooksLikeHtml(ReadOnlySpan<char> text)
    {
        var hasSign = false;
        var elements = MarkupAllowList.Elements.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = text; rest.IndexOfAny(Signs) is >= 0 and var at; rest = rest[1..])
        {
            rest = rest[at..];
            var isEnd = rest.Length > 1 && rest[1] == '/';
            var from = rest[0] == '&' ? rest.Length > 1 && rest[1] == '#' ? 2 : 1 : isEnd ? 2 : 1;
            var length = 0;
            while (from + length < rest.Length && (char.IsLetterOrDigit(rest[from + length]) || rest[from + length] == '_')) length++;
            if (length == 0) continue;
            var name = rest.Slice(from, length);
            var next = from + length < rest.Length ? rest[from + length] : '\0';
            if (rest[0] == '<')
            {
                if (!elements.Contains(name)) return false;
                hasSign |= isEnd && next == '>';
            }
            else if (next == ';')
            {
                if (from == 1 && !HtmlEntity.IsKnown(name) && name is not "apos") return false;
                hasSign = true;
            }
        }
        return hasSign;
    }
}
