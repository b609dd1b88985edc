using StoryTracker.Language.Models;
using StoryTracker.Language.Tagging;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Learning;

/// <summary>Trains the tagger, and tags the training trees as a tagger would that has not seen them.</summary>
static class TaggerTraining
{
    const long Step = 100;
    const int Margin = 10;
    const int Patience = 0;
    const int TableBits = 17;

    /// <summary>The bytes of a tagger trained on the trees.</summary>
    public static byte[] Train(IReadOnlyList<GoldTree> trees, TagSet tags, int epochs, ulong seed)
    {
        var learnt = new Perceptron(Patience);
        var random = new Generator(seed);
        var order = trees.Select(t => (Tree: t, Analysis: tags.AnalyseUnseen(t))).ToList();
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
                    if (a.Settled[i])
                    {
                        a.Tags[i] = a.Guesses[i];
                        continue;
                    }
                    TaggerFeatures.Collect(a, i, ref keys);
                    scores.Clear();
                    learnt.Score(keys.Keys, scores);
                    int best = 1;
                    for (int c = 2; c < scores.Length; c++) if (scores[c] > scores[best]) best = c;
                    learnt.Learn(keys.Keys, scores, gold, Margin);
                    learnt.Tick();
                    a.Tags[i] = best;
                }
            }
        }
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            tags.Write(writer);
            ModelWriter.Classes(writer, learnt.Averages(), Step, TableBits);
        }
        return bytes.ToArray();
    }

    /// <summary>The analyses of all trees, each tagged by a tagger trained on the others; a sentence's trees stay together.</summary>
    /// <remarks>A parser trained on perfect tags trusts them too much (jackknifing).</remarks>
    public static Analysis[] Jackknife(IReadOnlyList<(GoldTree Tree, int Source)> trees, TagSet tags, int folds, int epochs, ulong seed)
    {
        var analyses = new Analysis[trees.Count];
        for (int fold = 0; fold < folds; fold++)
        {
            var others = trees.Where(t => t.Source % folds != fold).Select(t => t.Tree).ToList();
            var tagger = Tagger.Read(Train(others, tags, epochs, seed + (ulong)fold));
            for (int i = 0; i < trees.Count; i++)
            {
                if (trees[i].Source % folds != fold) continue;
                analyses[i] = tags.AnalyseUnseen(trees[i].Tree);
                tagger.Tag(analyses[i], trees[i].Tree.Tokens.Quotations);
            }
        }
        return analyses;
    }
}
