using System.Buffers;
using System.Text;

namespace StoryTracker.Reading.Feeds;

/// <summary>What is done to every string that leaves the reader: repairs of characters, none of words.</summary>
static class FeedText
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without characters that XML and databases refuse; a lone half of a pair becomes U+FFFD.</summary>
    public static string Storable(string text)
    {
        if (!HasSuspects(text)) return text;
        StringBuilder? repaired = null;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!IsSuspect(c)) continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }
            repaired ??= new StringBuilder(text.Length);
            repaired.Append(text, start, i - start);
            if (char.IsSurrogate(c)) repaired.Append('\uFFFD');
            start = i + 1;
        }
        return repaired is null ? text : repaired.Append(text, start, text.Length - start).ToString();
    }

    // What XML 1.0 does not allow: control characters, halves of pairs, U+FFFE and U+FFFF. Databases refuse some, exports the others.
    static bool IsSuspect(char c) => c is < ' ' and not ('\t' or '\n' or '\r') || c is >= '\uD800' and <= '\uDFFF' || c >= '\uFFFE';

    // Few looks at many characters at once; texts without a suspect are nearly all.
    static bool HasSuspects(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\uD800', '\uDFFF') || text.ContainsAnyInRange('\0', '\u0008')
            || text.ContainsAnyInRange('\u000E', '\u001F')
        || text.ContainsAny('\u000B', '\u000C') || text.ContainsAny('\uFFFE', '\uFFFF');

    /// <summary>
    /// Undoes two common accidents: UTF-8 that was taken for Latin-1 and encoded once more (only if all of it is such), and C1 control
    /// characters that were meant as windows-1252.
    /// </summary>
    public static string Repaired(string text, ref bool wasEncodedTwice)
    {
        var span = text.AsSpan();
        if (span.IndexOfAnyInRange('\u0080', '\u00FF') < 0) return text;
        if (span.IndexOfAnyExceptInRange('\0', '\u00FF') < 0 && DecodedOnceMore(text) is { } decoded)
        {
            wasEncodedTwice = true;
            text = decoded;
            span = text;
        }
        return span.IndexOfAnyInRange('\u0080', '\u009F') < 0
            ? text
            : string.Create(text.Length, text, static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++) to[i] = FromC1(from[i]);
            });
    }

    /// <summary>The windows-1252 character for a C1 control character, any other unchanged.</summary>
    public static char FromC1(char c) =>
        c is >= '\u0080' and <= '\u009F' && "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ"[c - 0x80] is not '\0' and var meant ? meant : c;

    static string? DecodedOnceMore(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            var length = Encoding.Latin1.GetBytes(text, bytes);
            return System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length)) ? StrictUtf8.GetString(bytes, 0, length) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
