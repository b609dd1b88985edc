using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Articles;

/// <summary>Words that an editor chose stand in the text at several places; the editor has to say which one is meant.</summary>
/// <param name="places">Where they stand, in order, with what is printed before and after.</param>
public sealed class WordsOccurAgainException(IReadOnlyList<Passage> places)
    : Exception($"The article prints these words at {places.Count} places; choose the one that is meant.")
{
    /// <summary>Where they stand, in order.</summary>
    public IReadOnlyList<Passage> Places { get; } = places;
}

/// <summary>Finds the exact characters of words that an editor pasted, and which of them stand inside quotation marks.</summary>
public static class ChosenWords
{
    /// <summary>Longest words, in UTF-16 units.</summary>
    public const int Most = 5000;

    /// <summary>
    /// The passages of the words in a text. White space counts as white space, however much of it; everything else has to be the same. What
    /// stands inside quotation marks and what does not are passages of their own; the marks themselves are none of the words.
    /// </summary>
    /// <param name="text">Text of one revision.</param>
    /// <param name="words">The words as pasted.</param>
    /// <param name="at">Where the words begin, for words that stand at several places; null where they stand at one.</param>
    /// <exception cref="CommandRefusedException">No words, too many, or words that the text does not print there.</exception>
    /// <exception cref="WordsOccurAgainException">They stand at several places, and nobody said which.</exception>
    public static IReadOnlyList<Passage> In(string text, string words, int? at = null)
    {
        if (words.Length > Most) throw new CommandRefusedException($"Choose {Most} characters at most.");
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (!parts.Any(p => p.Any(char.IsLetterOrDigit))) throw new CommandRefusedException("Paste the words as the article prints them.");
        var places = Places(text, parts);
        if (at is { } start) places = [.. places.Where(p => p.Start == start)];
        return places switch
        {
            [] => throw new CommandRefusedException(
                "The article does not print these words one after the other. Paste them exactly as they are printed, leaving nothing out."),
            [var (from, to)] => Passages(text, from, to),
            _ => throw new WordsOccurAgainException([.. places.Select(p => Passage.Cut(text, p.Start, p.End))]),
        };
    }

    static List<(int Start, int End)> Places(string text, string[] parts)
    {
        List<(int, int)> places = [];
        for (var i = text.IndexOf(parts[0], StringComparison.Ordinal); i >= 0; i = text.IndexOf(parts[0], i + 1, StringComparison.Ordinal))
            if (EndOf(text, i, parts) is { } end && !Splits(text, i, end)) places.Add((i, end));
        return places;
    }

    // After the last part, where all of them follow each other with white space between.
    static int? EndOf(string text, int start, string[] parts)
    {
        var at = start + parts[0].Length;
        foreach (var part in parts.Skip(1))
        {
            var next = at;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            if (next == at || string.CompareOrdinal(text, next, part, 0, part.Length) != 0) return null;
            at = next + part.Length;
        }
        return at;
    }

    // "art" stands in no "article".
    static bool Splits(string text, int start, int end) => Joins(text, start) || Joins(text, end);

    static bool Joins(string text, int at) =>
        at > 0 && at < text.Length && (char.IsLetterOrDigit(text[at - 1]) || char.IsSurrogate(text[at - 1]))
        && (char.IsLetterOrDigit(text[at]) || char.IsLowSurrogate(text[at]));

    static List<Passage> Passages(string text, int start, int end)
    {
        List<Passage> passages = [];
        var at = start;
        foreach (var quoted in QuotedStretches.Of(text).Where(q => q.Start < end && q.End > start))
        {
            Add(at, Math.Min(quoted.Start, end), false);
            var closed = QuotedStretches.IsMark(text[quoted.End - 1]) && quoted.End - 1 > quoted.Start;
            Add(Math.Max(at, quoted.Start + 1), Math.Min(end, closed ? quoted.End - 1 : quoted.End), true);
            at = quoted.End;
        }
        Add(at, end, false);
        return passages;

        void Add(int from, int to, bool quoted)
        {
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            if (from < to && text.AsSpan(from, to - from).ContainsLetterOrDigit()) passages.Add(Passage.Cut(text, from, to, quoted));
        }
    }

    static bool ContainsLetterOrDigit(this ReadOnlySpan<char> span)
    {
        foreach (var c in span)
            if (char.IsLetterOrDigit(c)) return true;
        return false;
    }
}
