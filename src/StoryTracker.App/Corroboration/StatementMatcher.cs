using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Corroboration;

/// <summary>x</summary>
public sealed class StatementMatcher : IStatementMatcher
{
    /// <inheritdoc/>
    public string Matcher => "x@1";

    /// <inheritdoc/>
    public IReadOnlyList<long> Keys(Report report) => [];

    /// <inheritdoc/>
    public IEnumerable<FoundTie> Ties(Report a, Report b) => [];

    /// <inheritdoc/>
    public IEnumerable<FoundDivergence> Between(ReadRevision a, ReadRevision b) => [];

    /// <inheritdoc/>
    public IEnumerable<FoundDivergence> Within(ReadRevision article) => [];
}
