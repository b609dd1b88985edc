using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>How a word is parted from the one before it.</summary>
enum Parting
{
    /// <summary>Blank, line end or punctuation.</summary>
    Apart,

    /// <summary>A hyphen alone: "anti-Semitism" is two words that may as well be printed as one.</summary>
    Hyphen,
}

/// <summary>A word of a text, folded for comparison.</summary>
/// <param name="Letters">Lower case, without apostrophes and without a possessive ending.</param>
/// <param name="Start">Where it starts in the text, UTF-16.</param>
/// <param name="End">Where it ends, a possessive ending excluded.</param>
/// <param name="Before">What parts it from the word before.</param>
readonly record struct Word(string Letters, int Start, int End, Parting Before)
{
    /// <summary>The words of a text in order.</summary>
    public static ImmutableArray<Word> In(string text)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }
            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsInnerApostrophe(text, end))) end++;
            words.Add(Fold(text, at, end, words.Count > 0 && at >= 2 && IsHyphen(text[at - 1]) && words[^1].End == at - 1));
            at = end;
        }
        return words.ToImmutable();
    }

    static Word Fold(string text, int start, int end, bool hyphened)
    {
        var possessive = end - start > 2 && text[end - 1] is ('s' or 'S') && IsApostrophe(text[end - 2]);
        var last = possessive ? end - 2 : end;
        var letters = string.Concat(text[start..last].Where(c => !IsApostrophe(c))).ToLowerInvariant();
        return new(letters, start, last, hyphened ? Parting.Hyphen : Parting.Apart);
    }

    static bool IsInnerApostrophe(string text, int at) =>
        IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    static bool IsApostrophe(char c) => c is '\'' or '’';

    static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';
}
