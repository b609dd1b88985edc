using System.Runtime.InteropServices;

namespace StoryTracker.Matching.Arrivals;

/// <summary>Numbers for words (stems and numerals), in the order in which they come first, and in how many articles each of them stood.</summary>
sealed class WordTable
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    readonly List<Entry> _entries = [];

    public WordTable() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _entries.Count;

    /// <summary>How many articles were counted.</summary>
    public int Articles { get; private set; }

    public string this[int word] => _entries[word].Text;

    /// <summary>The word as it was printed when it first came.</summary>
    public string Printed(int word) => _entries[word].Printed;

    /// <summary>The number of a word, a new one where it is new.</summary>
    /// <param name="word">Its stem, or a numeral or phrase in lower case.</param>
    /// <param name="printed">As it is printed here.</param>
    public int Number(ReadOnlySpan<char> word, ReadOnlySpan<char> printed)
    {
        if (_lookup.TryGetValue(word, out var number)) return number;
        var text = word.ToString();
        _numbers.Add(text, _entries.Count);
        _entries.Add(new(text, printed.SequenceEqual(word) ? text : printed.ToString(), Background.Documents(text)));
        return _entries.Count - 1;
    }

    /// <summary>The number of a word, or -1 where it has none.</summary>
    public int Find(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var number) ? number : -1;

    /// <summary>In how many of the background's documents the word stands.</summary>
    public int InBackground(int word) => _entries[word].Background;

    /// <summary>In how many articles the word stood.</summary>
    public int InArticles(int word) => _entries[word].Articles;

    /// <summary>Counts an article's words, each once.</summary>
    public void CountArticle(ReadOnlySpan<int> words)
    {
        Articles++;
        var entries = CollectionsMarshal.AsSpan(_entries);
        foreach (var word in words) entries[word].Articles++;
    }

    public void Save(BinaryWriter to)
    {
        to.Write(Articles);
        to.Write(_entries.Count);
        foreach (var entry in _entries)
        {
            to.Write(entry.Text);
            to.Write(entry.Printed);
            to.Write7BitEncodedInt(entry.Articles);
        }
    }

    public static WordTable Load(BinaryReader from)
    {
        var table = new WordTable { Articles = from.ReadInt32() };
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var number = table.Number(from.ReadString(), from.ReadString());
            CollectionsMarshal.AsSpan(table._entries)[number].Articles = from.Read7BitEncodedInt();
        }
        return table;
    }

    struct Entry(string text, string printed, int background)
    {
        public readonly string Text = text, Printed = printed;
        public readonly int Background = background;
        public int Articles;
    }
}
