using System.Collections.Immutable;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>
/// Which words two stretches of two reports share: first those in the same order (the heaviest common subsequence), then those that moved.
/// </summary>
sealed class WindowMatch
{
    /// <summary>Content words no farther apart than this make a phrase.</summary>
    public const int PhraseReach = 4;

    readonly ImmutableArray<SpokenWord> a;
    readonly ImmutableArray<SpokenWord> b;

    WindowMatch(ImmutableArray<SpokenWord> a, ImmutableArray<SpokenWord> b)
    {
        (this.a, this.b) = (a, b);
        Ordered = Longest(a, b);
        Moved = Rest(a, b, Ordered);
        Shared = [.. Ordered.Concat(Moved).Where(p => a[p.A].Counts).OrderBy(p => p.A)];
        Weight = Shared.Sum(p => (a[p.A].Weight + b[p.B].Weight) / 2);
        CoverageA = Weight / Math.Max(1e-9, a.Where(w => w.Counts).Sum(w => w.Weight));
        CoverageB = Weight / Math.Max(1e-9, b.Where(w => w.Counts).Sum(w => w.Weight));
    }

    /// <summary>Pairs of positions in the same order on both sides.</summary>
    public ImmutableArray<(int A, int B)> Ordered { get; }

    /// <summary>Pairs of positions of telling words that changed their order.</summary>
    public ImmutableArray<(int A, int B)> Moved { get; }

    /// <summary>Pairs that count.</summary>
    public ImmutableArray<(int A, int B)> Shared { get; }

    /// <summary>Sum of what the shared words weigh.</summary>
    public double Weight { get; }

    /// <summary>Share of the first side's weight that is shared, 0 to 1.</summary>
    public double CoverageA { get; }

    /// <summary>Share of the second side's weight that is shared, 0 to 1.</summary>
    public double CoverageB { get; }

    /// <summary>Share of the shorter side's weight that is shared, 0 to about 1.</summary>
    public double Coverage => Math.Min(1, Math.Max(CoverageA, CoverageB));

    /// <summary>The different telling forms that are shared.</summary>
    public IEnumerable<string> Telling => Shared.Where(p => a[p.A].Tells && b[p.B].Tells).Select(p => a[p.A].Form).Distinct();

    /// <summary>Weight of the shared telling words that are no names.</summary>
    public double Spoken => Things.Sum(p => a[p.A].Weight);

    /// <summary>How many different telling words are shared that are no names.</summary>
    public int SpokenForms => Things.Select(p => a[p.A].Form).Distinct().Count();

    /// <summary>Whether a shared word stands where a predicate stands on either side: more than a thing named twice.</summary>
    public bool HasPredicate => Shared.Concat(Ordered).Any(p => a[p.A].Predicates || b[p.B].Predicates);

    IEnumerable<(int A, int B)> Things => Shared.Where(p => a[p.A].Class is WordClass.Content && b[p.B].Class is WordClass.Content);

    /// <summary>Whether two telling words stand near each other on both sides.</summary>
    public bool HasPhrase => Phrases().Any();

    /// <summary>Whether a negation hangs on the shared words of one side only.</summary>
    public bool Opposed =>
        (Negations(a, [.. Ordered.Concat(Moved).Select(p => p.A)]) - Negations(b, [.. Ordered.Concat(Moved).Select(p => p.B)])) % 2 != 0;

    /// <summary>The words of the longest run that both print one after the other, by positions of the first side.</summary>
    public ImmutableArray<(int A, int B)> Run { get { return run ??= LongestRun(); } }
    ImmutableArray<(int A, int B)>? run;

    /// <summary>Compares two stretches.</summary>
    public static WindowMatch Of(ImmutableArray<SpokenWord> a, ImmutableArray<SpokenWord> b) => new(a, b);

    /// <summary>Whether two forms are one word: equal, or the one who does it ("vote", "voter").</summary>
    public static bool Same(string x, string y) =>
        x == y || (x.Length > 2 && y.Length > 2 && Math.Abs(x.Length - y.Length) == 2
            && (x == y + "er" || x == y + "or" || y == x + "er" || y == x + "or"));

    /// <summary>Shared telling words that stand near each other on both sides.</summary>
    public IEnumerable<((int A, int B) First, (int A, int B) Second)> Phrases()
    {
        var telling = Shared.Where(p => a[p.A].Tells && b[p.B].Tells).ToList();
        for (var i = 0; i < telling.Count; i++)
            for (var j = i + 1; j < telling.Count; j++)
                if (a[telling[i].A].Form != a[telling[j].A].Form && a[telling[i].A].Sentence == a[telling[j].A].Sentence
                    && b[telling[i].B].Sentence == b[telling[j].B].Sentence
                    && Distance(a, telling[i].A, telling[j].A) <= PhraseReach && Distance(b, telling[i].B, telling[j].B) <= PhraseReach)
                    yield return (telling[i], telling[j]);
    }

    /// <summary>What stands in one place of both sides and differs: telling words between the same neighbours, or after the same last
    /// word.</summary>
    public IEnumerable<(ImmutableArray<SpokenWord> A, ImmutableArray<SpokenWord> B, bool Tight)> Substitutions()
    {
        var anchors = Ordered;
        var movedA = Moved.Select(p => p.A).ToHashSet();
        var movedB = Moved.Select(p => p.B).ToHashSet();
        for (var i = 0; i <= anchors.Length; i++)
        {
            var (fromA, fromB) = i == 0 ? (0, 0) : (anchors[i - 1].A + 1, anchors[i - 1].B + 1);
            var (toA, toB) = i == anchors.Length ? (a.Length, b.Length) : (anchors[i].A, anchors[i].B);
            ImmutableArray<SpokenWord> x = [.. Enumerable.Range(fromA, toA - fromA).Where(n => a[n].Tells && !movedA.Contains(n))
                .Select(n => a[n])];
            ImmutableArray<SpokenWord> y = [.. Enumerable.Range(fromB, toB - fromB).Where(n => b[n].Tells && !movedB.Contains(n))
                .Select(n => b[n])];
            if (x.Length > 0 && y.Length > 0) yield return (x, y, IsSlot(fromA, toA, a, movedA) && IsSlot(fromB, toB, b, movedB));
        }
    }

    // One or two words where the other has one or two, and nothing else that tells.
    static bool IsSlot(int from, int to, ImmutableArray<SpokenWord> words, HashSet<int> moved) =>
        to - from <= 5 && !Enumerable.Range(from, to - from).Any(moved.Contains)
        && Enumerable.Range(from, to - from).Count(n => words[n].Tells) <= 2;

    // How many telling words on.
    static int Distance(ImmutableArray<SpokenWord> words, int from, int to)
    {
        var (low, high) = from < to ? (from, to) : (to, from);
        var steps = 0;
        for (var i = low + 1; i <= high; i++) if (words[i].Tells) steps++;
        return steps;
    }

    // A negation hangs on the telling words of its clause next to it; that of "unfair" on that word alone.
    static int Negations(ImmutableArray<SpokenWord> words, HashSet<int> matched)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Class is not WordClass.Negation || matched.Contains(i)) continue;
            var (next, last) = (Nearest(words, i, 1), Nearest(words, i, -1));
            if (next >= 0 && matched.Contains(next)) count++;
            else if (last >= Math.Max(0, i - 3) && matched.Contains(last) && !IsJoined(words, last, i)
                && (next < 0 || words[next].Start != words[i].Start)) count++;
        }
        return count;
    }

    static bool IsJoined(ImmutableArray<SpokenWord> words, int from, int to)
    {
        for (var i = from + 1; i < to; i++) if (words[i].Form is "and" or "but" or "or") return true;
        return false;
    }

    static int Nearest(ImmutableArray<SpokenWord> words, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < words.Length && words[i].Clause == words[from].Clause; i += step)
            if (words[i].Counts || (words[i].Class is WordClass.Function
                && words[i].Form is "feel" or "think" or "believe" or "know" or "want")) return i;
        return -1;
    }

    ImmutableArray<(int A, int B)> LongestRun()
    {
        ImmutableArray<(int A, int B)> best = [];
        var current = new List<(int A, int B)>();
        foreach (var pair in Ordered)
        {
            if (current.Count > 0 && (pair.A != current[^1].A + 1 || pair.B != current[^1].B + 1)) current.Clear();
            current.Add(pair);
            if (current.Count > best.Length) best = [.. current];
        }
        return best;
    }

    static ImmutableArray<(int A, int B)> Longest(ImmutableArray<SpokenWord> a, ImmutableArray<SpokenWord> b)
    {
        var best = new double[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]),
                    Same(a[i].Form, b[j].Form) ? best[i + 1, j + 1] + Score(a, b, i, j) : 0);
        var pairs = ImmutableArray.CreateBuilder<(int, int)>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (Same(a[i].Form, b[j].Form) && best[i, j] == best[i + 1, j + 1] + Score(a, b, i, j)) pairs.Add((i++, j++));
            else if (best[i + 1, j] >= best[i, j + 1]) i++;
            else j++;
        }
        return pairs.ToImmutable();
    }

    // Neighbours on both sides draw a word to them: of two "the" the one in the phrase.
    static double Score(ImmutableArray<SpokenWord> a, ImmutableArray<SpokenWord> b, int i, int j) =>
        (a[i].Weight + b[j].Weight) / 2 + 0.01
        + (i + 1 < a.Length && j + 1 < b.Length && Same(a[i + 1].Form, b[j + 1].Form) ? 0.02 : 0) + (a[i].Form == b[j].Form ? 0.005 : 0);

    static bool Nears(ImmutableArray<SpokenWord> words, int x, int y) =>
        words[x].Counts && words[x].Sentence == words[y].Sentence && Distance(words, x, y) <= 2;

    static ImmutableArray<(int A, int B)> Rest(
        ImmutableArray<SpokenWord> a, ImmutableArray<SpokenWord> b, ImmutableArray<(int A, int B)> ordered)
    {
        var takenA = ordered.Select(p => p.A).ToHashSet();
        var takenB = ordered.Select(p => p.B).ToHashSet();
        var moved = ImmutableArray.CreateBuilder<(int, int)>();
        for (var i = 0; i < a.Length; i++)
        {
            if (!a[i].Counts || takenA.Contains(i)) continue;
            for (var j = 0; j < b.Length; j++)
            {
                if (!b[j].Counts || !Same(a[i].Form, b[j].Form) || !takenB.Add(j)) continue;
                moved.Add((i, j));
                break;
            }
        }
        // A phrase that moved says the same; a single word that stands elsewhere need not.
        return [.. moved.Where(p => a[p.Item1].Class is WordClass.Name
            || ordered.Concat(moved).Any(o => o != p && Nears(a, o.Item1, p.Item1) && Nears(b, o.Item2, p.Item2)))];
    }
}
