using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Utterances;

/// <summary>
/// From pairs to utterances: single-link clustering over the joins, strongest first, that never brings two reports together that cannot
/// be one
/// (other day, other place, the opposite said). Two joins meet in a report when they rest on the same words of it.
/// </summary>
static class Grouping
{
    // Half of the fewer words: a join on "root out" and one on the name in the same sentence stay two.
    const double SharedEvidence = 0.5;

    /// <summary>Groups what was found; the order of reports and comparisons does not matter.</summary>
    public static UtteranceFindings Of(ImmutableArray<Report> reports, ImmutableArray<Comparison> comparisons,
        ImmutableArray<Alignment> passages)
    {
        var byId = reports.ToDictionary(r => r.Id);
        var all = comparisons.SelectMany(c => c.Alignments).ToList();
        var joins = all.Where(x => x.Relation is Relation.SameUtterance)
            .OrderByDescending(x => x.Confidence).ThenBy(x => Key(x.A), StringComparer.Ordinal)
            .ThenBy(x => Key(x.B), StringComparer.Ordinal).ToList();
        var groups = new List<Group>();
        List<Alignment> refused = [];
        foreach (var join in joins)
        {
            var (left, right) = (Find(groups, join.A.ReportId, join.EvidenceA), Find(groups, join.B.ReportId, join.EvidenceB));
            left ??= Add(groups);
            right ??= Add(groups);
            if (left != right && !left.CanMerge(right, byId) || !left.CanHold(join, byId) || !right.CanHold(join, byId))
            {
                refused.Add(join);
                groups.RemoveAll(g => g.IsEmpty);
                continue;
            }
            left.Take(join);
            if (left != right)
            {
                left.Take(right);
                groups.Remove(right);
            }
        }
        return new(
            [.. groups.Select(g => g.ToUtterance(byId)).OrderBy(u => Key(u.Wordings[0]), StringComparer.Ordinal)
                .ThenBy(u => u.Id, StringComparer.Ordinal)],
            Sorted([.. all, .. passages.Where(p => !all.Exists(x => IsLink(x, p)))], Relation.SameLineOtherOccasion),
            Sorted([.. all, .. refused.Select(Refused)], Relation.SideBySide),
            Sorted(all, Relation.Suggested));
    }

    static ImmutableArray<Alignment> Sorted(List<Alignment> all, Relation relation) =>
        [.. all.Where(x => x.Relation == relation).DistinctBy(x => (x.A.ReportId, x.A.Start, x.B.ReportId, x.B.Start))
            .OrderBy(x => Key(x.A), StringComparer.Ordinal).ThenBy(x => Key(x.B), StringComparer.Ordinal)];

    static Alignment Refused(Alignment join) => join with
    {
        Relation = Relation.SideBySide,
        Reasons = [.. join.Reasons, "what one of them is joined with already cannot be the other's"],
    };

    static bool IsLink(Alignment x, Alignment passage) =>
        x.Relation is Relation.SameLineOtherOccasion && (x.A.ReportId, x.B.ReportId) == (passage.A.ReportId, passage.B.ReportId);

    static string Key(Wording w) => $"{w.ArticleId}\n{w.Start:D9}\n{w.End:D9}\n{w.ReportId}";

    static Group Add(List<Group> groups)
    {
        var group = new Group();
        groups.Add(group);
        return group;
    }

    static Group? Find(List<Group> groups, string report, ImmutableArray<int> evidence) =>
        groups.FirstOrDefault(g => g.RestsOn(report, evidence));

    sealed class Group
    {
        readonly Dictionary<string, SortedSet<int>> evidence = [];
        readonly List<Alignment> joins = [];

        public bool IsEmpty => joins.Count == 0;

        public bool RestsOn(string report, ImmutableArray<int> words) =>
            evidence.TryGetValue(report, out var known)
            && words.Count(known.Contains) >= SharedEvidence * Math.Min(known.Count, words.Length);

        public bool CanMerge(Group other, Dictionary<string, Report> reports) =>
            evidence.Keys.All(x => other.evidence.Keys.All(y => x == y ? Meets(other, x) : Compatible(reports[x], reports[y])));

        public bool CanHold(Alignment join, Dictionary<string, Report> reports) =>
            evidence.Keys.All(x => (x == join.A.ReportId || Compatible(reports[x], reports[join.A.ReportId]))
                && (x == join.B.ReportId || Compatible(reports[x], reports[join.B.ReportId])));

        public void Take(Alignment join)
        {
            joins.Add(join);
            Add(join.A.ReportId, join.EvidenceA);
            Add(join.B.ReportId, join.EvidenceB);
        }

        public void Take(Group other)
        {
            joins.AddRange(other.joins);
            foreach (var (report, words) in other.evidence) Add(report, words);
        }

        public Utterance ToUtterance(Dictionary<string, Report> reports)
        {
            var wordings = joins.SelectMany(j => new[] { j.A, j.B }).GroupBy(w => w.ReportId)
                .Select(g => Utterances.Wordings.Cut(reports[g.Key], g.Min(w => w.Start), g.Max(w => w.End)))
                .OrderBy(Key, StringComparer.Ordinal).ToImmutableArray();
            var sorted = joins.OrderBy(j => Key(j.A), StringComparer.Ordinal).ThenBy(j => Key(j.B), StringComparer.Ordinal).ToImmutableArray();
            return new(IdOf(wordings), reports[wordings[0].ReportId].SpeakerId!, wordings, joins.Min(j => j.Confidence),
                [.. sorted.SelectMany(j => j.Reasons).Distinct()])
            {
                Joins = sorted,
            };
        }

        bool Meets(Group other, string report) => other.RestsOn(report, [.. evidence[report]]);

        void Add(string report, IEnumerable<int> words)
        {
            if (!evidence.TryGetValue(report, out var known)) evidence[report] = known = [];
            known.UnionWith(words);
        }

        static bool Compatible(Report x, Report y) => OccasionRelation.Between(x, y).Match is not OccasionMatch.Different
            && x.Stance == y.Stance;

        static string IdOf(ImmutableArray<Wording> wordings)
        {
            var text = string.Join('\n', wordings.Select(w => string.Create(CultureInfo.InvariantCulture,
                $"{w.ReportId} {w.Start} {w.End}")));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
        }
    }
}
