namespace StoryTracker.Matching;

/// <summary>
/// The part of a word that its forms share, by light rules: plurals as in Harman's S-stemmer (How Effective Is Suffixing?, JASIS 42(1),
/// 1991), and for common words -ed, -ing and a closing -e. Two words are the same when their stems are equal.
/// </summary>
static class Stem
{
    const int ShortestVerbStem = 5;

    /// <summary>Without the plural ending: candidates, candidate.</summary>
    public static string OfName(string word) => word switch
    {
        [.., var a, 'i', 'e', 's'] when a is not ('e' or 'a') => word[..^3] + "y",
        [.., 's' or 'u', 's'] => word,
        [_, _, _, .., 's'] => word[..^1],
        _ => word,
    };

    /// <summary>Without plural and verb endings: proscribed, proscribing, proscribes, proscribe.</summary>
    public static string OfCommon(string word)
    {
        var singular = OfName(word);
        if (singular.EndsWith("ing", StringComparison.Ordinal) && singular.Length - 3 >= ShortestVerbStem) return singular[..^3];
        if (singular.EndsWith("ed", StringComparison.Ordinal) && singular.Length - 2 >= ShortestVerbStem) return singular[..^2];
        return singular.EndsWith('e') && singular.Length - 1 >= ShortestVerbStem ? singular[..^1] : singular;
    }
}
