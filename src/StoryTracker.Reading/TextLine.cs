using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>A text that stands on one line: a headline, a name, a byline.</summary>
static partial class TextLine
{
    const int Longest = 2_000;

    /// <summary>On one line, references such as <c>&amp;amp;</c> resolved, no half characters; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var line = Blanks().Replace(WebUtility.HtmlDecode(text.Length > Longest ? text[..Longest] : text), " ").Trim();
        return line.Length == 0 ? null : Storable(line);
    }

    /// <summary>The same text with U+FFFD for what can be kept nowhere: NUL and half characters.</summary>
    public static string Storable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\0' && !char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }
            var fixedText = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes()) fixedText.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString()
                : rune.ToString());
            return fixedText.ToString();
        }
        return text;
    }

    /// <summary>A byline without the "By" before it, in the languages that the word is common in.</summary>
    public static string? Byline(string? printed) => Clean(printed) is { } line
        && By().Replace(line, "").TrimEnd(' ', ',', '|', '·') is { Length: > 0 } name ? name : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"\A(?:(?:written|reported|posted|published|story|text|words)\s+)?(?:by|von|par|por|di|door|av|af)(?:\s*:\s*|\s+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex By();
}
