using System.Collections.Immutable;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>Finds the stretches of two reports that answer each other best: one sentence against one or two, or quoted words inside
/// one.</summary>
static class StretchPairs
{
    const int MostSentences = 40;

    /// <summary>The best pairs, each sentence in one pair at most, strongest first.</summary>
    public static IReadOnlyList<Evidence> Best(Report a, Report b, SpokenWords wordsA, SpokenWords wordsB)
    {
        var rules = new EvidenceRules(a, b, wordsA, wordsB);
        var (windowsA, windowsB) = (Windows(wordsA), Windows(wordsB));
        List<Evidence> found = [];
        foreach (var x in windowsA)
        {
            foreach (var y in windowsB)
            {
                if (x.Length > 1 && y.Length > 1 || SharedForms(x.Forms, y.Forms) < (x.Telling == 1 || y.Telling == 1 ? 1 : 2)) continue;
                if (rules.Judge(x.Words, y.Words) is { } evidence) found.Add(evidence);
            }
        }
        List<Evidence> best = [];
        foreach (var e in found.OrderByDescending(e => e.Strength).ThenByDescending(e => Math.Round(e.Match.Weight, 6))
            .ThenBy(e => Sentences(e.A) + Sentences(e.B))
            .ThenBy(e => e.A[0].Start).ThenBy(e => e.B[0].Start).ThenByDescending(e => e.A.Length + e.B.Length))
            if (!best.Exists(k => Meet(k.A, e.A) || Meet(k.B, e.B))) best.Add(e);
        return best;
    }

    static int SharedForms(HashSet<string> x, HashSet<string> y) => x.Count < y.Count ? x.Count(y.Contains) : y.Count(x.Contains);

    static int Sentences(ImmutableArray<SpokenWord> words) => words[^1].Sentence - words[0].Sentence;

    static bool Meet(ImmutableArray<SpokenWord> x, ImmutableArray<SpokenWord> y) =>
        x[0].Sentence <= y[^1].Sentence && y[0].Sentence <= x[^1].Sentence;

    static List<(ImmutableArray<SpokenWord> Words, int Length, HashSet<string> Forms, int Telling)> Windows(SpokenWords words)
    {
        List<(ImmutableArray<SpokenWord>, int, HashSet<string>, int)> windows = [];
        var sentences = words.Sentences;
        for (var i = 0; i < sentences.Length && i < MostSentences; i++)
        {
            Add(sentences[i], 1);
            if (i + 1 < sentences.Length) Add(sentences[i].AddRange(sentences[i + 1]), 2);
            // Words in quotation marks inside the reporter's sentence.
            ImmutableArray<SpokenWord> quoted = [.. sentences[i].Where(w => w.Quoted)];
            if (quoted.Length > 1 && quoted.Length < sentences[i].Length) Add(quoted, 1);
        }
        return windows;

        void Add(ImmutableArray<SpokenWord> window, int length) =>
            windows.Add((window, length, [.. window.Where(w => w.Tells).Select(w => w.Form)], window.Count(w => w.Tells)));
    }
}
