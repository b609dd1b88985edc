namespace StoryTracker.Language.Quotations;

/// <summary>Pairs quotation marks, paragraph by paragraph, in one pass.</summary>
/// <remarks>
/// A paragraph break ends an open quotation: by the printers' convention the next paragraph opens again when the same speaker goes on.
/// Single marks are told from apostrophes by what stands on either side of them.
/// </remarks>
static class MarkedStretches
{
    public static IReadOnlyList<MarkedStretch> Find(string text)
    {
        var found = new List<MarkedStretch>();
        int start = 0;
        while (start < text.Length)
        {
            int end = start;
            while (end < text.Length && !IsBreak(text[end])) end++;
            Paragraph(text, start, end, found);
            start = end + 1;
        }
        return found;
    }

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085';

    static void Paragraph(string text, int start, int end, List<MarkedStretch> found)
    {
        int open = -1, openLength = 0;
        char closeWith = '\0';
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (open < 0)
            {
                int length = OpensDouble(text, i, end);
                if (length > 0)
                {
                    (open, openLength, closeWith) = (i, length, Closer(c));
                    i += length - 1;
                }
                else if (c is '‘' or '\'' && OpensSingle(text, i, start) && SingleEnd(text, i, end) is int close and > 0)
                {
                    Add(text, found, i, i + 1, close, close + 1, MarkKind.Single, closed: true);
                    i = close;
                }
            }
            else if (ClosesAt(text, i, end, closeWith) is int closing and > 0)
            {
                Add(text, found, open, open + openLength, i, i + closing, MarkKind.Double, closed: true);
                i += closing - 1;
                open = -1;
            }
        }
        if (open >= 0) Add(text, found, open, open + openLength, end, end, MarkKind.Double, closed: false);
    }

    static int OpensDouble(string text, int i, int end) => text[i] switch
    {
        '“' or '„' or '‟' or '«' or '〝' => 1,
        // A straight mark opens only before a word, and never behind one: 6' 2" is a height.
        '"' or '\uFF02' when i + 1 < end && !char.IsWhiteSpace(text[i + 1]) && (i == 0 || !char.IsDigit(text[i - 1])) => 1,
        '`' when i + 1 < end && text[i + 1] == '`' => 2,
        '\'' when i + 1 < end && text[i + 1] == '\'' => 2,
        _ => 0,
    };

    static char Closer(char opener) => opener switch
    {
        '"' or '\uFF02' => opener,
        '`' or '\'' => '\'',
        '«' => '»',
        '〝' => '〞',
        _ => '”',
    };

    static int ClosesAt(string text, int i, int end, char closer)
    {
        char c = text[i];
        // Of three in a row the first closes a single mark inside: ''the word 'old'''.
        if (closer == '\'')
            return c == '\'' && i + 1 < end && text[i + 1] == '\'' && !(i + 2 < end && text[i + 2] == '\'') ? 2 : 0;
        if (c == closer) return 1;
        // An opening mark behind a word and before a space is a closing one in the wrong shape.
        if (closer == '”' && c == '“' && !char.IsWhiteSpace(text[i - 1]) && (i + 1 >= end || !char.IsLetterOrDigit(text[i + 1]))) return 1;
        // Typists mix the straight and the curly forms; a German low opener closes with “ or ”.
        return closer is '”' && c is '"' or '〞' || closer == '"' && c == '”' ? 1 : 0;
    }

    static bool OpensSingle(string text, int i, int start) =>
        (i == start || !char.IsLetterOrDigit(text[i - 1])) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);

    /// <summary>The closing single mark of a stretch opened at <paramref name="open"/>, or 0: an apostrophe does not close.</summary>
    static int SingleEnd(string text, int open, int end)
    {
        // A single-quoted stretch longer than this is rarer than a stray apostrophe; the bound also keeps the scan linear.
        int limit = Math.Min(end, open + 600);
        char opener = text[open];
        for (int i = open + 2; i < limit; i++)
        {
            char c = text[i];
            if (c == opener && opener == '‘') return 0;
            if (c != '’' && c != '\'') continue;
            bool wordBefore = char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or ',' or '!' or '?' or '…';
            bool wordAfter = i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
            if (wordBefore && !wordAfter) return i;
        }
        return 0;
    }

    /// <summary>The last character, a closing single mark aside: in “he said ‘no.’” it is the full stop.</summary>
    static char LastMark(string text, int start, int end)
    {
        while (end > start + 1 && text[end - 1] is '’' or '\'') end--;
        return text[end - 1];
    }

    static void Add(string text, List<MarkedStretch> found, int outerStart, int innerStart, int innerEnd, int outerEnd, MarkKind kind,
        bool closed)
    {
        while (innerStart < innerEnd && char.IsWhiteSpace(text[innerStart])) innerStart++;
        while (innerEnd > innerStart && char.IsWhiteSpace(text[innerEnd - 1])) innerEnd--;
        if (innerStart >= innerEnd) return;
        if (!closed) outerEnd = innerEnd;
        int words = 0;
        bool inWord = false;
        for (int i = innerStart; i < innerEnd; i++)
        {
            bool letter = char.IsLetterOrDigit(text[i]);
            if (letter && !inWord) words++;
            inWord = letter || inWord && text[i] is '’' or '\'' or '-';
        }
        if (words == 0) return;
        bool capital = false;
        for (int i = innerStart; i < innerEnd; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            capital = char.IsUpper(text[i]) || char.IsDigit(text[i]);
            break;
        }
        int before = outerStart - 1;
        while (before >= 0 && !IsBreak(text[before]) && !char.IsLetterOrDigit(text[before])
            && (char.IsWhiteSpace(text[before]) || text[before] is '(' or '•'))
            before--;
        found.Add(new MarkedStretch(
            new Span(innerStart, innerEnd), new Span(outerStart, outerEnd), kind, closed, words, LastMark(text, innerStart, innerEnd),
                capital,
            before < 0 || IsBreak(text[before]), words > 1 && IsTitle(text.AsSpan(innerStart..innerEnd))));
    }

    /// <summary>Every word of four letters or more begins with a capital: "The Walking Dead", "Make America Great Again".</summary>
    static bool IsTitle(ReadOnlySpan<char> words)
    {
        int start = -1, capitals = 0;
        for (int i = 0; i <= words.Length; i++)
        {
            if (i < words.Length && (char.IsLetter(words[i]) || start >= 0 && words[i] is '’' or '\'')) { if (start < 0) start = i; continue; }
            if (start >= 0 && char.IsUpper(words[start])) capitals++;
            else if (start >= 0 && i - start > 3) return false;
            start = -1;
        }
        return capitals > 1;
    }
}
