namespace StoryTracker.Language.Tokens;

/// <summary>Parts the tokens of one paragraph into sentences.</summary>
/// <remarks>
/// A sentence ends at . ! ? before a capital, a digit, a quotation or the end; and after a quotation that itself ends so, unless a tag
/// follows. No sentence is longer than <see cref="Longest"/> tokens: that bounds every later scan, so hostile text stays linear.
/// </remarks>
static class SentenceSplitter
{
    const int Longest = 200;

    public static void Split(IReadOnlyList<Token> tokens, int paragraph, Func<Token, bool> isReportingVerb, List<Sentence> into)
    {
        int start = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i - start + 1 < Longest && !EndsAfter(tokens, i, isReportingVerb)) continue;
            Add(tokens, start, i + 1, paragraph, into);
            start = i + 1;
        }
        if (start < tokens.Count) Add(tokens, start, tokens.Count, paragraph, into);
    }

    static void Add(IReadOnlyList<Token> tokens, int start, int end, int paragraph, List<Sentence> into)
    {
        var part = new Token[end - start];
        for (int i = start; i < end; i++) part[i - start] = tokens[i];
        into.Add(new Sentence(part, paragraph, into.Count, start == 0));
    }

    static bool EndsAfter(IReadOnlyList<Token> tokens, int i, Func<Token, bool> isReportingVerb)
    {
        var token = tokens[i];
        var next = i + 1 < tokens.Count ? tokens[i + 1] : null;
        if (next is null) return true;
        if (token.IsQuotation) return EndsAfterQuotation(tokens, i, next, isReportingVerb);
        if (token.Text is "." or "!" or "?" or "。" or "！" or "？" or "؟" or "۔" or "…")
            return StartsSentence(next) && !(token.Text == "…" && !next.IsCapital);
        if (token.IsWord && token.Text.EndsWith('.') && token.Text.Length > 2
            && next.Stretch is { Capital: true, Words: > 3, EndsClause: true }) return true;
        return token.IsWord && token.Text.EndsWith('.') && token.Text.Length > 2 && next.IsCapital && !next.Text.EndsWith('.')
            && (ClosedClass.Determiners.Contains(next.Lower) || ClosedClass.SubjectPronouns.Contains(next.Lower)
                || ClosedClass.Prepositions.Contains(next.Lower) || ClosedClass.Coordinators.Contains(next.Lower))
            && token.Lower is not ("mr." or "mrs." or "ms." or "dr." or "st." or "vs." or "sen." or "rep." or "gov.");
    }

    static bool StartsSentence(Token next) =>
        next.IsCapital || next.IsQuotation || next.Kind == TokenKind.Number
            || next.Text is "‘" or "'" or "“" or "\"" or "(" or "[" or "•" or "–" or "—";

    static bool EndsAfterQuotation(IReadOnlyList<Token> tokens, int i, Token next, Func<Token, bool> isReportingVerb)
    {
        var inner = tokens[i].Stretch!;
        if (!inner.Terminal || !StartsSentence(next)) return false;
        if (next.IsQuotation) return true;
        if (inner.LastMark is not ('?' or '!')) return !IsWholeTag(tokens, i + 1, isReportingVerb);
        // “Really?” Smith said.  A tag may follow a question or an exclamation: a name and then a reporting verb.
        for (int k = i + 1; k < tokens.Count && k < i + 9; k++)
        {
            if (isReportingVerb(tokens[k])) return false;
            if (tokens[k].IsQuotation || tokens[k].Text is "." or "?" or "!") return true;
        }
        return true;
    }

    /// <summary>A slip of the printer: “It is over.” Smith said.  Nothing but a tag stands up to the next full stop.</summary>
    static bool IsWholeTag(IReadOnlyList<Token> tokens, int start, Func<Token, bool> isReportingVerb)
    {
        for (int k = start + 1; k < tokens.Count && k < start + 5; k++)
            if (isReportingVerb(tokens[k])) return k + 1 >= tokens.Count || tokens[k + 1].Text == ".";
        return false;
    }
}
