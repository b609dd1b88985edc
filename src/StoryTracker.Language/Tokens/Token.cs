using StoryTracker.Language.Quotations;

namespace StoryTracker.Language.Tokens;

/// <summary>What a token is.</summary>
enum TokenKind
{
    /// <summary>A word, an abbreviation or a clitic such as ’s.</summary>
    Word,

    /// <summary>Digits, perhaps with separators, a currency sign or a percent sign.</summary>
    Number,

    /// <summary>One mark of punctuation or one symbol.</summary>
    Punctuation,

    /// <summary>A whole stretch in quotation marks, taken as one unit of the sentence round it.</summary>
    Quotation,
}

/// <summary>A unit of a sentence, with its place in the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands; for a quotation, marks included.</param>
/// <param name="Text">As printed; empty for a quotation.</param>
/// <param name="Stretch">The marked stretch, for a quotation.</param>
/// <param name="Article">The whole text it stands in, for a quotation, so that it can be opened.</param>
sealed record Token(TokenKind Kind, Span Span, string Text, MarkedStretch? Stretch = null, string? Article = null)
{
    /// <summary>Lower-cased, curly apostrophes made straight; what word lists are asked with.</summary>
    public string Lower { get; } = Fold(Text);

    public bool IsQuotation => Kind == TokenKind.Quotation;

    public bool IsWord => Kind == TokenKind.Word;

    public bool IsCapital => Kind == TokenKind.Word && Text.Length > 0 && char.IsUpper(Text[0]);

    public bool IsComma => Text is "," or "،" or "，";

    public bool IsDash => Text is "–" or "—" or "-" or "--" or "―";

    public bool IsPossessive => Lower is "'s" or "'";

    public bool Is(string word) => Lower == word;

    static string Fold(string text)
    {
        string lower = text.ToLowerInvariant();
        return lower.Contains('’', StringComparison.Ordinal) ? lower.Replace('’', '\'') : lower;
    }
}
