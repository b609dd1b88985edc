using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>A place in a text where a term stands.</summary>
/// <param name="Term">The term.</param>
/// <param name="Word">Number of its first word in the text, from 0.</param>
/// <param name="Printed">The words as the text prints them.</param>
readonly record struct Mention(Term Term, int Word, string Printed)
{
    /// <summary>
    /// The mentions of a story's terms. Where terms overlap, the one with more words counts alone; a common word inside somebody
    /// else's name ("council" in "Jewish Leadership Council") does not count.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="terms">What to look for.</param>
    /// <param name="headline">Whether the text is a headline, where capitals may mean nothing.</param>
    public static IEnumerable<Mention> In(string text, ImmutableArray<Word> words, IReadOnlyList<Term> terms, bool headline = false)
    {
        var endOfName = -1; // number of the word after the last name of the story
        for (var at = 0; at < words.Length;)
        {
            var (term, count) = Longest(words, at, terms);
            if (term is null || (!term.IsName && !headline && at != endOfName && ContinuesName(text, words, at)))
            {
                at++;
                continue;
            }
            yield return new(term, at, text[words[at].Start..words[at + count - 1].End]);
            at += count;
            if (term.IsName) endOfName = at;
        }
    }

    static bool ContinuesName(string text, ImmutableArray<Word> words, int at) =>
        at > 0 && char.IsUpper(text[words[at].Start]) && char.IsUpper(text[words[at - 1].Start])
        && text.AsSpan(words[at - 1].End..words[at].Start) is " ";

    static (Term? Term, int Words) Longest(ImmutableArray<Word> words, int at, IReadOnlyList<Term> terms)
    {
        (Term? Term, int Words) longest = (null, 0);
        foreach (var term in terms)
            if (term.WordsAt(words, at) is var count && count > longest.Words)
                longest = (term, count);
        return longest;
    }
}
