namespace StoryTracker.Matching.Arrivals;

/// <summary>A word or numeral of a text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, a possessive ending excluded.</param>
/// <param name="Initial">Whether a capital here says nothing: it opens a sentence, a line or a quotation.</param>
readonly record struct Token(int Start, int End, bool Initial)
{
    /// <summary>The tokens of a text in order.</summary>
    public static void Read(string text, List<Token> into)
    {
        into.Clear();
        var initial = true;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (!char.IsLetterOrDigit(c))
            {
                initial |= c is '.' or '!' or '?' or ':' or ';' or '“' or '"' or '\n' or '\r';
                at++;
                continue;
            }
            var end = EndOf(text, at);
            into.Add(new(at, Possessive(text, at, end) ? end - 2 : end, initial));
            initial = false;
            at = end;
        }
    }

    static int EndOf(string text, int at)
    {
        var end = at;
        while (end < text.Length)
        {
            var c = text[end];
            var inner = end + 1 < text.Length && ((IsApostrophe(c) && char.IsLetter(text[end + 1]))
                || (c is '.' or ',' && end > at && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1])));
            if (!inner && !char.IsLetterOrDigit(c)) break;
            end++;
        }
        return end;
    }

    static bool Possessive(string text, int start, int end) =>
        end - start > 2 && text[end - 1] is 's' or 'S' && IsApostrophe(text[end - 2]);

    static bool IsApostrophe(char c) => c is '\'' or '’';
}
