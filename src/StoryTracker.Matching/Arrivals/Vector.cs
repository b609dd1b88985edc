namespace StoryTracker.Matching.Arrivals;

/// <summary>Weighed words, in whole numbers so that sums of vectors are exact in any order.</summary>
/// <param name="Words">Numbers of words, ascending.</param>
/// <param name="Weights">The weight of each, above 0.</param>
sealed record Vector(int[] Words, ushort[] Weights)
{
    /// <summary>How long every vector is, but for rounding.</summary>
    public const int Unit = 4096;

    public static readonly Vector Empty = new([], []);

    /// <summary>The heaviest words as a vector of length <see cref="Unit"/>.</summary>
    /// <param name="weighed">Words and weights, in any order; changed.</param>
    /// <param name="most">How many words to keep.</param>
    /// <param name="table">Tells which of two equally heavy words comes first, whatever their numbers.</param>
    public static Vector Of(List<(int Word, double Weight)> weighed, int most, WordTable table)
    {
        weighed.Sort((a, b) => b.Weight.CompareTo(a.Weight) is var heavier and not 0
            ? heavier : string.CompareOrdinal(table[a.Word], table[b.Word]));
        if (weighed.Count > most) weighed.RemoveRange(most, weighed.Count - most);
        double squares = 0;
        foreach (var (_, weight) in weighed) squares += weight * weight;
        var scale = squares > 0 ? Unit / Math.Sqrt(squares) : 0;
        weighed.RemoveAll(w => Math.Round(w.Weight * scale) < 1);
        weighed.Sort((a, b) => a.Word.CompareTo(b.Word));
        return new([.. weighed.Select(w => w.Word)], [.. weighed.Select(w => (ushort)Math.Round(w.Weight * scale))]);
    }

    /// <summary>Cosine of two vectors, 0 to about 1.</summary>
    public double Dot(Vector other)
    {
        long sum = 0;
        var (mine, theirs) = (Words, other.Words);
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i] == theirs[j]) sum += (long)Weights[i++] * other.Weights[j++];
            else if (mine[i] < theirs[j]) i++;
            else j++;
        }
        return sum / ((double)Unit * Unit);
    }

    /// <summary>Writes it: the number of words, then for each the step from the one before and the weight.</summary>
    public void Save(BinaryWriter to)
    {
        to.Write7BitEncodedInt(Words.Length);
        for (int i = 0, last = 0; i < Words.Length; last = Words[i++])
        {
            to.Write7BitEncodedInt(Words[i] - last);
            to.Write7BitEncodedInt(Weights[i]);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static Vector Load(ref PackedInts from)
    {
        var length = from.Next();
        var (words, weights) = (new int[length], new ushort[length]);
        for (int i = 0, word = 0; i < length; i++) (words[i], weights[i]) = (word += from.Next(), (ushort)from.Next());
        return new(words, weights);
    }
}
