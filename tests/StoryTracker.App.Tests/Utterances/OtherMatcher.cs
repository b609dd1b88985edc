using StoryTracker.App.Corroboration;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Tests.Utterances;

/// <summary>A later version of the matcher: the same findings about words, with another answer to what they are to each other.</summary>
/// <param name="label">NAME@VERSION.</param>
/// <param name="kind">What a finding is to this version, null for nothing.</param>
sealed class OtherMatcher(string label, Func<TieKind, TieKind?> kind) : IStatementMatcher
{
    readonly StatementMatcher shipped = new();

    /// <summary>Divergences that this version finds beside those that the other finds, given an article.</summary>
    public Func<ReadRevision, IEnumerable<FoundDivergence>> AlsoWithin { get; init; } = _ => [];

    public string Matcher => label;

    /// <summary>A version that joins what the other only suggests, and finds nothing else.</summary>
    public static OtherMatcher Contrary(string label) => new(label, k => k == TieKind.Suggested ? TieKind.Joined : null);

    public IReadOnlyList<long> Keys(Report report) => shipped.Keys(report);

    public IEnumerable<FoundTie> Ties(Report a, Report b) => shipped.Ties(a, b).Select(f => (Found: f, Kind: kind(f.Kind))).Where(f => f.Kind is not null)
        .Select(f => f.Found with { Kind = f.Kind!.Value });

    public IEnumerable<FoundDivergence> Between(ReadRevision a, ReadRevision b) => shipped.Between(a, b);

    public IEnumerable<FoundDivergence> Within(ReadRevision article) => [.. shipped.Within(article), .. AlsoWithin(article)];
}
