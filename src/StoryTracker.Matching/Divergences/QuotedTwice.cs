using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>One remark quoted by two outlets with other words inside the same words.</summary>
static class QuotedTwice
{
    const int LeastShared = 7;
    const double LeastShare = 0.75;
    const int LongestDifference = 3;

    static readonly HashSet<string> Empty =
    [
        "the", "a", "an", "that", "and", "of", "to", "in", "on", "at", "for", "is", "are", "was", "were", "be", "it", "its", "this", "these", "those", "so", "but", "or", "as", "well",
        "you", "know", "very", "just", "really", "um", "uh", "with", "by", "from", "has", "have", "had", "which", "who", "we", "i", "they", "he", "she", "im", "ive", "weve", "were", "theyre",
        "thats", "id", "ill", "oh", "then", "how", "what", "too", "also", "both", "all", "any", "do", "does", "did", "can", "could", "than", "if", "when", "their", "youre", "your", "up", "out", "our", "my", "their", "his", "her", "some", "will", "would", "gonna", "going", "want", "wanna", "am", "because", "cause", "us", "them", "here", "there", "now",
    ];

    static readonly HashSet<string> Denials = ["not", "never", "no", "nobody", "nothing", "none", "cannot"];

    public static IEnumerable<Divergence> Between(ArticlePair pair)
    {
        foreach (var (a, b) in pair.Occasions())
        {
            if (a.Stance != b.Stance) continue;
            foreach (var x in a.Words.Where(w => w.Quoted))
                foreach (var y in b.Words.Where(w => w.Quoted))
                    foreach (var d in Differences(x, y))
                        if (!AlsoPrints(pair.ReportsB, a, d.A) && !AlsoPrints(pair.ReportsA, b, d.B))
                            yield return Of(pair, a, b, x, y, d);
        }
    }

    static Divergence Of(ArticlePair pair, Report a, Report b, Stretch x, Stretch y, Difference d)
    {
        // A negation that stands elsewhere denies the same; one too many does not.
        bool denied = d.A.Keys.Count(Denies) % 2 != d.B.Keys.Count(Denies) % 2, counted = d.Words.Any(w => char.IsDigit(w[0]) && w != "00");
        var severity = denied || counted ? Severity.High : d.Words.Exists(w => Tells(w, d.Words)) ? Severity.Medium : Severity.Low;
        var (p, q) = (Wording.Cut(x, d.A.Start, d.A.End), Wording.Cut(y, d.B.Start, d.B.End));
        return new(DivergenceKind.Verbatim, severity,
            $"{a.SpeakerName ?? "The speaker"} is quoted in two wordings: “{Slices.Shown(p.Text)}” in {ArticlePair.Name(pair.A)}, “{Slices.Shown(q.Text)}” in {ArticlePair.Name(pair.B)}; "
            + "at most one can be verbatim.",
            [Slices.Evidence(pair.A, p), Slices.Evidence(pair.B, q)],
            [$"{d.Shared} words stand in the same order in both, inside quotation marks.", $"What differs: “{d.ShownA}” and “{d.ShownB}”."]) { Reports = [a.Id, b.Id] };
    }

    /// <summary>A content word that is no other form of a word beside it: "pew" and "pews".</summary>
    static bool Tells(string word, List<string> all) => !Empty.Contains(word) && !Denies(word) && Full(word) == word && word is not ("is" or "s" or "00")
        && !all.Exists(o => o != word && o.Length > 2 && word.Length > 2 && o.AsSpan(0, 3).SequenceEqual(word.AsSpan(0, 3)));

    static bool Denies(string key) => Denials.Contains(key) || key is "dont" or "doesnt" or "didnt" or "isnt" or "arent" or "wasnt" or "werent" or "wont" or "wouldnt" or "cant" or "couldnt" or "shouldnt"
        or "hasnt" or "havent" or "hadnt";

    /// <summary>Whether reports of the other article hold the very words too.</summary>
    static bool AlsoPrints(IEnumerable<Report> reports, Report of, (int Start, int End, List<string> Keys) part) => reports.Where(r => Speakers.Same(r, of))
        .Any(r => r.Words.Any(w => w.Quoted && Contains(Wording.Of(w), part.Keys)));

    static bool Contains(List<PrintedWord> words, List<string> keys)
    {
        for (int i = 0; i + keys.Count <= words.Count; i++)
        {
            int k = 0;
            while (k < keys.Count && words[i + k].Key == keys[k]) k++;
            if (k == keys.Count) return true;
        }
        return false;
    }

    /// <summary>A difference inside shared words: from the first to the last shared word about it.</summary>
    sealed record Difference((int Start, int End, List<string> Keys) A, (int Start, int End, List<string> Keys) B, int Shared, string ShownA, string ShownB, List<string> Words);

    static IEnumerable<Difference> Differences(Stretch x, Stretch y)
    {
        List<PrintedWord> p = Wording.Of(x), q = Wording.Of(y);
        if (p.Count < LeastShared || q.Count < LeastShared || p.Count > 600 || q.Count > 600) yield break;
        var matched = Aligned(p, q);
        // Runs of shared words with a short difference between two of them; each side of it at least three shared words long.
        int from = 0;
        while (from < matched.Count)
        {
            int to = from;
            while (to + 1 < matched.Count && matched[to + 1].I - matched[to].I - 1 <= LongestDifference && matched[to + 1].J - matched[to].J - 1 <= LongestDifference) to++;
            if (to - from + 1 >= LeastShared && Block(x, y, p, q, matched.GetRange(from, to - from + 1)) is { } difference) yield return difference;
            from = to + 1;
        }
    }

    static Difference? Block(Stretch x, Stretch y, List<PrintedWord> p, List<PrintedWord> q, List<(int I, int J)> m)
    {
        int lengthP = m[^1].I - m[0].I + 1, lengthQ = m[^1].J - m[0].J + 1;
        if (m.Count < LeastShare * Math.Max(lengthP, lengthQ)) return null;
        List<string> words = [], shownA = [], shownB = [];
        for (int k = 1; k < m.Count; k++)
        {
            var (i, j) = (m[k - 1].I + 1, m[k - 1].J + 1);
            if (m[k].I == i && m[k].J == j) continue;
            if (k < 2 || m.Count - k < 2) continue;
            if (Edited(x, p[i - 1].End, p[m[k].I].Start) || Edited(y, q[j - 1].End, q[m[k].J].Start)) continue;
            var left = p.GetRange(i, m[k].I - i).ConvertAll(w => w.Key);
            var right = q.GetRange(j, m[k].J - j).ConvertAll(w => w.Key);
            if (Same(left, right)) continue;
            words.AddRange(left.Concat(right).Where(w => !(left.Contains(w) && right.Contains(w))));
            shownA.Add(left.Count == 0 ? "–" : x.Text[(p[i].Start - x.Start)..(p[m[k].I - 1].End - x.Start)]);
            shownB.Add(right.Count == 0 ? "–" : y.Text[(q[j].Start - y.Start)..(q[m[k].J - 1].End - y.Start)]);
        }
        if (shownA.Count == 0) return null;
        return new((p[m[0].I].Start, p[m[^1].I].End, p.GetRange(m[0].I, lengthP).ConvertAll(w => w.Key)),
            (q[m[0].J].Start, q[m[^1].J].End, q.GetRange(m[0].J, lengthQ).ConvertAll(w => w.Key)), m.Count, string.Join("”, “", shownA), string.Join("”, “", shownB), words);
    }

    /// <summary>The same letters written apart or together, or a number in figures and in words.</summary>
    static bool Same(List<string> a, List<string> b) => string.Concat(a) == string.Concat(b)
        || a.Count > 0 && b.Count > 0 && string.Concat(a.Select(Full)) == string.Concat(b.Select(Full));

    static string Full(string key)
    {
        if (Contracting.Contains(key)) return key;
        if (Written.TryGetValue(key, out string? full)) return full;
        foreach (var (ending, word) in Contractions)
            if (key.EndsWith(ending, StringComparison.Ordinal) && Contracting.Contains(key[..^ending.Length])) return key[..^ending.Length] + word;
        return key;
    }

    static readonly (string Ending, string Word)[] Contractions = [("ll", "will"), ("ve", "have"), ("re", "are"), ("s", "is"), ("m", "am"), ("d", "would"), ("nt", "not")];

    static readonly HashSet<string> Contracting =
    [
        "i", "you", "he", "she", "it", "we", "they", "that", "there", "who", "what", "here", "do", "does", "did", "is", "are", "was", "were", "would", "could", "should", "has", "have", "had",
    ];

    static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10",
        ["percent"] = "%", ["per"] = "", ["cent"] = "%", ["cant"] = "cannot", ["wont"] = "willnot", ["gonna"] = "goingto", ["wanna"] = "wantto", ["okay"] = "ok", ["lets"] = "letus",
    };

    /// <summary>A bracket or an ellipsis tells that the outlet cut or added openly.</summary>
    static bool Edited(Stretch s, int start, int end)
    {
        var between = s.Text.AsSpan(start - s.Start, end - start);
        return between.IndexOfAny("[]()…") >= 0 || between.Contains("..", StringComparison.Ordinal) || between.Contains(". .", StringComparison.Ordinal);
    }

    /// <summary>Longest common subsequence, as pairs of places.</summary>
    static List<(int I, int J)> Aligned(List<PrintedWord> p, List<PrintedWord> q)
    {
        var length = new int[p.Count + 1, q.Count + 1];
        for (int i = p.Count - 1; i >= 0; i--)
            for (int j = q.Count - 1; j >= 0; j--)
                length[i, j] = p[i].Key == q[j].Key ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < p.Count && j < q.Count;)
        {
            if (p[i].Key == q[j].Key) pairs.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }
        return pairs;
    }
}
