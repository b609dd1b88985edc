namespace StoryTracker.Language.Tokens;

/// <summary>A sentence of the reporter, with each stretch in quotation marks as one token.</summary>
/// <param name="Tokens">Its tokens, never none.</param>
/// <param name="Paragraph">Number of its paragraph, from 0.</param>
/// <param name="Number">Its own number in the text, from 0.</param>
/// <param name="OpensParagraph">Whether it is the first of its paragraph.</param>
sealed record Sentence(IReadOnlyList<Token> Tokens, int Paragraph, int Number, bool OpensParagraph)
{
    public int Count => Tokens.Count;

    public Token this[int i] => Tokens[i];

    public Span Span => new(Tokens[0].Span.Start, Tokens[^1].Span.End);

    /// <summary>The stretch of text from one token to another, the last included.</summary>
    public Span Between(int first, int last) => new(Tokens[first].Span.Start, Tokens[last].Span.End);

    public string LowerAt(int i) => i >= 0 && i < Tokens.Count ? Tokens[i].Lower : "";
}
