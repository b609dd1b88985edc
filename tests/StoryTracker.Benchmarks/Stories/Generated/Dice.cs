namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>Chance that falls alike from the same seed, on every machine and in every version of the runtime (S. Vigna, splitmix64).</summary>
public sealed class Dice
{
    ulong _state;

    /// <summary>Dice of a seed; the parts tell one use of it from another.</summary>
    public Dice(params ReadOnlySpan<ulong> seed)
    {
        foreach (var part in seed) _state = Mixed(_state ^ part);
    }

    /// <summary>0 up to <paramref name="below"/>, which is left out.</summary>
    public int Next(int below) => (int)(Draw() % (ulong)below);

    /// <summary>Both ends are in.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>0 up to 1, which is left out.</summary>
    public double Share() => (Draw() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in that share of throws.</summary>
    public bool Chance(double share) => Share() < share;

    /// <summary>One of these, all alike.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>One of these, the first ones most often: as words are used (G. Zipf), about 1 / rank.</summary>
    public T Zipf<T>(IReadOnlyList<T> items) => items[(int)Math.Pow(items.Count + 1, Share()) - 1];

    /// <summary>So many different ones of these, in their order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> items, int count)
    {
        List<T> some = [];
        for (var i = 0; i < items.Count && some.Count < count; i++)
            if (Next(items.Count - i) < count - some.Count) some.Add(items[i]);
        return some;
    }

    ulong Draw() => Mixed(_state += 0x9E3779B97F4A7C15UL);

    static ulong Mixed(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
