namespace StoryTracker.Domain.Erasure;

/// <summary>Tells whether a text repeats words of others: some words in a row, whatever their case and punctuation.</summary>
public sealed class RepeatedWords
{
    readonly HashSet<string> runs = new(StringComparer.Ordinal);
    readonly int length, shortest;

    /// <summary>Takes the texts in.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">How many words in a row make a repetition, from 2.</param>
    /// <param name="shortest">A text of fewer words than <paramref name="length"/> counts as a whole if it has so many; from 2.</param>
    public RepeatedWords(IEnumerable<string> texts, int length, int shortest)
    {
        (this.length, this.shortest) = (length, shortest);
        foreach (var text in texts) runs.UnionWith(Runs(text));
    }

    /// <summary>Whether a text repeats some of it.</summary>
    public bool AreIn(string text)
    {
        var words = Words(text);
        for (var n = Math.Min(shortest, length); n <= length; n++)
            for (var i = 0; i + n <= words.Count; i++)
                if (runs.Contains(string.Join(' ', words.GetRange(i, n)))) return true;
        return false;
    }

    IEnumerable<string> Runs(string text)
    {
        var words = Words(text);
        if (words.Count >= shortest && words.Count < length) yield return string.Join(' ', words);
        for (var i = 0; i + length <= words.Count; i++) yield return string.Join(' ', words.GetRange(i, length));
    }

    static List<string> Words(string text)
    {
        List<string> words = [];
        for (var (i, start) = (0, -1); i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            words.Add(text[start..i].ToUpperInvariant());
            start = -1;
        }
        return words;
    }
}
