using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Corroboration;

/// <summary>Compares what articles say that people said. Pure: the same reports give the same findings, in whatever order.</summary>
public interface IStatementMatcher
{
    /// <summary>NAME@VERSION of all that compares.</summary>
    string Matcher { get; }

    /// <summary>By what a report is looked up when another may tell the same remark: two that do share at least one.</summary>
    IReadOnlyList<long> Keys(Report report);

    /// <summary>What the words of two reports are to each other, strongest first.</summary>
    IEnumerable<FoundTie> Ties(Report a, Report b);

    /// <summary>How two reports differ. Asked of reports that are tied, and of those on one story that share keys.</summary>
    /// <param name="a">One report.</param>
    /// <param name="b">The other.</param>
    /// <param name="ties">What was found of their words.</param>
    IEnumerable<FoundDivergence> Between(Report a, Report b, IReadOnlyList<FoundTie> ties);

    /// <summary>How an article differs from itself, and what in it cannot be right.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="reports">Its reports.</param>
    IEnumerable<FoundDivergence> Within(RevisionRecorded revision, IReadOnlyList<Report> reports);
}

/// <summary>A stretch of an article's text.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">After the last.</param>
public readonly record struct TextRange(int Start, int End);

/// <summary>What words of two reports are to each other.</summary>
/// <param name="Kind"><see cref="TieKind.Joined"/>, <see cref="TieKind.Linked"/>, <see cref="TieKind.SideBySide"/> or <see cref="TieKind.Suggested"/>.</param>
/// <param name="A">Words of the first report, in its article's text.</param>
/// <param name="B">Words of the second, in its.</param>
/// <param name="Reasons">Why, in plain English.</param>
public sealed record FoundTie(TieKind Kind, TextRange A, TextRange B, IReadOnlyList<string> Reasons);

/// <summary>A divergence as it was found.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">One sentence for the reader.</param>
/// <param name="Evidence">The words: article id, stretch of its text, and the report they belong to, null for none.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Compatible">True when both can be right.</param>
public sealed record FoundDivergence(
    string Kind, Severity Severity, string Sentence, IReadOnlyList<(string ArticleId, TextRange Words, string? ReportId)> Evidence,
    IReadOnlyList<string> Reasons, bool Compatible);
