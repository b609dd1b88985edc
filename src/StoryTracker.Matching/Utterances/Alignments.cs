using System.Collections.Immutable;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>From what the words prove and what is known of the occasions to what two stretches are to each other.</summary>
static class Alignments
{
    // A phrase inside a longer sentence is a wording by its clause alone.
    const double WholeSentence = 0.6;

    /// <summary>The relation with its reasons; null when there is none.</summary>
    public static Alignment? Of(Report a, Report b, SpokenWords wordsA, SpokenWords wordsB, Evidence evidence, OccasionRelation occasion)
    {
        var relation = Relate(a, b, evidence, occasion);
        if (relation is Relation.None) return null;
        var x = Extent(wordsA, evidence.A, evidence.Match.Shared.Select(p => p.A), evidence.Match.CoverageA, evidence.Whole);
        var y = Extent(wordsB, evidence.B, evidence.Match.Shared.Select(p => p.B), evidence.Match.CoverageB, evidence.Whole);
        return new(relation, Wordings.Cut(a, x.Start, x.End), Wordings.Cut(b, y.Start, y.End), Confidence(evidence, relation, occasion),
            [.. evidence.Reasons, occasion.Reason])
        {
            EvidenceA = Marks(evidence.A, evidence.Match.Shared.Select(p => p.A)),
            EvidenceB = Marks(evidence.B, evidence.Match.Shared.Select(p => p.B)),
        };
    }

    static Relation Relate(Report a, Report b, Evidence e, OccasionRelation occasion)
    {
        if (a.ArticleId == b.ArticleId) return occasion.Match is OccasionMatch.Same ? Within(a, b, e) : Relation.None;
        return (occasion.Match, e.Strength) switch
        {
            (OccasionMatch.Different, Strength.Same or Strength.Wording) when !e.Match.Opposed => Relation.SameLineOtherOccasion,
            (OccasionMatch.Different, _) => Relation.None,
            (OccasionMatch.Same, Strength.Same) => Relation.SameUtterance,
            (OccasionMatch.Same, Strength.Wording) => Relation.SideBySide,
            (OccasionMatch.Same, Strength.Likeness) => Relation.Suggested,
            (OccasionMatch.Unknown, Strength.Same) when occasion.Near && e.NearVerbatim => Relation.SameUtterance,
            (OccasionMatch.Unknown, Strength.Same) => Relation.Suggested,
            (OccasionMatch.Unknown, Strength.Wording) when occasion.Near => Relation.Suggested,
            _ => Relation.None,
        };
    }

    // An article says a thing twice when its lede or its headline takes words from the body; two quotations are two remarks unless they
    // are one to the word.
    static Relation Within(Report a, Report b, Evidence e)
    {
        var bothDirect = a.Form is ReportForm.Direct && b.Form is ReportForm.Direct;
        if (e.Strength is Strength.Same && (!e.Whole || e.NearVerbatim || !bothDirect))
            return Relation.SameUtterance;
        return e.Strength is Strength.Likeness or Strength.Wording && !e.Match.Opposed
            && (a.Form is ReportForm.Indirect || b.Form is ReportForm.Indirect)
            ? Relation.Suggested : Relation.None;
    }

    static double Confidence(Evidence e, Relation relation, OccasionRelation occasion)
    {
        var words = Math.Min(1, 0.5 * e.Match.Coverage + 0.5 * Math.Min(1, e.Match.Weight / 5));
        var sure = occasion.Match is OccasionMatch.Unknown ? 0.8 : 1;
        var (low, high) = relation switch
        {
            Relation.SameUtterance => (0.7, 0.99),
            Relation.SameLineOtherOccasion => (0.5, 0.95),
            Relation.SideBySide => (0.4, 0.7),
            _ => (0.2, 0.6),
        };
        return Math.Round((low + (high - low) * words) * sure, 3);
    }

    static (int Start, int End) Extent(
        SpokenWords all, ImmutableArray<SpokenWord> window, IEnumerable<int> shared, double coverage, bool whole)
    {
        if (whole || coverage >= WholeSentence)
        {
            var words = all.All.Where(w => w.Sentence >= window[0].Sentence && w.Sentence <= window[^1].Sentence).ToList();
            return (words[0].Start, words[^1].End);
        }
        var marked = shared.Select(i => window[i].Clause).ToHashSet();
        var inside = all.All.Where(w => w.Clause >= marked.Min() && w.Clause <= marked.Max()).ToList();
        return (inside[0].Start, inside[^1].End);
    }

    static ImmutableArray<int> Marks(ImmutableArray<SpokenWord> window, IEnumerable<int> shared) =>
        [.. shared.Where(i => window[i].Tells).Select(i => window[i].Start).Distinct().Order()];
}
