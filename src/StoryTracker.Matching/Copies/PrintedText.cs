using System.Collections.Immutable;

namespace StoryTracker.Matching.Copies;

/// <summary>A text as its words in order, case and marks apart, each with where it stands and whether it stands between quotation marks.</summary>
public sealed class PrintedText
{
    // A run that a text repeats more often than this is a refrain: it is looked up at its first places only.
    const int MostPlaces = 8;

    readonly Lazy<Dictionary<ulong, int[]>> _places;

    PrintedText(string text, ImmutableArray<PrintedWord> words)
    {
        Text = text;
        Words = words;
        Narrated = words.Count(w => !w.Quoted);
        _places = new(Places);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How many words it has.</summary>
    public int Count => Words.Length;

    /// <summary>Words that stand outside quotation marks: the reporter's own.</summary>
    public int Narrated { get; }

    /// <summary>Its words in order.</summary>
    internal ImmutableArray<PrintedWord> Words { get; }

    /// <summary>Reads a text.</summary>
    public static PrintedText Of(string text)
    {
        var words = ImmutableArray.CreateBuilder<PrintedWord>();
        var quoted = QuotationMarks.In(text);
        var quote = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            var hash = 14695981039346656037UL; // FNV-1a over the upper-case letters
            for (; at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInnerApostrophe(text, at)); at++)
                if (char.IsLetterOrDigit(text[at])) hash = (hash ^ char.ToUpperInvariant(text[at])) * 1099511628211UL;
            while (quote < quoted.Length && quoted[quote].End <= start) quote++;
            words.Add(new(hash, start, at, quote < quoted.Length && quoted[quote].Start <= start));
        }
        return new(text, words.ToImmutable());
    }

    /// <summary>Hash of the run of <see cref="TextShingles.Words"/> words that starts at a word.</summary>
    internal ulong Run(int word)
    {
        var run = 0UL;
        for (var k = 0; k < TextShingles.Words; k++) run = TextShingles.Mixed(run ^ Words[word + k].Hash) + (ulong)k;
        return run;
    }

    /// <summary>Numbers of the words at which a run starts, in order.</summary>
    internal ReadOnlySpan<int> PlacesOf(ulong run) => _places.Value.TryGetValue(run, out var places) ? places : [];

    Dictionary<ulong, int[]> Places()
    {
        Dictionary<ulong, int[]> places = [];
        for (var i = 0; i + TextShingles.Words <= Words.Length; i++)
        {
            var run = Run(i);
            if (!places.TryGetValue(run, out var known)) places[run] = [i];
            else if (known.Length < MostPlaces) places[run] = [.. known, i];
        }
        return places;
    }

    static bool IsInnerApostrophe(string text, int at) => text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
}

/// <summary>A word of a text.</summary>
/// <param name="Hash">Equal for the same letters, whatever their case.</param>
/// <param name="Start">Where it starts, UTF-16.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Quoted">Whether it stands between quotation marks.</param>
readonly record struct PrintedWord(ulong Hash, int Start, int End, bool Quoted);
