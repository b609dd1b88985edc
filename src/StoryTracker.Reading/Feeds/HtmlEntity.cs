using System.Net;
using AngleSharp.Html;

namespace StoryTracker.Reading.Feeds;

/// <summary>Named and numeric character references of HTML, which feeds use in XML without declaring them.</summary>
static class HtmlEntity
{
    /// <summary>The longest name in the standard's list.</summary>
    public const int LongestName = 31;

    /// <summary>
    /// The characters of a name ("eacute"), in HTML 4's meaning where that has it, else HTML 5's; null when nobody defines it.
    /// </summary>
    public static string? Named(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > LongestName) return null;
        var written = $"&{name};";
        var decoded = WebUtility.HtmlDecode(written);
        if (!ReferenceEquals(decoded, written) && decoded != written) return decoded;
        return HtmlEntityProvider.Resolver.GetSymbol($"{name};") is { Length: > 0 } symbol ? symbol : null;
    }

    /// <summary>Whether HTML 4 has the name; guesses whether text is HTML rest on these alone.</summary>
    public static bool IsKnown(ReadOnlySpan<char> name) =>
        name.Length is > 1 and <= 8 && $"&{name};" is var written && WebUtility.HtmlDecode(written) != written;

    /// <summary>The character of a number as browsers read it: windows-1252 for C1, U+FFFD for none.</summary>
    /// <param name="digits">What stands between <c>&amp;#</c> and <c>;</c>: "8217" or "x2019".</param>
    public static string Numbered(ReadOnlySpan<char> digits) => Code(digits) switch
    {
        0 or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF => "\uFFFD",
        <= 0xFFFF and var code => FeedText.FromC1((char)code).ToString(),
        var code => char.ConvertFromUtf32(code),
    };

    /// <summary>The number; more than 0x10FFFF when it is no character's.</summary>
    public static int Code(ReadOnlySpan<char> digits)
    {
        var isHex = digits is ['x' or 'X', ..];
        var code = 0;
        foreach (var c in isHex ? digits[1..] : digits)
            if ((code = isHex ? code * 16 + HexValue(c) : code * 10 + (c - '0')) > 0x10FFFF) break;
        return code;
    }

    static int HexValue(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    /// <summary>
    /// Reads a reference that starts at the ampersand of <paramref name="text"/>.
    /// </summary>
    /// <returns>Its length with the semicolon, or 0 when it is none; a name needs its semicolon.</returns>
    public static int Length(ReadOnlySpan<char> text, out ReadOnlySpan<char> digits, out ReadOnlySpan<char> name)
    {
        digits = name = [];
        if (text.Length < 3) return 0;
        var i = 1;
        if (text[1] == '#')
        {
            i = 2;
            var hex = text.Length > 3 && text[2] is 'x' or 'X';
            if (hex) i++;
            var start = i;
            while (i < text.Length && i < 12 && (hex ? char.IsAsciiHexDigit(text[i]) : char.IsAsciiDigit(text[i]))) i++;
            if (i == start) return 0;
            digits = text[2..i];
            return i < text.Length && text[i] == ';' ? i + 1 : i;
        }
        if (!char.IsAsciiLetter(text[1])) return 0;
        while (i < text.Length && i <= LongestName + 1 && char.IsAsciiLetterOrDigit(text[i])) i++;
        if (i >= text.Length || text[i] != ';') return 0;
        name = text[1..i];
        return i + 1;
    }

    /// <summary>The text with all its references resolved; unknown names stay as printed.</summary>
    public static string Decode(string text)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        if (at < 0) return text;
        var decoded = new System.Text.StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOf('&') is >= 0 and var ampersand)
        {
            decoded.Append(rest[..ampersand]);
            rest = rest[ampersand..];
            var length = Length(rest, out var digits, out var name);
            var meant = length == 0 ? null : digits.IsEmpty ? Named(name) : Numbered(digits);
            if (meant is null) length = Math.Max(length, 1);
            if (meant is null) decoded.Append(rest[..length]);
            else decoded.Append(meant);
            rest = rest[length..];
        }
        return decoded.Append(rest).ToString();
    }
}
