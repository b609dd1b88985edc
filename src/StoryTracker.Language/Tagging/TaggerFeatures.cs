using StoryTracker.Language.Models;

namespace StoryTracker.Language.Tagging;

/// <summary>What the tagger looks at: the word, its affixes and shape, its neighbours, the two tags before.</summary>
/// <remarks>After Ratnaparkhi (1996) and Collins (2002), with the usual tag of the words to come instead of a second pass.</remarks>
static class TaggerFeatures
{
    public const int Most = 48;

    public static void Collect(Analysis a, int i, ref FeatureKeys keys)
    {
        ref readonly var form = ref a.Forms[i];
        int word = a.Words[i], next = a.Words[i + 1], afterNext = a.Words[i + 2];
        int guess = a.Guesses[i], nextGuess = a.Guesses[i + 1], afterNextGuess = a.Guesses[i + 2];
        int before = i > 0 ? a.Words[i - 1] : Analysis.None, beforeThat = i > 1 ? a.Words[i - 2] : Analysis.None;
        int tag = i > 0 ? a.Tags[i - 1] : Analysis.None, tag2 = i > 1 ? a.Tags[i - 2] : Analysis.None;
        int shape = form.Shape << 1 | (i == 0 ? 1 : 0);
        keys.Clear();
        keys.Add(0, word);
        keys.Add(1, word, shape);
        keys.Add(2, form.Suffix1);
        keys.Add(3, form.Suffix2);
        keys.Add(4, form.Suffix3);
        keys.Add(5, form.Suffix4);
        keys.Add(6, form.Prefix1);
        keys.Add(7, form.Prefix2);
        keys.Add(8, form.Prefix3);
        keys.Add(9, shape);
        keys.Add(10, form.Suffix3, shape);
        keys.Add(11, tag);
        keys.Add(12, tag, tag2);
        keys.Add(13, tag, word);
        keys.Add(14, tag, tag2, guess);
        keys.Add(15, tag, form.Suffix3);
        keys.Add(16, tag, shape);
        keys.Add(17, before);
        keys.Add(18, beforeThat);
        keys.Add(19, next);
        keys.Add(20, afterNext);
        keys.Add(21, before, word);
        keys.Add(22, word, next);
        keys.Add(23, nextGuess);
        keys.Add(24, nextGuess, afterNextGuess);
        keys.Add(25, tag, nextGuess);
        keys.Add(26, word, nextGuess);
        keys.Add(27, guess, nextGuess);
        keys.Add(28, tag, guess, nextGuess);
        keys.Add(29, guess, nextGuess, afterNextGuess);
        keys.Add(30, before, tag2);
        keys.Add(31, form.Suffix2, nextGuess);
        if (word < 0)
        {
            keys.Add(36, guess);
            keys.Add(37, guess, shape);
            keys.Add(38, guess, tag);
            keys.Add(39, guess, form.Suffix3);
        }
        if (i > 0)
        {
            keys.Add(32, a.Forms[i - 1].Suffix3);
            keys.Add(33, a.Forms[i - 1].Shape, shape);
        }
        if (i + 1 >= a.Count) return;
        keys.Add(34, a.Forms[i + 1].Suffix3);
        keys.Add(35, a.Forms[i + 1].Shape, shape);
    }
}
