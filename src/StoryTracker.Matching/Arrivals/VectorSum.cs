using System.Runtime.InteropServices;

namespace StoryTracker.Matching.Arrivals;

/// <summary>A sum of vectors; taking one out again restores the former state exactly.</summary>
sealed class VectorSum
{
    readonly Dictionary<int, (int Sum, int Times)> _words = [];
    long _squares;

    /// <summary>The words with the sum of their weights and how many of the vectors have them.</summary>
    public IReadOnlyDictionary<int, (int Sum, int Times)> Words => _words;

    /// <summary>Its length.</summary>
    public double Length => Math.Sqrt(_squares);

    /// <summary>How many of the vectors have the word.</summary>
    public int Times(int word) => _words.GetValueOrDefault(word).Times;

    /// <summary>The sum of the word's weights.</summary>
    public int Sum(int word) => _words.GetValueOrDefault(word).Sum;

    /// <summary>Puts a vector in (sign 1) or takes it out (sign -1).</summary>
    public void Add(Vector vector, int sign)
    {
        for (var i = 0; i < vector.Words.Length; i++)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, vector.Words[i], out _);
            long before = entry.Sum, after = before + (sign * vector.Weights[i]);
            _squares += (after * after) - (before * before);
            entry = ((int)after, entry.Times + sign);
            if (entry.Times == 0) _words.Remove(vector.Words[i]);
        }
    }

    /// <summary>Cosine of a vector and the sum, 0 to about 1.</summary>
    public double Cosine(Vector vector)
    {
        if (_squares == 0) return 0;
        long product = 0;
        for (var i = 0; i < vector.Words.Length; i++)
            if (_words.TryGetValue(vector.Words[i], out var entry)) product += (long)entry.Sum * vector.Weights[i];
        return product / (Vector.Unit * Length);
    }
}
