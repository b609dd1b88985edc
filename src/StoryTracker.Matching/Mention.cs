using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>A place in a text where a term stands.</summary>
/// <param name="Term">The term.</param>
/// <param name="Word">Number of its first word in the text, from 0.</param>
/// <param name="Printed">The words as the text prints them.</param>
readonly record struct Mention(Term Term, int Word, string Printed)
{
    /// <summary>The mentions of a story's terms; where terms overlap, the one with more words counts alone.</summary>
    public static IEnumerable<Mention> In(string text, ImmutableArray<Word> words, IReadOnlyList<Term> terms)
    {
        for (var at = 0; at < words.Length;)
        {
            var (term, count) = Longest(words, at, terms);
            if (term is null)
            {
                at++;
                continue;
            }
            yield return new(term, at, text[words[at].Start..words[at + count - 1].End]);
            at += count;
        }
    }

    static (Term? Term, int Words) Longest(ImmutableArray<Word> words, int at, IReadOnlyList<Term> terms)
    {
        (Term? Term, int Words) longest = (null, 0);
        foreach (var term in terms)
            if (term.WordsAt(words, at) is var count && count > longest.Words)
                longest = (term, count);
        return longest;
    }
}
