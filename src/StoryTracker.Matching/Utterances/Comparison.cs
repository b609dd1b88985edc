using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Utterances;

/// <summary>How two reports of one speaker stand to each other.</summary>
public enum Relation
{
    /// <summary>Nothing binds them.</summary>
    None,

    /// <summary>They may be one remark, in other words or on an occasion that nobody dates: for an editor to confirm.</summary>
    Suggested,

    /// <summary>They share wording on one occasion, and whether they are one remark cannot be told: shown side by side, never
    /// joined.</summary>
    SideBySide,

    /// <summary>The same line on another occasion: linked, never joined.</summary>
    SameLineOtherOccasion,

    /// <summary>One remark told twice.</summary>
    SameUtterance,
}

/// <summary>How one report words a remark: a slice of its own words.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="ArticleId">The article it stands in.</param>
/// <param name="Pieces">The words in order, at least one; each wholly inside or outside quotation marks, each characters of the
/// article.</param>
public sealed record Wording(string ReportId, string ArticleId, ImmutableArray<Stretch> Pieces)
{
    /// <summary>First character in the article.</summary>
    public int Start => Pieces[0].Start;

    /// <summary>After the last.</summary>
    public int End => Pieces[^1].End;

    /// <inheritdoc/>
    public bool Equals(Wording? other) => other is not null && ReportId == other.ReportId && ArticleId == other.ArticleId
        && Pieces.SequenceEqual(other.Pieces);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ReportId, Start, End);
}

/// <summary>A stretch of one report held against a stretch of another.</summary>
/// <param name="Relation">What they are to each other, never <see cref="Relation.None"/>.</param>
/// <param name="A">The first report's wording.</param>
/// <param name="B">The second's.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">Sentences that name the words.</param>
public sealed record Alignment(Relation Relation, Wording A, Wording B, double Confidence, ImmutableArray<string> Reasons)
{
    /// <summary>Where in the first article the words stand that both share.</summary>
    internal ImmutableArray<int> EvidenceA { get; init; } = [];

    /// <summary>Where in the second article they stand.</summary>
    internal ImmutableArray<int> EvidenceB { get; init; } = [];

    /// <summary>The same seen from the other side.</summary>
    public Alignment Turned() => this with { A = B, B = A, EvidenceA = EvidenceB, EvidenceB = EvidenceA };
}

/// <summary>Two reports held against each other.</summary>
/// <param name="A">Id of the first report.</param>
/// <param name="B">Id of the second.</param>
/// <param name="Occasion">Whether they can tell of one occasion.</param>
/// <param name="Alignments">Stretches that answer each other, in the order of the first report.</param>
public sealed record Comparison(string A, string B, OccasionRelation Occasion, ImmutableArray<Alignment> Alignments)
{
    /// <summary>The strongest relation of any stretch.</summary>
    public Relation Relation => Alignments.Select(x => x.Relation).DefaultIfEmpty(Relation.None).Max();

    /// <summary>The same seen from the other side.</summary>
    public Comparison Turned() => this with
    {
        A = B,
        B = A,
        Alignments = [.. Alignments.Select(x => x.Turned()).OrderBy(x => x.A.Start).ThenBy(x => x.B.Start)],
    };
}
