using StoryTracker.Language.Models;
using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Learning;

/// <summary>Trains the tagger, and tags the training trees as a tagger would that has not seen them.</summary>
static class TaggerTraining
{
    const long Step = 100;
    const int MostFeatures = 110_000;

    /// <summary>The bytes of a tagger trained on the trees.</summary>
    public static byte[] Train(IReadOnlyList<GoldTree> trees, TagSet tags, int epochs, ulong seed)
    {
        var learnt = new Perceptron();
        var random = new Generator(seed);
        var order = trees.Select(t => (Tree: t, Analysis: SyntaxParser.Analyse(t.Tokens, tags.Vocabulary))).ToList();
        Span<int> scores = stackalloc int[tags.Pairs.Count];
        var keys = new FeatureKeys(stackalloc ulong[TaggerFeatures.Most]);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var (tree, a) in order)
            {
                for (int i = 0; i < a.Count; i++)
                {
                    int gold = a.Tags[i] = tags.Class(tree, i);
                    if (gold == Tagger.QuotationClass) continue;
                    TaggerFeatures.Collect(a, i, ref keys);
                    scores.Clear();
                    learnt.Score(keys.Keys, scores);
                    int best = 1;
                    for (int c = 2; c < scores.Length; c++) if (scores[c] > scores[best]) best = c;
                    if (best != gold) learnt.Update(keys.Keys, gold, best);
                    learnt.Tick();
                    a.Tags[i] = best;
                }
            }
        }
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            tags.Write(writer);
            ModelWriter.Classes(writer, learnt, Step, MostFeatures);
        }
        return bytes.ToArray();
    }

    /// <summary>The analyses of all trees, each tagged by a tagger trained on the others.</summary>
    /// <remarks>A parser trained on perfect tags trusts them too much (jackknifing).</remarks>
    public static Analysis[] Jackknife(IReadOnlyList<GoldTree> trees, TagSet tags, int folds, int epochs, ulong seed)
    {
        var analyses = new Analysis[trees.Count];
        for (int fold = 0; fold < folds; fold++)
        {
            var others = trees.Where((_, i) => i % folds != fold).ToList();
            var tagger = Tagger.Read(Train(others, tags, epochs, seed + (ulong)fold));
            for (int i = fold; i < trees.Count; i += folds)
            {
                analyses[i] = SyntaxParser.Analyse(trees[i].Tokens, tags.Vocabulary);
                tagger.Tag(analyses[i], trees[i].Tokens.Quotations);
            }
        }
        return analyses;
    }
}
