using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>An article with what people found in it.</summary>
/// <param name="Id">Its name in the corpus.</param>
/// <param name="Input">What the engine is given.</param>
/// <param name="Quotations">Who said what, as annotated.</param>
public sealed record GoldArticle(string Id, ArticleInput Input, IReadOnlyList<GoldQuotation> Quotations)
{
    /// <summary>The text; all spans point into it.</summary>
    public string Text => Input.Text;

    /// <summary>Quoted stretches inside the quotations; null where the corpus has none marked, and nothing is measured by them.</summary>
    public IReadOnlyList<GoldSegment>? Segments { get; init; }

    /// <summary>Text that the annotators set aside.</summary>
    public IReadOnlyList<Span> Ignored { get; init; } = [];

    /// <summary>Only some quotations are annotated: what is found beyond them is neither right nor wrong.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Expressions of time, where the corpus has them.</summary>
    public IReadOnlyList<GoldDate> Dates { get; init; } = [];
}
