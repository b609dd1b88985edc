using StoryTracker.Language.Quotations;

namespace StoryTracker.Language.Tokens;

/// <summary>Cuts text into tokens in one pass, offsets kept.</summary>
/// <remarks>
/// Clitics (’s, n’t stays with its verb) are parted from their word; abbreviations and initials keep their full stop;
/// hyphenated words stay whole. Anything that is neither letter, digit, mark nor space is a token of one character (two for a surrogate
/// pair).
/// </remarks>
static class Tokenizer
{
    /// <summary>Tokens of one range, with each of the given stretches as a single token.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="range">The part to cut.</param>
    /// <param name="stretches">Stretches inside the range, in order, not overlapping; empty to cut inside quotation marks too.</param>
    public static List<Token> Tokenize(string text, Span range, IEnumerable<MarkedStretch> stretches)
    {
        var tokens = new List<Token>();
        int position = range.Start;
        foreach (var stretch in stretches)
        {
            Plain(text, position, stretch.Outer.Start, tokens);
            tokens.Add(new Token(TokenKind.Quotation, stretch.Outer, "", stretch, text));
            position = stretch.Outer.End;
        }
        Plain(text, position, range.End, tokens);
        return tokens;
    }

    /// <summary>A stretch as its opening mark, the tokens of its words, and its closing mark if it has one.</summary>
    /// <param name="quotation">A token of kind <see cref="TokenKind.Quotation"/>.</param>
    public static List<Token> Open(Token quotation)
    {
        var (stretch, text) = (quotation.Stretch!, quotation.Article!);
        var tokens = new List<Token>(stretch.Words + 4);
        Add(text, stretch.Outer.Start, Trimmed(text, stretch.Outer.Start, stretch.Inner.Start), TokenKind.Punctuation, tokens);
        Plain(text, stretch.Inner.Start, stretch.Inner.End, tokens);
        if (!stretch.Closed) return tokens;
        int close = stretch.Inner.End;
        while (close < stretch.Outer.End - 1 && char.IsWhiteSpace(text[close])) close++;
        Add(text, close, stretch.Outer.End, TokenKind.Punctuation, tokens);
        return tokens;
    }

    static int Trimmed(string text, int start, int end)
    {
        while (end > start + 1 && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }

    static void Plain(string text, int start, int end, List<Token> tokens)
    {
        int i = start;
        while (i < end)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200B' or '\uFEFF' or '\u2060') i++;
            else if (IsWordCharacter(text, i)) i = Word(text, i, end, tokens);
            else if (IsApostrophe(c) && i > start && char.IsLetterOrDigit(text[i - 1])) i = Clitic(text, i, end, tokens);
            else if (c == '-' && i + 1 < end && text[i + 1] == '-') i = Add(text, i, i + 2, TokenKind.Punctuation, tokens);
            else i = Add(text, i, i + (char.IsHighSurrogate(c) && i + 1 < end ? 2 : 1), TokenKind.Punctuation, tokens);
        }
    }

    static int Word(string text, int start, int end, List<Token> tokens)
    {
        int i = start;
        bool digits = false, letters = false, innerStop = false;
        while (i < end)
        {
            char c = text[i];
            if (IsWordCharacter(text, i))
            {
                digits |= char.IsDigit(c);
                letters |= !char.IsDigit(c);
                i++;
                continue;
            }
            bool wordNext = i + 1 < end && IsWordCharacter(text, i + 1);
            if (!wordNext) break;
            if (c is '-' or '\u2011' or '_' or '&' or '@') i++;
            else if (c is '.' && (!letters || char.IsLetter(text[i - 1]) && IsInitialAt(text, start, i, innerStop))) { innerStop =
                letters; i++; }
            else if (c is ',' or ':' && !letters && char.IsDigit(text[i + 1])) i++;
            else if (c == '/' && !letters) i++;
            else if (IsApostrophe(c) && !IsCliticAt(text, i, end)) i++;
            else break;
        }
        if (i < end && text[i] == '.' && letters && (innerStop || i - start == 1 && char.IsUpper(text[start]) && text[start] != 'I'
            || Abbreviations.Contains(text[start..i].ToLowerInvariant())))
            i++;
        if (i < end && text[i] == '%' && !letters) i++;
        return Add(text, start, i, letters || !digits ? TokenKind.Word : TokenKind.Number, tokens);
    }

    /// <summary>U.S., p.m., J.K.: every part so far is one letter, and one letter follows.</summary>
    static bool IsInitialAt(string text, int start, int stop, bool innerStop) =>
        (stop - start == 1 || innerStop || !char.IsLetter(text[stop - 2])) && (stop + 2 >= text.Length || !char.IsLetter(text[stop + 2]));

    static int Clitic(string text, int start, int end, List<Token> tokens)
    {
        int i = start + 1;
        while (i < end && char.IsLetter(text[i]) && i - start < 4) i++;
        return Add(text, start, i, TokenKind.Word, tokens);
    }

    static bool IsCliticAt(string text, int apostrophe, int end)
    {
        int i = apostrophe + 1;
        while (i < end && char.IsLetter(text[i]) && i - apostrophe < 4) i++;
        string tail = text[(apostrophe + 1)..i].ToLowerInvariant();
        return tail is "s" or "d" or "ll" or "re" or "ve" or "m" && (i >= end || !char.IsLetterOrDigit(text[i]));
    }

    static bool IsWordCharacter(string text, int i)
    {
        char c = text[i];
        if (char.IsLetterOrDigit(c)) return true;
        if (char.IsSurrogate(c)) return char.IsLetterOrDigit(text, char.IsLowSurrogate(c) && i > 0 ? i - 1 : i);
        return char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
    }

    static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '＇';

    static int Add(string text, int start, int end, TokenKind kind, List<Token> tokens)
    {
        tokens.Add(new Token(kind, new Span(start, end), text[start..end]));
        return end;
    }

    static readonly HashSet<string> Abbreviations = WordList.Load("abbreviations");
}
