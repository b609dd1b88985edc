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
sealed record MarkedStretch(Span Inner, Span Outer, MarkKind Kind, bool Closed, int Words);
