using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Utterances;

/// <summary>How much a divergence matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Low,

    /// <summary>Worth a look before it is printed.</summary>
    Medium,

    /// <summary>What is printed is likely wrong, or both cannot be right.</summary>
    High,
}

/// <summary>Words that a divergence rests on: characters of an article that prove themselves.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision they were cut from.</param>
/// <param name="Outlet">Who printed them, null when not known.</param>
/// <param name="Words">The characters.</param>
/// <param name="ClaimId">The claim they belong to, null when they belong to none.</param>
public sealed record DivergenceEvidence(Guid ArticleId, int Revision, string? Outlet, Passage Words, Guid? ClaimId)
{
    // The same characters in another revision of the article are the same words.
    internal bool IsSameAs(DivergenceEvidence other) => ArticleId == other.ArticleId
        && (Revision == other.Revision ? Words.Start < other.Words.End && other.Words.Start < Words.End : Words.Exact == other.Words.Exact);
}

/// <summary>Articles, or parts of one, tell a thing in ways that differ, or one way that cannot be right.</summary>
/// <param name="Id">Derived from kind and evidence, so that finding it twice is finding it once.</param>
/// <param name="Kind">What differs, such as <c>number</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">One sentence for the reader.</param>
/// <param name="Evidence">The words, at least one stretch.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Compatible">True when both can be right: it looks like a contradiction and is none.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="At">When it was found.</param>
public sealed record Divergence(
    Guid Id, string Kind, Severity Severity, string Sentence, IReadOnlyList<DivergenceEvidence> Evidence, IReadOnlyList<string> Reasons, bool Compatible,
    string Matcher, DateTimeOffset At)
{
    /// <summary>Set while an editor has dismissed it.</summary>
    public DivergenceDismissed? Dismissal { get; init; }

    /// <summary>A finding of a machine.</summary>
    public static Divergence Found(
        string kind, Severity severity, string sentence, IReadOnlyList<DivergenceEvidence> evidence, IReadOnlyList<string> reasons, bool compatible,
        string matcher, DateTimeOffset at) =>
        new(DerivedId.Tying($"divergence {kind}", [.. evidence.Select(Key).Order(StringComparer.Ordinal)]), kind, severity, sentence, evidence, reasons,
            compatible, matcher, at);

    /// <summary>Whether it is the same finding, though its words may be cut otherwise.</summary>
    public bool IsSameAs(Divergence other) =>
        Kind == other.Kind && Evidence.Count == other.Evidence.Count && Evidence.All(e => other.Evidence.Any(e.IsSameAs))
        && other.Evidence.All(e => Evidence.Any(e.IsSameAs));

    /// <summary>Whether it rests on words of an article.</summary>
    public bool RestsOn(Guid article) => Evidence.Any(e => e.ArticleId == article);

    static string Key(DivergenceEvidence e) => FormattableString.Invariant($"{e.ArticleId:D}@{e.Revision}[{e.Words.Start},{e.Words.End})");
}

/// <summary>A divergence was found. On every story that holds an article or a claim of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">One sentence for the reader.</param>
/// <param name="Evidence">The words.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Compatible">True when both can be right.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="At">When.</param>
public sealed record DivergenceFound(
    Guid Id, string Kind, Severity Severity, string Sentence, IReadOnlyList<DivergenceEvidence> Evidence, IReadOnlyList<string> Reasons, bool Compatible,
    string Matcher, DateTimeOffset At);

/// <summary>An editor said that a divergence is none, or none that matters; no machine raises it again.</summary>
/// <param name="Id">The divergence.</param>
/// <param name="Articles">The articles it rests on.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record DivergenceDismissed(Guid Id, IReadOnlyList<Guid> Articles, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took the dismissal of a divergence back.</summary>
/// <param name="Id">The divergence.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record DivergenceRestored(Guid Id, string By, DateTimeOffset At);
