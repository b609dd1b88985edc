namespace StoryTracker.Language.Quotations;

/// <summary>Which family of quotation marks stands round a stretch.</summary>
enum MarkKind
{
    /// <summary>“ ”, " ", « », `` ''.</summary>
    Double,

    /// <summary>‘ ’ or ' '.</summary>
    Single,
}

/// <summary>A stretch of one paragraph that stands inside quotation marks.</summary>
/// <param name="Inner">The words, trimmed, without the marks.</param>
/// <param name="Outer">The words with their marks.</param>
/// <param name="Kind">Family of the marks.</param>
/// <param name="Closed">False where the paragraph ends before a closing mark.</param>
/// <param name="Words">Number of words inside.</param>
/// <param name="LastMark">The last character inside.</param>
/// <param name="Capital">Whether the first letter inside is a capital.</param>
/// <param name="OpensParagraph">Whether nothing but space stands before it in its paragraph.</param>
/// <param name="Title">Whether its words are capitalised throughout, as those of a title or a slogan are.</param>
sealed record MarkedStretch(Span Inner, Span Outer, MarkKind Kind, bool Closed, int Words, char LastMark, bool Capital, bool OpensParagraph,
    bool Title)
{
    /// <summary>Whether the words inside end a sentence.</summary>
    public bool Terminal => !Closed || LastMark is '.' or '!' or '?' or '…';

    /// <summary>Whether the words inside end as a clause does before a tag: with a comma, or as a sentence.</summary>
    public bool EndsClause => Terminal || LastMark is ',' or '—' or '–';
}
