using System.Collections.Immutable;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>Finds which reports tell of one remark: same speaker, same occasion, the same said of the same.</summary>
public static class UtteranceJoin
{
    /// <summary>NAME@VERSION of what decides.</summary>
    public const string Label = "utterances@1";

    /// <summary>NAME@VERSION of what finds a message that an article parts.</summary>
    public const string PassagesLabel = "passages@1";

    /// <summary>Holds two reports against each other; the order does not matter (the answer is turned with it).</summary>
    /// <returns>Empty when the speakers are not known to be one, when one did not say it, or when nothing is shared.</returns>
    public static Comparison Compare(Report a, Report b)
    {
        // One order for both ways of asking, so that ties fall alike.
        if (Order(b, a) < 0) return Compare(b, a).Turned();
        var occasion = OccasionRelation.Between(a, b);
        if (!CanBeOne(a, b) || !UtteranceKeys.Of(a).Intersect(UtteranceKeys.Of(b)).Any()) return new(a.Id, b.Id, occasion, []);
        var (x, y) = (SpokenWords.Of(a), SpokenWords.Of(b));
        var found = StretchPairs.Best(a, b, x, y);
        return new(a.Id, b.Id, occasion,
            [.. found.Select(e => Alignments.Of(a, b, x, y, e, occasion)).OfType<Alignment>()
                .OrderBy(l => l.A.Start).ThenBy(l => l.B.Start)]);
    }

    /// <summary>Joins, links and suggests over any number of reports; the order does not matter, and adding reports moves nothing that
    /// stands between others.</summary>
    /// <param name="reports">Reports of any speakers; with a report the others of its article, for a message may run over two
    /// quotations.</param>
    public static UtteranceFindings Join(IReadOnlyList<Report> reports)
    {
        var ordered = reports.DistinctBy(r => r.Id).OrderBy(r => r, Comparer<Report>.Create(Order)).ToImmutableArray();
        var comparisons = ImmutableArray.CreateBuilder<Comparison>();
        var lines = ImmutableArray.CreateBuilder<Alignment>();
        foreach (var group in ordered.Where(r => r.SpeakerId is not null).GroupBy(r => r.SpeakerId))
        {
            ImmutableArray<Report> own = [.. group];
            foreach (var (a, b) in CandidatePairs.Of(own)) comparisons.Add(Compare(a, b));
            lines.AddRange(PassageLines.Of(own));
        }
        return Grouping.Of(ordered, comparisons.ToImmutable(), lines.ToImmutable());
    }

    /// <summary>
    /// Links that no two reports show by themselves: a message of another occasion that an article parts into two quotations. Of
    /// <see cref="Join"/> the part that <see cref="Compare"/> cannot find.
    /// </summary>
    /// <param name="reports">Reports of any speakers; with a report those next to it in its article.</param>
    /// <returns>Each with the report that says it in one piece on one side and one of the two quotations on the other.</returns>
    public static IReadOnlyList<Alignment> Passages(IReadOnlyList<Report> reports) =>
        [.. reports.DistinctBy(r => r.Id).OrderBy(r => r, Comparer<Report>.Create(Order)).Where(r => r.SpeakerId is not null).GroupBy(r => r.SpeakerId)
            .SelectMany(own => PassageLines.Of([.. own]))];

    internal static int Order(Report a, Report b)
    {
        var article = string.CompareOrdinal(a.ArticleId, b.ArticleId);
        if (article != 0) return article;
        return a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.Id, b.Id);
    }

    static bool CanBeOne(Report a, Report b) =>
        a.Id != b.Id && a.SpeakerId is not null && a.SpeakerId == b.SpeakerId && !a.UnnamedSource && !b.UnnamedSource
        && a.Stance is not Stance.Declined && b.Stance is not Stance.Declined && a.Stance == b.Stance && !Overlap(a, b);

    static bool Overlap(Report a, Report b) =>
        a.ArticleId == b.ArticleId && a.Words.Any(x => b.Words.Any(y => x.Start < y.End && y.Start < x.End));
}
