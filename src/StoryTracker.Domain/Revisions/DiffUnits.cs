using System.Runtime.InteropServices;

namespace StoryTracker.Domain.Revisions;

/// <summary>Two texts as paragraphs, sentences and words, and which words of the one are those of the other.</summary>
sealed class DiffUnits
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    // Moved paragraphs of either text: token ranges, numbered alike.
    readonly List<((int From, int To) Old, (int From, int To) New)> moves = [];

    /// <summary>Cuts both.</summary>
    public DiffUnits(string old, string now)
    {
        (OldText, NewText) = (old, now);
        (Old, New) = (DiffTokens.Of(old), DiffTokens.Of(now));
    }

    /// <summary>The older text.</summary>
    public string OldText { get; }

    /// <summary>The newer text.</summary>
    public string NewText { get; }

    /// <summary>Tokens of the older text.</summary>
    public List<DiffToken> Old { get; }

    /// <summary>Tokens of the newer text.</summary>
    public List<DiffToken> New { get; }

    /// <summary>Number of the moved paragraph that a token stands in, null for none.</summary>
    public int? MoveOf(int token, bool old)
    {
        for (var i = 0; i < moves.Count; i++)
            if ((old ? moves[i].Old : moves[i].New) is var (from, to) && from <= token && token < to) return i;
        return null;
    }

    /// <summary>Pairs the tokens of both, in order.</summary>
    /// <param name="budget">Steps it may take at each level.</param>
    /// <param name="shortestMove">Words that a paragraph must have to count as moved.</param>
    public (List<(int Old, int New)> Pairs, bool Coarse) Pair(long budget, int shortestMove)
    {
        var (oldParagraphs, newParagraphs) = (Units(OldText, Old, "\n"), Units(NewText, New, "\n"));
        List<(int Old, int New)> pairs = [];
        var coarse = false;
        var sentences = new Level(budget);
        var words = new Level(budget);
        var (a, b) = (Numbers(OldText, Old, oldParagraphs), Numbers(NewText, New, newParagraphs));
        var paragraphs = new Myers(a, b, budget);
        var matched = paragraphs.Match(0, a.Length, 0, b.Length);
        FindMoves(a, b, oldParagraphs, newParagraphs, matched, shortestMove);
        var (sa, sb) = (Units(OldText, Old, ".!?\n”\""), Units(NewText, New, ".!?\n”\""));
        sentences.Use(Apart(Numbers(OldText, Old, sa), sa, old: true), Apart(Numbers(NewText, New, sb), sb, old: false));
        var (wa, wb) = (Old.Select((_, i) => (i, i + 1)).ToList(), New.Select((_, i) => (i, i + 1)).ToList());
        words.Use(Apart(Numbers(OldText, Old, wa), wa, old: true), Apart(Numbers(NewText, New, wb), wb, old: false));

        Walk(matched, a.Length, b.Length, (i, j) => Add(oldParagraphs[i], newParagraphs[j]), (a0, a1, b0, b1) =>
        {
            // Sentences of the paragraphs between.
            var (s0, s1) = Within(sa, oldParagraphs[a0].From, oldParagraphs[a1 - 1].To);
            var (t0, t1) = Within(sb, newParagraphs[b0].From, newParagraphs[b1 - 1].To);
            var same = sentences.Myers!.Match(s0, s1, t0, t1);
            Walk(same, s1, t1, (i, j) => Add(sa[i], sb[j]), (c0, c1, d0, d1) =>
                pairs.AddRange(WithoutScraps(words.Myers!.Match(sa[c0].From, sa[c1 - 1].To, sb[d0].From, sb[d1 - 1].To),
                    (sa[c0].From, sa[c1 - 1].To), (sb[d0].From, sb[d1 - 1].To))), s0, t0);
        });
        coarse = paragraphs.Exhausted || sentences.Myers!.Exhausted || words.Myers!.Exhausted;
        return (pairs, coarse);

        void Add((int From, int To) old, (int From, int To) now)
        {
            for (var i = 0; i < old.To - old.From; i++) pairs.Add((old.From + i, now.From + i));
        }
    }

    sealed class Level(long budget)
    {
        public Myers? Myers { get; private set; }

        public void Use(int[] old, int[] now) => Myers = new(old, now, budget);
    }

    // Pairs in order, and between them the stretches that both have and nobody paired.
    static void Walk(
        List<(int Old, int New)> pairs, int oldEnd, int newEnd, Action<int, int> paired, Action<int, int, int, int> between, int oldStart = 0, int newStart = 0)
    {
        var (a, b) = (oldStart, newStart);
        foreach (var (i, j) in pairs.Append((oldEnd, newEnd)))
        {
            if (a < i && b < j) between(a, i, b, j);
            if (i < oldEnd || j < newEnd) paired(i, j);
            (a, b) = (i + 1, j + 1);
        }
    }

    void FindMoves(
        int[] old, int[] now, List<(int From, int To)> oldUnits, List<(int From, int To)> newUnits, List<(int Old, int New)> matched, int shortest)
    {
        var (stayed, arrived) = (matched.Select(m => m.Old).ToHashSet(), matched.Select(m => m.New).ToHashSet());
        var places = new Dictionary<int, Queue<int>>();
        for (var j = 0; j < now.Length; j++)
            if (!arrived.Contains(j)) (CollectionsMarshal.GetValueRefOrAddDefault(places, now[j], out _) ??= new()).Enqueue(j);
        for (var i = 0; i < old.Length; i++)
            if (!stayed.Contains(i) && oldUnits[i].To - oldUnits[i].From >= shortest && places.TryGetValue(old[i], out var at) && at.TryDequeue(out var j))
                moves.Add((oldUnits[i], newUnits[j]));
    }

    // What stands in a moved paragraph is paired with nothing: it has its place already.
    int[] Apart(int[] numbers, List<(int From, int To)> units, bool old)
    {
        if (moves.Count == 0) return numbers;
        var moved = new HashSet<int>();
        foreach (var move in moves)
            for (var t = (old ? move.Old : move.New).From; t < (old ? move.Old : move.New).To; t++) moved.Add(t);
        var apart = old ? -1 : int.MinValue / 2;
        for (var i = 0; i < numbers.Length; i++)
            if (moved.Contains(units[i].From)) numbers[i] = apart--;
        return numbers;
    }

    // Ranges of tokens, each ending with a token after which the text has one of the marks (for a line break: before the next token).
    static List<(int From, int To)> Units(string text, List<DiffToken> tokens, string ends)
    {
        List<(int, int)> units = [];
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var last = i + 1 == tokens.Count;
            var gap = last ? default : text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End);
            if (!last && !(gap.Contains('\n') || (gap.Length > 0 && ends.Contains(text[tokens[i].End - 1])))) continue;
            units.Add((from, i + 1));
            from = i + 1;
        }
        return units;
    }

    int[] Numbers(string text, List<DiffToken> tokens, List<(int From, int To)> units)
    {
        var result = new int[units.Count];
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < units.Count; i++)
        {
            var words = text.AsSpan(tokens[units[i].From].Start, tokens[units[i].To - 1].End - tokens[units[i].From].Start);
            if (!lookup.TryGetValue(words, out result[i])) lookup[words] = result[i] = numbers.Count;
        }
        return result;
    }

    // Units that lie within a range of tokens; both kinds of unit end at line breaks, so none is cut.
    static (int From, int To) Within(List<(int From, int To)> units, int from, int to)
    {
        var first = units.BinarySearch((from, 0), Comparer<(int From, int To)>.Create((x, y) => x.From.CompareTo(y.From)));
        var last = first;
        while (last < units.Count && units[last].To <= to) last++;
        return (first, last);
    }

    // "the" and "of" that two rewritten sentences happen to share are no common text: a short run between longer changes is dropped.
    List<(int Old, int New)> WithoutScraps(List<(int Old, int New)> pairs, (int From, int To) old, (int From, int To) now)
    {
        for (var pass = 0; pass < 3; pass++)
        {
            List<(int At, int Length)> runs = [];
            for (var i = 0; i < pairs.Count; i++)
                if (i > 0 && pairs[i].Old == pairs[i - 1].Old + 1 && pairs[i].New == pairs[i - 1].New + 1) runs[^1] = (runs[^1].At, runs[^1].Length + 1);
                else runs.Add((i, 1));
            List<(int Old, int New)> kept = [];
            var (a, b) = (old.From, now.From);
            for (var r = 0; r < runs.Count; r++)
            {
                var (at, length) = runs[r];
                var (first, last) = (pairs[at], pairs[at + length - 1]);
                var next = r + 1 < runs.Count ? pairs[runs[r + 1].At] : (Old: old.To, New: now.To);
                var before = Math.Max(Size(OldText, Old, a, first.Old), Size(NewText, New, b, first.New));
                var after = Math.Max(Size(OldText, Old, last.Old + 1, next.Old), Size(NewText, New, last.New + 1, next.New));
                var size = Size(OldText, Old, first.Old, last.Old + 1);
                if (length > 3 || size > before || size > after) kept.AddRange(pairs.GetRange(at, length));
                (a, b) = (last.Old + 1, last.New + 1);
            }
            if (kept.Count == pairs.Count) break;
            pairs = kept;
        }
        return pairs;
    }

    static int Size(string text, List<DiffToken> tokens, int from, int to)
    {
        var size = 0;
        for (var i = from; i < to; i++) size += tokens[i].End - tokens[i].Start;
        return size;
    }
}
