using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace StoryTracker.Reading.Feeds;

/// <summary>The encodings of feeds; all of them fail on bytes that they do not have, instead of guessing.</summary>
static class FeedEncodings
{
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    public static readonly Encoding Utf16LittleEndian = new UnicodeEncoding(bigEndian: false, byteOrderMark: false,
        throwOnInvalidBytes: true);
    public static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    public static readonly Encoding Utf32LittleEndian = new UTF32Encoding(bigEndian: false, byteOrderMark: false,
        throwOnInvalidCharacters: true);
    public static readonly Encoding Utf32BigEndian = new UTF32Encoding(bigEndian: true, byteOrderMark: false,
        throwOnInvalidCharacters: true);

    /// <summary>For what is in no encoding; every byte is a character.</summary>
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>For what is not even in windows-1252; every byte is a character.</summary>
    public static readonly Encoding Latin2 = CodePagesEncodingProvider.Instance.GetEncoding(28592)!;

    /// <summary>Bytes to which windows-1252 gives no character.</summary>
    public static readonly SearchValues<byte> NotWindows1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    const int MostKept = 200;

    static readonly ConcurrentDictionary<string, Encoding?> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The encoding of a label in HTTP or XML, or null when nobody knows it. Names that mean UTF-16 or 32 without saying which mean it
    /// big-endian.
    /// </summary>
    public static Encoding? Named(string label)
    {
        if (label.Length is 0 or > 40) return null;
        if (Known.TryGetValue(label, out var known)) return known;
        var found = Find(label.ToLowerInvariant());
        if (Known.Count < MostKept) Known[label] = found;
        return found;
    }

    static Encoding? Find(string label) => label.Replace('_', '-') switch
    {
        "utf-8" or "utf8" or "u8" or "utf-8-sig" => Utf8,
        "utf-16" or "utf16" or "u16" or "utf-16be" or "iso-10646-ucs-2" or "ucs-2" or "csunicode" => Utf16BigEndian,
        "utf-16le" => Utf16LittleEndian,
        "utf-32" or "utf32" or "u32" or "utf-32be" or "iso-10646-ucs-4" or "ucs-4" or "csucs4" => Utf32BigEndian,
        "utf-32le" => Utf32LittleEndian,
        // GB 18030 holds all of GB 2312 and of what passes for it.
        "gb2312" or "gb18030" or "x-gbk" or "gb-2312" => Get("gb18030"),
        "shift-jis" or "sjis" or "x-sjis" or "windows-31j" or "cp932" or "ms932" => Get("shift_jis"),
        "latin1" or "latin-1" or "l1" or "iso8859-1" or "cp819" => Get("iso-8859-1"),
        "tis-620" or "iso-8859-11" or "cp874" => Get("windows-874"),
        "ascii" or "us-ascii" or "646" or "ansi-x3.4-1968" => Get("us-ascii"),
        "euc-kr" or "euckr" or "ks-c-5601-1987" or "cp949" or "uhc" => Get("ks_c_5601-1987"),
        "utf-7" or "utf7" => null, // markup hides in it
        var other => Get(label) ?? Get(other) ?? (other.StartsWith("cp", StringComparison.Ordinal) ? CodePage(other[2..])
            : other.StartsWith("iso8859", StringComparison.Ordinal) ? Get("iso-8859" + other[7..]) : null),
    };

    static Encoding? CodePage(string digits) => Get("windows-" + digits) ?? Get("ibm" + digits);

    static Encoding? Get(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The characters, or null when the bytes are not in the encoding.</summary>
    public static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
