namespace StoryTracker.Domain.Revisions;

/// <summary>Where a text stands inside quotation marks, read off the marks alone.</summary>
static class QuotedStretches
{
    const string Opening = "“„«‘‚‹", Closing = "””»’’›";

    /// <summary>
    /// Ranges from the opening mark to after the closing one, in order. A mark that is never closed reaches to the end of its paragraph, as
    /// quotations over several paragraphs are printed. An apostrophe is no mark.
    /// </summary>
    public static List<(int Start, int End)> Of(string text)
    {
        List<(int, int)> stretches = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (ClosingOf(text, i) is not { } closing) continue;
            var end = End(text, i + 1, closing);
            stretches.Add((i, end));
            i = end - 1;
        }
        return stretches;
    }

    /// <summary>Whether a character closes a quotation, when one is open.</summary>
    public static bool IsMark(char c) => c is '"' or '\'' || Closing.Contains(c);

    /// <summary>Whether a range has a character inside or at quotation marks.</summary>
    public static bool Touch(List<(int Start, int End)> stretches, int start, int end)
    {
        foreach (var s in stretches)
            if (s.Start < end && start < s.End || start == end && s.Start < start && start < s.End) return true;
        return false;
    }

    static char? ClosingOf(string text, int at)
    {
        var kind = Opening.IndexOf(text[at], StringComparison.Ordinal);
        if (kind >= 0) return Closing[kind];
        var begins = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—' or '–';
        var goesOn = at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        return text[at] switch
        {
            '"' => '"',
            '\'' when begins && goesOn => '\'',
            _ => null,
        };
    }

    static int End(string text, int from, char closing)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\n') return i;
            if (text[i] != closing) continue;
            var apostrophe = closing is '’' or '\'' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
            if (!apostrophe) return i + 1;
        }
        return text.Length;
    }
}
