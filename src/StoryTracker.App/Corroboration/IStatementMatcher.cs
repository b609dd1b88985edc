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

    /// <summary>Links that no two reports show by themselves, such as of a message that an article parts into two quotations; none unless it looks for them.</summary>
    /// <param name="reports">Reports of one article and those they may repeat, each with its neighbours in its article.</param>
    IEnumerable<FoundPassage> Passages(IReadOnlyList<Report> reports) => [];

    /// <summary>In what two articles differ.</summary>
    IEnumerable<FoundDivergence> Between(ReadRevision a, ReadRevision b);

    /// <summary>In what an article differs from itself, and what in it cannot be right.</summary>
    IEnumerable<FoundDivergence> Within(ReadRevision article);
}

/// <summary>A revision of an article with what it says that people said.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Reports">Its claims.</param>
public sealed record ReadRevision(Guid ArticleId, RevisionRecorded Revision, IReadOnlyList<Report> Reports);

/// <summary>A stretch of an article's text.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">After the last.</param>
public readonly record struct TextRange(int Start, int End);

/// <summary>What words of two reports are to each other.</summary>
/// <param name="Kind"><see cref="TieKind.Joined"/>, <see cref="TieKind.Linked"/>, <see cref="TieKind.SideBySide"/> or <see cref="TieKind.Suggested"/>.</param>
/// <param name="A">Words of the first report, in its article's text: at least one stretch.</param>
/// <param name="B">Words of the second, in its.</param>
/// <param name="Reasons">Why, in plain English.</param>
public sealed record FoundTie(TieKind Kind, IReadOnlyList<TextRange> A, IReadOnlyList<TextRange> B, IReadOnlyList<string> Reasons);

/// <summary>A tie that several reports show together.</summary>
/// <param name="A">Id of the report whose words are the tie's first.</param>
/// <param name="B">Id of the report whose words are its second.</param>
/// <param name="Tie">What they are to each other.</param>
public sealed record FoundPassage(string A, string B, FoundTie Tie);

/// <summary>A divergence as it was found.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">One sentence for the reader.</param>
/// <param name="Evidence">The words: the article and a stretch of its text.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Compatible">True when both can be right.</param>
public sealed record FoundDivergence(
    string Kind, Severity Severity, string Sentence, IReadOnlyList<(Guid ArticleId, TextRange Words)> Evidence,
    IReadOnlyList<string> Reasons, bool Compatible);
