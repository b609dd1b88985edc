namespace StoryTracker.Matching.Arrivals;

/// <summary>Numbers for words, in the order in which they come first.</summary>
sealed class Vocabulary
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly List<string> _words = [];

    public int Count => _words.Count;

    public string this[int number] => _words[number];

    /// <summary>The number of a word, a new one where it is new.</summary>
    public int Number(string word)
    {
        if (_numbers.TryGetValue(word, out var number)) return number;
        _numbers.Add(word, _words.Count);
        _words.Add(word);
        return _words.Count - 1;
    }

    /// <summary>The number of a word, or -1 where it has none.</summary>
    public int Find(string word) => _numbers.GetValueOrDefault(word, -1);
}
