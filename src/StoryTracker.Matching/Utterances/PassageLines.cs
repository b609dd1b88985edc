using System.Collections.Immutable;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>
/// Finds the same message on another occasion where an article parts it: two quotations that follow one another, with nothing but a tag
/// or a paragraph's end between them, against one of another article. Links only, never joins.
/// </summary>
static class PassageLines
{
    const int LongestGap = 200;
    const int MostWords = 60;
    const int LeastForms = 5;
    const int LeastThings = 3;
    const double LeastCoverage = 0.5;
    const double Rare = 0.6;
    const double Confidence = 0.5;

    /// <summary>Links of one speaker's reports.</summary>
    /// <param name="reports">The speaker's reports, in the order of articles and texts.</param>
    public static IEnumerable<Alignment> Of(IReadOnlyList<Report> reports)
    {
        var passages = Passages(reports).Select(p => (p.First, p.Second, Keys: Keys(p.First).Union(Keys(p.Second)))).ToList();
        var byKey = passages.SelectMany((p, i) => p.Keys.Select(k => (Key: k, i))).ToLookup(x => x.Key, x => x.i);
        foreach (var report in reports)
            foreach (var i in Keys(report).SelectMany(k => byKey[k]).Distinct().Order())
                foreach (var link in Links(report, passages[i].First, passages[i].Second)) yield return link;
    }

    static ImmutableHashSet<long> Keys(Report report) => [.. UtteranceKeys.Of(report)];

    static IEnumerable<(Report First, Report Second)> Passages(IReadOnlyList<Report> reports) => reports.Zip(reports.Skip(1))
        .Where(p => p.First.ArticleId == p.Second.ArticleId && p.First.Words[^1].End <= p.Second.Start
            && p.Second.Start - p.First.Words[^1].End <= LongestGap);

    static IEnumerable<Alignment> Links(Report report, Report first, Report second)
    {
        if (report.ArticleId == first.ArticleId) yield break;
        if (report.Stance is not Stance.Said || first.Stance is not Stance.Said || second.Stance is not Stance.Said) yield break;
        var occasion = OccasionRelation.Between(report, first);
        if (occasion.Match is not OccasionMatch.Different) yield break;
        if (OccasionRelation.Between(report, second).Match is not OccasionMatch.Different) yield break;
        var own = SpokenWords.Of(report);
        if (own.All.Length > MostWords) yield break;
        var telling = own.All.Where(w => w.Tells).DistinctBy(w => w.Form).ToList();
        var (one, two) = (Shared(telling, SpokenWords.Of(first)), Shared(telling, SpokenWords.Of(second)));
        var both = telling.Where(w => one.ContainsKey(w.Form) || two.ContainsKey(w.Form)).ToList();
        if (both.Count < LeastForms || both.Count(w => w.Class is WordClass.Content) < LeastThings) yield break;
        if (both.Sum(w => w.Weight) < LeastCoverage * telling.Sum(w => w.Weight)) yield break;
        if (!Adds(both, one, two) || !Adds(both, two, one)) yield break;
        var words = string.Join(", ", both.Select(w => $"“{Wordings.Printed(report, w.Start, w.End)}”"));
        ImmutableArray<string> reasons =
            [$"two quotations that follow one another have together {words}, most of what the other report says", occasion.Reason];
        foreach (var (part, shared) in new[] { (first, one), (second, two) })
        {
            var link = new Alignment(Relation.SameLineOtherOccasion, Wordings.Whole(report), Sentences(part, shared), Confidence, reasons);
            yield return UtteranceJoin.Order(report, part) < 0 ? link : link.Turned();
        }
    }

    // Each of the two quotations has a rare word that the other has not.
    static bool Adds(List<SpokenWord> both, Dictionary<string, SpokenWord> one, Dictionary<string, SpokenWord> other) =>
        both.Any(w => w.Class is WordClass.Content && w.Weight >= Rare && one.ContainsKey(w.Form) && !other.ContainsKey(w.Form));

    static Dictionary<string, SpokenWord> Shared(List<SpokenWord> telling, SpokenWords other)
    {
        Dictionary<string, SpokenWord> shared = [];
        foreach (var word in telling)
            foreach (var o in other.All)
                if (o.Tells && WindowMatch.Same(word.Form, o.Form) && shared.TryAdd(word.Form, o)) break;
        return shared;
    }

    static Wording Sentences(Report report, Dictionary<string, SpokenWord> shared)
    {
        var sentences = shared.Values.Select(w => w.Sentence).ToHashSet();
        var words = SpokenWords.Of(report).All.Where(w => w.Sentence >= sentences.Min() && w.Sentence <= sentences.Max()).ToList();
        return Wordings.Cut(report, words[0].Start, words[^1].End);
    }
}
