using System.Globalization;

namespace StoryTracker.Domain.Revisions;

/// <summary>A word or a mark of a text.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">After the last.</param>
readonly record struct DiffToken(int Start, int End);

/// <summary>Cuts a text into words and marks; white space stands between them and belongs to none.</summary>
static class DiffTokens
{
    /// <summary>Words (letters and digits, with the apostrophe, point or comma inside them) and single marks, in order; offsets are UTF-16 code units.</summary>
    public static List<DiffToken> Of(string text)
    {
        List<DiffToken> tokens = [];
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i])) i++;
            else
            {
                var end = i + Width(text, i);
                if (IsWord(text, i))
                    while (end < text.Length && (IsWord(text, end) || Joins(text, end))) end += Width(text, end);
                else
                    while (end < text.Length && IsMark(text, end)) end += Width(text, end);
                tokens.Add(new(i, end));
                i = end;
            }
        }
        return tokens;
    }

    /// <summary>Whether a word stands at this place.</summary>
    public static bool IsWord(string text, int at) => Rune(text, at) is var r && (System.Text.Rune.IsLetterOrDigit(r) || IsMark(text, at));

    // An apostrophe between letters, a point or comma between digits.
    static bool Joins(string text, int at) => at + 1 < text.Length && text[at] switch
    {
        '\'' or '’' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        '.' or ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
        _ => false,
    };

    static bool IsMark(string text, int at) => System.Text.Rune.GetUnicodeCategory(Rune(text, at))
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    static int Width(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    static System.Text.Rune Rune(string text, int at) =>
        System.Text.Rune.TryGetRuneAt(text, at, out var rune) ? rune : System.Text.Rune.ReplacementChar;
}
