namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// The part of a word that its forms share, for counting likeness: plurals as in Harman's S-stemmer (How Effective Is Suffixing?, JASIS 42(1),
/// 1991), then -ing, -ed, -ly, a closing -e and a doubled letter. Coarser than <see cref="Stem"/>, which must not join two different words.
/// </summary>
static class WordStem
{
    const int ShortestVerb = 4, ShortestAdverb = 5, Longest = 40;

    /// <summary>The stem of a word as it is printed: capitals and apostrophes do not count, and nothing beyond forty letters does.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> printed)
    {
        var (letters, count) = (new char[Math.Min(printed.Length, Longest)], 0);
        foreach (var c in printed)
            if (c is not ('\'' or '’') && count < letters.Length) letters[count++] = char.ToLowerInvariant(c);
        return letters.AsSpan(0, Cut(letters.AsSpan(0, count)));
    }

    // Where it stands; tells how many of its letters are the stem.
    static int Cut(Span<char> word)
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
