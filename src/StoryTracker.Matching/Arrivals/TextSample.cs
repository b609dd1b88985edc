namespace StoryTracker.Matching.Arrivals;

/// <summary>A fixed-size sample of the short stretches of a text: those whose hashes are least, so that two texts keep the same ones of what they share.</summary>
/// <remarks>Bottom-k sketch: Broder, On the Resemblance and Containment of Documents, 1997.</remarks>
/// <param name="most">How many are kept.</param>
sealed class TextSample(int most)
{
    /// <summary>What a hash begins with.</summary>
    public const uint Seed = 2166136261;

    readonly SortedList<int, (int Start, int End)> _kept = [];

    /// <summary>The hashes, ascending.</summary>
    public int[] Hashes => [.. _kept.Keys];

    /// <summary>Where a stretch that was kept stands in the text.</summary>
    /// <exception cref="KeyNotFoundException">It was not kept.</exception>
    public (int Start, int End) this[int hash] => _kept[hash];

    /// <summary>Takes a stretch in.</summary>
    /// <param name="hash">From <see cref="Hash"/>.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    public void Add(uint hash, int start, int end)
    {
        var key = (int)(hash & int.MaxValue);
        if (_kept.Count == most && key >= _kept.GetKeyAtIndex(most - 1)) return;
        if (!_kept.TryAdd(key, (start, end))) return;
        if (_kept.Count > most) _kept.RemoveAt(most);
    }

    /// <summary>FNV-1a over the stem of a word, 32 bits, going on from an earlier hash.</summary>
    public static uint Hash(ReadOnlySpan<char> printed, uint from = Seed)
    {
        foreach (var c in WordStem.Of(printed)) from = (from ^ c) * 16777619;
        // Where a word ends counts, too.
        return (from ^ ' ') * 16777619;
    }

    /// <summary>How many of two samples are the same.</summary>
    public static int Shared(int[] a, int[] b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (a[i] < b[j]) i++;
            else j++;
        }
        return shared;
    }
}
