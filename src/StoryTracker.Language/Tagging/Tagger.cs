using System.Buffers.Binary;
using StoryTracker.Language.Models;

namespace StoryTracker.Language.Tagging;

/// <summary>Gives every token a universal and a Penn tag at once, from left to right.</summary>
sealed class Tagger
{
    readonly ClassWeights _weights;

    Tagger(Vocabulary vocabulary, Upos[] universal, Penn[] fine, ClassWeights weights) =>
        (Vocabulary, Universal, Fine, _weights) = (vocabulary, universal, fine, weights);

    /// <summary>A lead of so many steps over the second class is taken as sure.</summary>
    const int Sure = 120;

    /// <summary>The class of a whole stretch in quotation marks.</summary>
    public const int QuotationClass = 0;

    public Vocabulary Vocabulary { get; }

    /// <summary>The universal tag of each class.</summary>
    public Upos[] Universal { get; }

    /// <summary>The Penn tag of each class.</summary>
    public Penn[] Fine { get; }

    public static Tagger Read(ReadOnlySpan<byte> bytes)
    {
        var vocabulary = Vocabulary.Read(ref bytes);
        int classes = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var universal = new Upos[classes];
        var fine = new Penn[classes];
        for (int c = 0; c < classes; c++) (universal[c], fine[c]) = ((Upos)bytes[4 + 2 * c], (Penn)bytes[5 + 2 * c]);
        bytes = bytes[(4 + 2 * classes)..];
        return new Tagger(vocabulary, universal, fine, ClassWeights.Read(ref bytes));
    }

    public void Tag(Analysis a, ReadOnlySpan<bool> quotations)
    {
        Span<int> scores = stackalloc int[Fine.Length];
        var keys = new FeatureKeys(stackalloc ulong[TaggerFeatures.Most]);
        for (int i = 0; i < a.Count; i++)
        {
            if (quotations[i])
            {
                a.Tags[i] = QuotationClass;
                continue;
            }
            if (a.Settled[i]) continue;
            TaggerFeatures.Collect(a, i, ref keys);
            scores.Clear();
            _weights.Score(keys.Keys, scores);
            int best = 1, second = 2;
            for (int c = 2; c < scores.Length; c++)
            {
                if (scores[c] > scores[best]) (best, second) = (c, best);
                else if (scores[c] > scores[second]) second = c;
            }
            a.Tags[i] = best;
            a.Seconds[i] = scores[best] - scores[second] < Sure ? second : Analysis.None;
        }
    }
}
