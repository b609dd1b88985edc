namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// A sum of vectors; taking one out again restores the former state exactly. Kept as sorted lists, which take a third of the room of a hash table: a
/// newsroom has thousands of stories with thousands of words each.
/// </summary>
sealed class VectorSum
{
    int[] _words = [], _sums = [], _times = [];
    long _squares;

    /// <summary>How many different words there are.</summary>
    public int Count { get; private set; }

    /// <summary>Its length.</summary>
    public double Length => Math.Sqrt(_squares);

    /// <summary>The words, ascending.</summary>
    public ReadOnlySpan<int> Words => _words.AsSpan(0, Count);

    /// <summary>The sum of the weights of each word.</summary>
    public ReadOnlySpan<int> Sums => _sums.AsSpan(0, Count);

    /// <summary>How many of the vectors have each word.</summary>
    public ReadOnlySpan<int> AllTimes => _times.AsSpan(0, Count);

    /// <summary>How many of the vectors have the word.</summary>
    public int Times(int word) => Words.BinarySearch(word) is >= 0 and var at ? _times[at] : 0;

    /// <summary>The sum of the word's weights.</summary>
    public int Sum(int word) => Words.BinarySearch(word) is >= 0 and var at ? _sums[at] : 0;

    /// <summary>Puts a vector in (sign 1) or takes it out (sign -1).</summary>
    public void Add(Vector vector, int sign)
    {
        MakeRoom(vector.Words);
        var gone = false;
        for (int i = 0, at = 0; i < vector.Words.Length; i++, at++)
        {
            at += Words[at..].BinarySearch(vector.Words[i]);
            long before = _sums[at], after = before + (sign * vector.Weights[i]);
            _squares += (after * after) - (before * before);
            _sums[at] = (int)after;
            gone |= (_times[at] += sign) == 0;
        }
        if (gone) DropUnused();
    }

    /// <summary>Cosine of a vector and the sum, 0 to about 1.</summary>
    public double Cosine(Vector vector)
    {
        if (_squares == 0) return 0;
        long product = 0;
        for (int i = 0, at = 0; i < vector.Words.Length && at < Count; i++)
        {
            var found = Words[at..].BinarySearch(vector.Words[i]);
            if (found >= 0) product += (long)_sums[at + found] * vector.Weights[i];
            at += found >= 0 ? found + 1 : ~found;
        }
        return product / (Vector.Unit * Length);
    }

    // Places for words that are new, in order, filled from the end.
    void MakeRoom(int[] words)
    {
        var missing = 0;
        for (int i = 0, at = 0; i < words.Length; i++)
        {
            var found = Words[at..].BinarySearch(words[i]);
            if (found < 0) missing++;
            at += found >= 0 ? found + 1 : ~found;
        }
        if (missing == 0) return;
        var all = Count + missing;
        Grow(all);
        for (int from = Count - 1, to = all - 1, i = words.Length - 1; i >= 0; to--)
            if (from >= 0 && _words[from] >= words[i])
            {
                if (_words[from] == words[i]) i--;
                (_words[to], _sums[to], _times[to]) = (_words[from], _sums[from], _times[from]);
                from--;
            }
            else (_words[to], _sums[to], _times[to]) = (words[i--], 0, 0);
        Count = all;
    }

    void Grow(int all)
    {
        if (all <= _words.Length) return;
        var room = all + (all / 4);
        Array.Resize(ref _words, room);
        Array.Resize(ref _sums, room);
        Array.Resize(ref _times, room);
    }

    void DropUnused()
    {
        var to = 0;
        for (var from = 0; from < Count; from++)
            if (_times[from] != 0)
                (_words[to], _sums[to], _times[to++]) = (_words[from], _sums[from], _times[from]);
        Count = to;
    }
}
