using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Divergences;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances;
using Wording = StoryTracker.Matching.Utterances.Wording;

namespace StoryTracker.App.Corroboration;

/// <summary>The matcher of this version: utterances and divergences.</summary>
public sealed class StatementMatcher : IStatementMatcher
{
    /// <summary>NAME@VERSION of all of it.</summary>
    public const string Label = $"{UtteranceJoin.Label}+{UtteranceJoin.PassagesLabel}+{DivergenceFinder.Label}";

    /// <inheritdoc/>
    public string Matcher => Label;

    /// <inheritdoc/>
    public IReadOnlyList<long> Keys(Report report) => UtteranceKeys.Of(report);

    /// <inheritdoc/>
    public IEnumerable<FoundTie> Ties(Report a, Report b) => UtteranceJoin.Compare(a, b).Alignments.OrderByDescending(l => l.Relation).ThenByDescending(l => l.Confidence)
        .Select(Found);

    /// <inheritdoc/>
    public IEnumerable<FoundPassage> Passages(IReadOnlyList<Report> reports) =>
        UtteranceJoin.Passages(reports).Select(l => new FoundPassage(l.A.ReportId, l.B.ReportId, Found(l)));

    /// <inheritdoc/>
    public IEnumerable<FoundDivergence> Between(ReadRevision a, ReadRevision b) => DivergenceFinder.Between(Reading(a), Reading(b)).Select(Found);

    /// <inheritdoc/>
    public IEnumerable<FoundDivergence> Within(ReadRevision article) => DivergenceFinder.Within(Reading(article)).Select(Found);

    static ArticleReading Reading(ReadRevision read) => ReadingsOf.Article(read.ArticleId.ToString(), read.Revision, read.Reports);

    // A headline is no part of the text, so its words are in the sentence and not among the evidence.
    static FoundDivergence Found(StoryTracker.Matching.Divergences.Divergence d) => new(ReportsOf.Words(d.Kind.ToString()), (Domain.Utterances.Severity)d.Severity, d.Sentence,
        [.. d.Evidence.Where(e => !e.Headline).Select(e => (Guid.Parse(e.ArticleId), new TextRange(e.Start, e.End)))], d.Reasons, d.Compatible);

    static FoundTie Found(Alignment l) => new(Kind(l.Relation), Ranges(l.A), Ranges(l.B), l.Reasons);

    static TieKind Kind(Relation relation) => relation switch
    {
        Relation.SameUtterance => TieKind.Joined,
        Relation.SameLineOtherOccasion => TieKind.Linked,
        Relation.SideBySide => TieKind.SideBySide,
        _ => TieKind.Suggested,
    };

    static IReadOnlyList<TextRange> Ranges(Wording wording) => [.. wording.Pieces.Select(p => new TextRange(p.Start, p.End))];
}
