using System.Collections.Immutable;

namespace StoryTracker.Matching.Divergences;

/// <summary>In what two prints, or two places of one, differ.</summary>
public enum DivergenceKind
{
    /// <summary>One prints that something is so, the other that it should be, will be or may be.</summary>
    Modality,

    /// <summary>One prints that something is so, the other that it is not.</summary>
    Negation,

    /// <summary>One prints that a source said something, the other that the source denied or declined to say it.</summary>
    Polarity,

    /// <summary>The same words are given to different people.</summary>
    Attribution,

    /// <summary>Words inside quotation marks that cannot both be verbatim.</summary>
    Verbatim,

    /// <summary>Different numbers for the same thing.</summary>
    Number,

    /// <summary>The most of its kind by different measures, or two that both have the most.</summary>
    Superlative,

    /// <summary>Different days for the same thing.</summary>
    Day,

    /// <summary>Different places for the same thing.</summary>
    Place,

    /// <summary>The opening or the headline says something else than the body.</summary>
    LedeAgainstBody,

    /// <summary>The reporter's frame says something else than the quoted words.</summary>
    FrameAgainstQuotation,

    /// <summary>A date that cannot be right.</summary>
    ImpossibleDate,

    /// <summary>Figures that do not add up.</summary>
    Sum,

    /// <summary>A number or a date that the outlet changed from one revision to the next.</summary>
    Moved,
}

/// <summary>How much an editor has to care.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Low,

    /// <summary>To be settled before the words are used again.</summary>
    Medium,

    /// <summary>One of the two is wrong, or the sense is another.</summary>
    High,
}

/// <summary>Characters of an article that show a divergence.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">After the last.</param>
/// <param name="Text">The slice.</param>
public sealed record Evidence(string ArticleId, int Start, int End, string Text)
{
    /// <summary>True when the offsets count in the headline, not in the text.</summary>
    public bool Headline { get; init; }
}

/// <summary>A difference that an editor should see before the words are printed again.</summary>
/// <param name="Kind">In what.</param>
/// <param name="Severity">How much to care.</param>
/// <param name="Sentence">One plain sentence for an editor.</param>
/// <param name="Evidence">Where it stands, two places or more but for a slip, which may have one.</param>
/// <param name="Reasons">Why they are held to speak of one thing, and what differs.</param>
/// <param name="Compatible">True where the difference is only apparent: both can be right.</param>
public sealed record Divergence(
    DivergenceKind Kind, Severity Severity, string Sentence, ImmutableArray<Evidence> Evidence, ImmutableArray<string> Reasons, bool Compatible = false)
{
    /// <summary>What probably was meant, ISO day; null where nothing is proposed.</summary>
    public DateOnly? Proposed { get; init; }

    /// <summary>Ids of the reports concerned; none where the words are the reporters' own.</summary>
    public ImmutableArray<string> Reports { get; init; } = [];
}
