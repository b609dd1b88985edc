namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// The part of a word that its forms share, for counting likeness: plurals as in Harman's S-stemmer (How Effective Is Suffixing?, JASIS 42(1),
/// 1991), then -ing, -ed, -ly, a closing -e and a doubled letter. Coarser than <see cref="Stem"/>, which must not join two different words.
/// </summary>
static class WordStem
{
    const int ShortestVerb = 4, ShortestAdverb = 5;

    /// <summary>Stems a word where it stands.</summary>
    /// <param name="word">Lower case letters; changed.</param>
    /// <returns>How many of its characters are the stem.</returns>
    public static int Of(Span<char> word)
    {
        var length = Singular(word);
        if (Ends(word[..length], "ing") && length - 3 >= ShortestVerb) length -= 3;
        else if (Ends(word[..length], "ed") && length - 2 >= ShortestVerb) length -= 2;
        else if (Ends(word[..length], "ly") && length - 2 >= ShortestAdverb) length -= 2;
        if (length >= 5 && word[length - 1] == 'e') length--;
        if (length > 4 && word[length - 1] == word[length - 2] && word[length - 1] is not ('s' or 'l')) length--;
        return length;
    }

    static int Singular(Span<char> word)
    {
        if (word.Length > 4 && Ends(word, "ies") && word[^4] is not ('e' or 'a'))
        {
            word[^3] = 'y';
            return word.Length - 2;
        }
        return word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u') ? word.Length - 1 : word.Length;
    }

    static bool Ends(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
