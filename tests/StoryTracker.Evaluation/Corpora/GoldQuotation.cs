using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>What people found: words that a text gives to somebody.</summary>
/// <param name="Id">Its name within the article.</param>
/// <param name="Content">What was said, in order; UTF-16 spans of the article's text.</param>
/// <param name="Source">The words that name who said it; empty where nobody is named.</param>
/// <param name="Cue">The words that say that it was said; empty where there are none.</param>
/// <param name="Type">Direct, mixed or indirect; null where the corpus does not say.</param>
public sealed record GoldQuotation(
    string Id, IReadOnlyList<Span> Content, IReadOnlyList<Span> Source, IReadOnlyList<Span> Cue, QuotationType? Type)
{
    /// <summary>The full name of who said it, where the corpus gives one beside the words of the text.</summary>
    public string? Speaker { get; init; }

    /// <summary>Said, denied or declined; null where the corpus does not say.</summary>
    public Polarity? Polarity { get; init; }

    /// <summary>Nobody can say who it was: a name given to it is wrong. False where the corpus does not say.</summary>
    public bool Nameless { get; init; }
}

/// <summary>Quoted words inside a quotation's content.</summary>
/// <param name="Span">The words without their marks.</param>
/// <param name="Quotation">The quotation they belong to.</param>
public sealed record GoldSegment(Span Span, GoldQuotation Quotation);
