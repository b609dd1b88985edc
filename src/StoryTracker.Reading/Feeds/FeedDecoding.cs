using System.Text;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Turns the bytes of a feed into characters by RFC 7303: byte order mark, then the charset of the Content-Type, then the XML declaration,
/// then
/// UTF-8. What does not decode is tried as the next of these and at last as windows-1252, and told.
/// </summary>
/// <param name="Text">The characters, without the byte order mark.</param>
/// <param name="IsJson">Whether it is JSON by its media type or its first character.</param>
/// <param name="IsDeclaredRight">Whether bytes, media type and declared encoding agree.</param>
readonly record struct FeedDecoding(string Text, bool IsJson, bool IsDeclaredRight)
{
    const int DeclarationBytes = 1_024;

    /// <summary>Decodes a feed; never fails, says in <paramref name="problems"/> what was wrong.</summary>
    public static FeedDecoding Decode(ReadOnlySpan<byte> bytes, string? contentType, List<string> problems)
    {
        var (mark, length) = MarkOf(bytes);
        var body = bytes[length..];
        var declared = DeclaredIn(body, mark);
        var (mediaType, charset) = Split(contentType);
        // The first character decides; servers call XML JSON and JSON text.
        var isJson = FirstCharacter(body, mark) is '{';
        var right = IsAccepted(contentType, mediaType, isJson, problems);

        var first = mark ?? Named(charset) ?? (isJson ? null : Named(declared));
        if (mark is null && charset is not null
            && Named(charset) is null) problems.Add($"The server names “{Cut(charset)}”, which is no known encoding.");
        else if (mark is null && charset is null && declared is not null && Named(declared) is null && !isJson)
        {
            problems.Add($"The feed says that it is in “{Cut(declared)}”, which is no known encoding.");
            right = false;
        }
        Encoding?[] candidates = [first ?? FeedEncodings.Utf8, isJson ? null : Named(declared), FeedEncodings.Utf8];
        foreach (var encoding in candidates)
        {
            if (encoding is null || FeedEncodings.TryDecode(encoding, body) is not { } text) continue;
            if (encoding.CodePage == candidates[0]!.CodePage) return new(text, isJson, right);
            problems.Add($"The feed is not valid {candidates[0]!.WebName}; it was read as {encoding.WebName}.");
            return new(text, isJson, false);
        }
        // Bytes that windows-1252 does not use speak for Central Europe.
        var last = body.ContainsAny(FeedEncodings.NotWindows1252) ? FeedEncodings.Latin2 : FeedEncodings.Windows1252;
        problems.Add($"The feed is not valid {candidates[0]!.WebName}; it was read as {last.WebName}, in which every byte is a character.");
        return new(last.GetString(body), isJson, false);
    }

    static (Encoding? Mark, int Length) MarkOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0, 0, 0xFE, 0xFF, ..] => (FeedEncodings.Utf32BigEndian, 4),
        [0xFF, 0xFE, 0, 0, ..] => (FeedEncodings.Utf32LittleEndian, 4),
        [0xFE, 0xFF, ..] => (FeedEncodings.Utf16BigEndian, 2),
        [0xFF, 0xFE, ..] => (FeedEncodings.Utf16LittleEndian, 2),
        [0xEF, 0xBB, 0xBF, ..] => (FeedEncodings.Utf8, 3),
        // Without a mark, by the shape of the first characters (XML 1.0, appendix F).
        [0, 0, 0, (byte)'<' or (byte)'{', ..] => (FeedEncodings.Utf32BigEndian, 0),
        [(byte)'<' or (byte)'{', 0, 0, 0, ..] => (FeedEncodings.Utf32LittleEndian, 0),
        [0, (byte)'<' or (byte)'{', 0, not 0, ..] => (FeedEncodings.Utf16BigEndian, 0),
        [(byte)'<' or (byte)'{', 0, not 0, 0, ..] => (FeedEncodings.Utf16LittleEndian, 0),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => (Named("IBM037"), 0),
        _ => (null, 0),
    };

    static string? DeclaredIn(ReadOnlySpan<byte> body, Encoding? mark)
    {
        var start = body[..Math.Min(body.Length, DeclarationBytes)];
        var text = Lenient(mark).GetString(start).AsSpan();
        if (!text.StartsWith("<?xml") || text.IndexOf("?>") is not (> 0 and var end)) return null;
        text = text[..end];
        if (text.IndexOf("encoding") is not (> 0 and var at)) return null;
        text = text[(at + 8)..].TrimStart();
        if (text is not ['=', ..]) return null;
        text = text[1..].TrimStart();
        if (text is not ['"' or '\'', ..]) return null;
        var quote = text[1..].IndexOf(text[0]);
        return quote > 0 ? text.Slice(1, quote).ToString().Trim() : null;
    }

    static char FirstCharacter(ReadOnlySpan<byte> body, Encoding? mark) =>
        Lenient(mark).GetString(body[..Math.Min(body.Length, 256)]).AsSpan().TrimStart(" \t\r\n\0") is [var first, ..] ? first : '\0';

    // A start may be cut inside a character, and only its ASCII matters.
    static Encoding Lenient(Encoding? mark) => mark?.CodePage switch
    {
        null or 65001 => Encoding.Latin1,
        1200 => Encoding.Unicode,
        1201 => Encoding.BigEndianUnicode,
        12000 => Encoding.UTF32,
        12001 => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        var other => CodePagesEncodingProvider.Instance.GetEncoding(other.Value) ?? Encoding.Latin1,
    };

    // RFC 7303 for XML, RFC 8259 for JSON; anything else is what the server got wrong, and is read all the same.
    static bool IsAccepted(string? contentType, string mediaType, bool isJson, List<string> problems)
    {
        if (contentType is null || isJson) return true;
        if (mediaType.EndsWith("+xml", StringComparison.Ordinal)
            || mediaType is "application/xml" or "text/xml" or "application/xml-dtd" or "application/xml-external-parsed-entity"
                or "text/xml-external-parsed-entity") return true;
        problems.Add(mediaType.Length == 0 ? "The server does not say what kind of document this is."
            : $"The server calls the feed “{Cut(mediaType)}”, which is no type of feeds.");
        return false;
    }

    static (string MediaType, string? Charset) Split(string? contentType)
    {
        if (contentType is null) return ("", null);
        var parts = contentType.Split(';');
        string? charset = null;
        foreach (var part in parts.Skip(1))
            if (part.Split('=', 2) is [var name, var value] && name.Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))
                charset = value.Trim().Trim('"', '\'').Trim();
        return (parts[0].Trim().ToLowerInvariant(), string.IsNullOrEmpty(charset) ? null : charset);
    }

    static Encoding? Named(string? label) => label is null ? null : FeedEncodings.Named(label);

    static string Cut(string text) => FeedText.Storable(text.Length > 60 ? text[..60] : text);
}
