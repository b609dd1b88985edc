using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Where the sentences of a text end, those inside quotation marks included.</summary>
static class SentenceEnds
{
    static readonly HashSet<string> Closing = ["”", "’", "\"", "'", ")", "]", "»", "''"];

    /// <summary>Whether a sentence ends with this token: a line ends, or a full stop, question or exclamation mark (and the marks that
    /// close with it) stands before a capital, a digit or an opening mark.</summary>
    public static bool After(string text, IReadOnlyList<Token> tokens, int i)
    {
        int start = tokens[i].Span.End, end = tokens[i + 1].Span.Start;
        for (int k = start; k < end; k++)
            if (text[k] is '\n' or '\r' or '\u2028' or '\u2029') return true;
        if (end == start) return false;
        int stop = i;
        while (stop > 0 && i - stop < 3 && Closing.Contains(tokens[stop].Text)) stop--;
        var next = tokens[i + 1];
        if (tokens[stop].Text is "." or "!" or "?" or "…")
            return next.IsCapital || next.Kind == TokenKind.Number
                || next.Text is "“" or "‘" or "\"" or "'" or "(" or "«" or "`" or "–"
                or "—";
        return tokens[i].IsWord && tokens[i].Text.Length > 2 && tokens[i].Text.EndsWith('.') && next.IsCapital
            && (ClosedClass.Determiners.Contains(next.Lower) || ClosedClass.SubjectPronouns.Contains(next.Lower))
            && CalendarWords.Month(tokens[i].Lower) == 0;
    }
}
