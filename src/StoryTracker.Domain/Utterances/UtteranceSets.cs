namespace StoryTracker.Domain.Utterances;

/// <summary>
/// What ties come to: which wordings are one utterance. It follows from the set of ties alone, in whatever order they came, so taking a
/// decision back gives exactly what was there before it. People's decisions come first, the last one on two wordings counts, and wordings that a
/// person parted never come together by way of a third.
/// </summary>
public sealed class UtteranceSets
{
    readonly Dictionary<Guid, List<(Wording Words, int Node)>> nodes = [];
    readonly List<int> parents = [];
    readonly List<Wording> longest = [];
    readonly HashSet<Guid> standing = [];
    readonly Dictionary<int, Utterance> made = [];

    // Each wording with the node of its words, however a finding cut them; from then on the parents are those of utterances.
    readonly Dictionary<string, int> roots = [];

    UtteranceSets(IReadOnlyList<Tie> ties)
    {
        var decided = ties.Where(t => t.IsDecided).OrderBy(t => t.At).ThenBy(t => t.Id).ToList();
        var last = new LastWords(decided);
        foreach (var tie in ties.OrderBy(t => t.At).ThenBy(t => t.Id))
            foreach (var wording in tie.Wordings) Place(wording);
        foreach (var (words, node) in nodes.Values.SelectMany(n => n)) roots[words.Key] = Find(node);
        var apart = decided.Where(t => t.Parts && last.Stands(t)).Select(t => (A: Node(t.A), B: Node(t.B))).ToList();

        var joined = new List<Tie>();
        foreach (var tie in decided.Where(t => t.Joins && last.Stands(t))
            .Concat(ties.Where(t => t is { IsDecided: false, Joins: true }).OrderBy(t => t.At).ThenBy(t => t.Id)))
        {
            var (a, b) = (Find(Node(tie.A)), Find(Node(tie.B)));
            if (apart.Exists(p => (Find(p.A), Find(p.B)) is var (x, y) && ((x, y) == (a, b) || (x, y) == (b, a)))) continue;
            parents[Math.Max(a, b)] = Math.Min(a, b);
            joined.Add(tie);
        }
        foreach (var of in joined.OrderBy(t => t.At).ThenBy(t => t.Id).GroupBy(t => Find(Node(t.A)))) made[of.Key] = Utterance(of);
        Utterances = [.. made.Values.OrderBy(u => u.Ties[0].At).ThenBy(u => u.Id)];
        standing.UnionWith(joined.Select(t => t.Id));
        foreach (var tie in ties.Where(t => !t.Joins))
            if (tie.IsDecided ? last.Stands(tie) : !last.Overrules(tie) && Find(Node(tie.A)) != Find(Node(tie.B))) standing.Add(tie.Id);
    }

    /// <summary>The utterances, the oldest first.</summary>
    public IReadOnlyList<Utterance> Utterances { get; }

    /// <summary>Works it out.</summary>
    /// <param name="ties">All ties, in any order.</param>
    public static UtteranceSets Of(IEnumerable<Tie> ties) => new([.. ties]);

    /// <summary>Whether a tie counts: nobody overruled it, and it does not bring together what a person parted.</summary>
    public bool Stands(Tie tie) => standing.Contains(tie.Id);

    /// <summary>The utterance that has these words, null when they are in none.</summary>
    public Utterance? With(Wording words) =>
        nodes.GetValueOrDefault(words.ClaimId)?.Find(n => n.Words.IsSameAs(words)) is { Words: not null } held ? made.GetValueOrDefault(Find(held.Node)) : null;

    /// <summary>The utterance that a tie helps to make, null when it makes none.</summary>
    public Utterance? Made(Guid tie) => Utterances.FirstOrDefault(u => u.Ties.Any(t => t.Id == tie));

    /// <summary>Every utterance that a claim tells, the oldest first.</summary>
    public IEnumerable<Utterance> Told(Guid claim) => Utterances.Where(u => u.Tells(claim));

    /// <summary>These words and all that are one utterance with them.</summary>
    public IReadOnlyList<Wording> Around(Wording words) => With(words)?.Wordings ?? [words];

    Utterance Utterance(IEnumerable<Tie> ties)
    {
        List<Tie> all = [.. ties];
        var wordings = all.SelectMany(t => t.Wordings).Select(Node).Distinct().Select(n => longest[n]);
        return new(all[0].Id, [.. wordings.OrderBy(w => w.ArticleId).ThenBy(w => w.Start).ThenBy(w => w.ClaimId)], all);
    }

    // The same words of a claim may be cut a little differently by each finding.
    void Place(Wording words)
    {
        if (!nodes.TryGetValue(words.ClaimId, out var held)) nodes[words.ClaimId] = held = [];
        if (held.Exists(h => h.Words.Key == words.Key)) return;
        var same = held.Where(h => h.Words.IsSameAs(words)).Select(h => Find(h.Node)).Distinct().Order().ToList();
        var node = same.Count > 0 ? same[0] : parents.Count;
        if (same.Count == 0)
        {
            parents.Add(node);
            longest.Add(words);
        }
        foreach (var other in same.Skip(1))
        {
            parents[other] = node;
            if (IsLonger(longest[other], longest[node])) longest[node] = longest[other];
        }
        if (IsLonger(words, longest[node])) longest[node] = words;
        held.Add((words, node));
    }

    int Node(Wording words) => roots[words.Key];

    int Find(int node)
    {
        while (parents[node] != node) node = parents[node] = parents[parents[node]];
        return node;
    }

    static bool IsLonger(Wording a, Wording b) => (a.Length, -a.Start) is var x && (b.Length, -b.Start) is var y && x.CompareTo(y) > 0;

    // The last word of a person on each question about two wordings.
    sealed class LastWords(List<Tie> decided)
    {
        readonly ILookup<(Guid, Guid), Tie> byClaims = decided.ToLookup(Pair);

        public bool Stands(Tie tie) => Last(tie) is { } last && last.Id == tie.Id;

        public bool Overrules(Tie found) => found.Kind switch
        {
            TieKind.Linked => Last(found) is { Kind: TieKind.Unlinked },
            // A suggestion that was answered, whatever the answer, is no suggestion any more.
            TieKind.Suggested => Last(found) is not null,
            _ => false,
        };

        Tie? Last(Tie about) => byClaims[Pair(about)].LastOrDefault(t => t.IsAboutLines == about.IsAboutLines && t.IsBetween(about.A, about.B));

        static (Guid, Guid) Pair(Tie t) => t.A.ClaimId.CompareTo(t.B.ClaimId) <= 0 ? (t.A.ClaimId, t.B.ClaimId) : (t.B.ClaimId, t.A.ClaimId);
    }
}
