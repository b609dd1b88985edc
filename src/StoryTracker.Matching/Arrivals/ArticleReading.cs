using System.Buffers;
using System.Runtime.InteropServices;

namespace StoryTracker.Matching.Arrivals;

/// <summary>An article as it is assessed: all its words, and the sketch that is kept of it.</summary>
sealed class ArticleReading
{
    // What a text is about stands in its headline and its opening.
    const int OpeningWords = 60;
    const int MostWords = 150, MostOpening = 40, MostNumbers = 40;
    // A name in the background is mostly the common word of the same letters: it counts for less there.
    const double NameInBackground = 0.3;
    // "12" is everywhere.
    const double ShortNumber = 5;

    static readonly SearchValues<char> Numeral = SearchValues.Create("0123456789.,");

    readonly Dictionary<int, Word> _words = [];
    readonly string _title, _text;

    /// <summary>Reads an article.</summary>
    /// <param name="arrival">The article.</param>
    /// <param name="table">Gives words their numbers and tells how rare they are.</param>
    /// <param name="settings">What headline and opening are worth.</param>
    public ArticleReading(Arrival arrival, WordTable table, ArrivalSettings settings)
    {
        (_title, _text) = (arrival.Title ?? "", arrival.Text);
        List<Token> title = [], tokens = [];
        Token.Read(_title, title);
        Token.Read(_text, tokens);
        HashSet<int> numbers = [];
        for (var i = 0; i < tokens.Count; i++) Take(_text, tokens[i], i < OpeningWords, numbers, table);
        foreach (var token in title) Take(_title, token, true, null, table, ofTitle: true);
        All = [.. _words.Keys, .. numbers.Where(n => !_words.ContainsKey(n))];
        Array.Sort(All);

        var days = new DaysNamed(_text, tokens);
        List<(int, double)> words = [], opening = [], numerals = [], names = [], phrases = [];
        foreach (var (word, seen) in _words)
        {
            var rarity = Rarity(word, IsName(word, seen, table), table, settings);
            if (rarity <= 0) continue;
            if (IsName(word, seen, table)) names.Add((word, (1 + Math.Log(seen.Count)) * rarity));
            words.Add((word, (1 + Math.Log(seen.Count)) * rarity * (seen.Opening > 0 ? settings.OpeningFactor : 1)));
            if (seen.Opening > 0) opening.Add((word, (1 + Math.Log(seen.Opening)) * rarity));
        }
        foreach (var number in numbers)
        {
            var common = table.InArticles(number) + 0.5 + (table[number].Length < 3 ? ShortNumber : 0);
            numerals.Add((number, Math.Max(0, Math.Log(Documents(table, settings) / common))));
        }
        var pairs = new Dictionary<int, int>();
        var weekdays = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var at = _text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start);
            if (i < OpeningWords)
                for (var d = 0; d < 7; d++)
                    if (at.Equals(((DayOfWeek)d).ToString(), StringComparison.OrdinalIgnoreCase)) weekdays |= 1 << d;
            if (i == 0 || !char.IsUpper(at[0]) || tokens[i].Initial || tokens[i].Start != tokens[i - 1].End + 1 || !char.IsUpper(_text[tokens[i - 1].Start])) continue;
            var pair = table.Number(_text[tokens[i - 1].Start..tokens[i].End].ToLowerInvariant());
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }
        foreach (var (pair, count) in pairs) phrases.Add((pair, (1 + Math.Log(count)) * Math.Log(Documents(table, settings) / (table.InArticles(pair) + 0.5))));
        All = [.. All, .. pairs.Keys];
        Array.Sort(All);
        Sketch = new(Vector.Of(words, MostWords, table), Vector.Of(opening, MostOpening, table), Vector.Of(numerals, MostNumbers, table),
            days.Days, days.Years, arrival.Published ?? days.Dateline, [.. names.Select(n => n.Item1).Order()], Vector.Of(phrases, 40, table), weekdays, Vector.Of(names, 60, table));
    }

    /// <summary>Every word and numeral, ascending.</summary>
    public int[] All { get; }

    /// <summary>What is kept of the article.</summary>
    public Sketch Sketch { get; }

    /// <summary>Whether the article has the word.</summary>
    public bool Has(int word) => _words.ContainsKey(word);

    /// <summary>Whether the word is a name here: it has a capital where only names have one.</summary>
    public bool IsName(int word, WordTable table) => _words.TryGetValue(word, out var seen) && IsName(word, seen, table);

    /// <summary>The word as the article prints it first.</summary>
    public string Printed(int word, WordTable table) =>
        _words.TryGetValue(word, out var seen) ? (seen.InTitle ? _title : _text)[seen.First.Start..seen.First.End] : table[word];

    void Take(string text, Token token, bool opening, HashSet<int>? numbers, WordTable table, bool ofTitle = false)
    {
        var printed = text.AsSpan(token.Start, token.End - token.Start);
        if (char.IsAsciiDigit(printed[0]) && !printed.ContainsAnyExcept(Numeral))
        {
            if (ofTitle || numbers is null) return;
            Span<char> digits = stackalloc char[Math.Min(printed.Length, 32)];
            var length = 0;
            foreach (var c in printed)
                if (c != ',' && length < digits.Length) digits[length++] = c;
            numbers.Add(table.Number(digits[..length]));
            return;
        }
        if (printed.Length is < 2 or > 40) return;
        Span<char> letters = stackalloc char[printed.Length];
        var count = 0;
        foreach (var c in printed)
            if (c is not ('\'' or '’')) letters[count++] = char.ToLowerInvariant(c);
        if (count == 0) return;
        var stem = table.Number(letters[..WordStem.Of(letters[..count])]);
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, stem, out var known);
        if (!known) (seen.First, seen.InTitle) = (token, ofTitle);
        seen.Count++;
        if (opening) seen.Opening++;
        if (ofTitle) return;
        if (!char.IsUpper(printed[0])) seen.Lower++;
        else if (token.Initial) seen.Initial++;
        else seen.Capital++;
    }

    static bool IsName(int word, Word seen, WordTable table) =>
        (seen.Capital > seen.Lower || (seen is { Capital: 0, Lower: 0, Initial: > 0 } && table.InBackground(word) == 0))
        && !Calendar.IsDayOrMonth(table[word]);

    static double Rarity(int word, bool name, WordTable table, ArrivalSettings settings)
    {
        var background = settings.BackgroundShare * table.InBackground(word) * (name ? NameInBackground : 1);
        return Math.Log(Documents(table, settings) / (background + table.InArticles(word) + 0.5)) * (name ? settings.NameFactor : 1);
    }

    static double Documents(WordTable table, ArrivalSettings settings) => (settings.BackgroundShare * Background.All) + table.Articles + 1;

    struct Word
    {
        public int Count, Opening, Capital, Initial, Lower;
        public Token First;
        public bool InTitle;
    }
}
