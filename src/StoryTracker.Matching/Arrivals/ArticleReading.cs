using System.Buffers;
using System.Runtime.InteropServices;

namespace StoryTracker.Matching.Arrivals;

/// <summary>An article as it is assessed: all its words, and the sketch that is kept of it.</summary>
sealed class ArticleReading
{
    // What a text is about stands in its headline and its opening.
    const int OpeningWords = 60;
    const int MostWords = 150, MostOpening = 40, MostNumbers = 40, MostPhrases = 40;
    // A name in the background is mostly the common word of the same letters: it counts for less there.
    const double NameInBackground = 0.3;
    const double InEveryOtherText = 0.02;
    // "12" is everywhere.
    const double ShortNumber = 5;

    static readonly SearchValues<char> Numeral = SearchValues.Create("0123456789.,");

    readonly Dictionary<int, Word> _words = [];
    readonly Dictionary<int, (int Count, int Start, int End)> _phrases = [];
    readonly string _title, _text;
    readonly WordTable _table;
    readonly ArrivalSettings _settings;

    /// <summary>Reads an article.</summary>
    /// <param name="arrival">The article.</param>
    /// <param name="table">Gives words their numbers and tells how rare they are.</param>
    /// <param name="settings">What headline and opening are worth.</param>
    public ArticleReading(Arrival arrival, WordTable table, ArrivalSettings settings)
    {
        (_title, _text, _table, _settings) = (arrival.Title ?? "", arrival.Text, table, settings);
        List<Token> title = [], tokens = [];
        Token.Read(_title, title);
        Token.Read(_text, tokens);
        HashSet<int> numbers = [];
        for (var i = 0; i < tokens.Count; i++)
        {
            Take(_text, tokens[i], i < OpeningWords, numbers);
            if (i > 0) TakePhrase(tokens[i - 1], tokens[i]);
        }
        foreach (var token in title) Take(_title, token, true, null);
        All = [.. _words.Keys.Concat(_phrases.Keys).Concat(numbers).Distinct()];
        Quoted = QuotedWords.In(_text, tokens);
        Roles = EntityRoles.In(_text, tokens, IsTelling);
        var tags = new OutletTags(arrival.Tags, table, settings);
        All = [.. All, .. tags.Numbers];
        Sketch = MakeSketch(numbers, new(_text, tokens, OpeningWords), tags, arrival.Published);
    }

    /// <summary>What it prints inside quotation marks.</summary>
    public TextSample Quoted { get; }

    /// <summary>Who does or is what in it.</summary>
    public TextSample Roles { get; }

    /// <summary>Every word, numeral and phrase, each once.</summary>
    public int[] All { get; }

    /// <summary>What is kept of the article.</summary>
    public Sketch Sketch { get; }

    /// <summary>Whether the article has the word.</summary>
    public bool Has(int word) => _words.ContainsKey(word);

    /// <summary>Whether the word is a name here: it has a capital where only names have one.</summary>
    public bool IsName(int word) => _words.TryGetValue(word, out var seen) && IsName(word, seen);

    /// <summary>Whether the word says what the article is about: no name, no day or month, and not in every other text ("said").</summary>
    public bool IsTelling(int word) =>
        !IsName(word) && !Calendar.IsDayOrMonth(_table[word]) && _table.InBackground(word) <= Background.All * InEveryOtherText;

    bool IsTelling(Token token) => _table.Find(WordStem.Of(_text.AsSpan(token.Start, token.End - token.Start))) is >= 0 and var word && IsTelling(word);

    /// <summary>A word or phrase as the article prints it first.</summary>
    public string Printed(int word) =>
        _words.TryGetValue(word, out var seen) ? (seen.InTitle ? _title : _text)[seen.First.Start..seen.First.End]
        : _phrases.TryGetValue(word, out var phrase) ? _text[phrase.Start..phrase.End]
        : _table[word];

    /// <summary>A stretch of the text.</summary>
    public string Slice((int Start, int End) stretch) => _text[stretch.Start..stretch.End];

    Sketch MakeSketch(HashSet<int> numbers, DaysNamed days, OutletTags tags, DateOnly? published)
    {
        List<(int, double)> words = [], opening = [], numerals = [], phrases = [];
        List<int> names = [];
        foreach (var (word, seen) in _words)
        {
            var name = IsName(word, seen);
            if (name) names.Add(word);
            var rarity = Rarity(word, name);
            if (rarity <= 0) continue;
            words.Add((word, (1 + Math.Log(seen.Count)) * rarity * (seen.Opening > 0 ? _settings.OpeningFactor : 1)));
            if (seen.Opening > 0) opening.Add((word, (1 + Math.Log(seen.Opening)) * rarity));
        }
        foreach (var number in numbers)
            numerals.Add((number, Math.Max(0, Math.Log(Documents / (Articles(number) + (_table[number].Length < 3 ? ShortNumber : 0))))));
        foreach (var (phrase, seen) in _phrases)
            phrases.Add((phrase, (1 + Math.Log(seen.Count)) * Math.Max(0, Math.Log(Documents / Articles(phrase)))));
        var kept = Vector.Of(words, MostWords, _table);
        return new(
            kept, Vector.Of(opening, MostOpening, _table), Vector.Of(numerals, MostNumbers, _table), Vector.Of(phrases, MostPhrases, _table),
            [.. names.Where(n => Array.BinarySearch(kept.Words, n) >= 0).Order()], days.Days, days.Years, days.Weekdays,
            Quoted.Hashes, Roles.Hashes, tags.Rare, published ?? days.Dateline);
    }

    void Take(string text, Token token, bool opening, HashSet<int>? numbers)
    {
        var inTitle = numbers is null;
        var printed = text.AsSpan(token.Start, token.End - token.Start);
        if (char.IsAsciiDigit(printed[0]) && !printed.ContainsAnyExcept(Numeral))
        {
            // In the title of many an undated text is nothing but the first sentence: numerals are read once.
            if (!inTitle && printed.Length <= 32) numbers!.Add(NumberOf(printed));
            return;
        }
        if (printed.Length is < 2 or > 40) return;
        var letters = WordStem.Of(printed);
        if (letters.IsEmpty) return;
        var stem = _table.Number(letters, printed);
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, stem, out var known);
        if (!known) (seen.First, seen.InTitle) = (token, inTitle);
        seen.Count++;
        if (opening) seen.Opening++;
        if (inTitle) return;
        if (!char.IsUpper(printed[0])) seen.Lower++;
        else if (token.Initial) seen.Initial++;
        else seen.Capital++;
    }

    int NumberOf(ReadOnlySpan<char> printed)
    {
        Span<char> digits = stackalloc char[printed.Length];
        var length = 0;
        foreach (var c in printed)
            if (c != ',') digits[length++] = c;
        return _table.Number(digits[..length], printed);
    }

    // "Tara Reid", "Red Sox": two capitalised words with nothing but a blank between them.
    void TakePhrase(Token before, Token token)
    {
        if (token.Initial || token.Start != before.End + 1 || _text[before.End] != ' ' || token.End - before.Start > 60
            || !char.IsUpper(_text[before.Start]) || !char.IsUpper(_text[token.Start])) return;
        var printed = _text.AsSpan(before.Start, token.End - before.Start);
        Span<char> letters = stackalloc char[printed.Length];
        printed.ToLowerInvariant(letters);
        var phrase = _table.Number(letters, printed);
        var seen = _phrases.GetValueOrDefault(phrase, (Count: 0, before.Start, token.End));
        _phrases[phrase] = seen with { Count = seen.Count + 1 };
    }

    bool IsName(int word, Word seen) =>
        (seen.Capital > seen.Lower || (seen is { Capital: 0, Lower: 0, Initial: > 0 } && _table.InBackground(word) == 0))
        && !Calendar.IsDayOrMonth(_table[word]);

    // Inverse document frequency over the background and what has come in so far.
    double Rarity(int word, bool name) =>
        Math.Log(Documents / (Articles(word) + (_settings.BackgroundShare * _table.InBackground(word) * (name ? NameInBackground : 1))));

    double Articles(int word) => _table.InArticles(word) + 0.5;

    double Documents => (_settings.BackgroundShare * Background.All) + _table.Articles + 1;

    struct Word
    {
        public int Count, Opening, Capital, Initial, Lower;
        public Token First;
        public bool InTitle;
    }
}
