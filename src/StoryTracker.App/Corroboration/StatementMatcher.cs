using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances;
using Wording = StoryTracker.Matching.Utterances.Wording;

namespace StoryTracker.App.Corroboration;

/// <summary>The matcher of this version: utterances.</summary>
public sealed class StatementMatcher : IStatementMatcher
{
    /// <summary>NAME@VERSION.</summary>
    public const string Label = UtteranceJoin.Label;

    /// <inheritdoc/>
    public string Matcher => Label;

    /// <inheritdoc/>
    public IReadOnlyList<long> Keys(Report report) => UtteranceKeys.Of(report);

    /// <inheritdoc/>
    public IEnumerable<FoundTie> Ties(Report a, Report b) => UtteranceJoin.Compare(a, b).Alignments.OrderByDescending(l => l.Relation).ThenByDescending(l => l.Confidence)
        .Select(l => new FoundTie(Kind(l.Relation), Ranges(l.A), Ranges(l.B), l.Reasons));

    /// <inheritdoc/>
    public IEnumerable<FoundDivergence> Between(ReadRevision a, ReadRevision b) => [];

    /// <inheritdoc/>
    public IEnumerable<FoundDivergence> Within(ReadRevision article) => [];

    static TieKind Kind(Relation relation) => relation switch
    {
        Relation.SameUtterance => TieKind.Joined,
        Relation.SameLineOtherOccasion => TieKind.Linked,
        Relation.SideBySide => TieKind.SideBySide,
        _ => TieKind.Suggested,
    };

    static IReadOnlyList<TextRange> Ranges(Wording wording) => [.. wording.Pieces.Select(p => new TextRange(p.Start, p.End))];
}
