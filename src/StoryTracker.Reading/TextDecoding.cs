using System.Globalization;
using System.Text;

namespace StoryTracker.Reading;

/// <summary>Turns the bytes of a text file into exactly the characters they stand for, or says why that cannot be done.</summary>
static class TextDecoding
{
    /// <summary>The largest text that is read, in bytes.</summary>
    public const int MostBytes = 20_000_000;

    // Line printers' and terminals' control characters do turn up in wire copy; more than these is no text.
    const double MostControlCharacters = 0.01;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static readonly (byte[] Start, string Name)[] Formats =
    [
        ("%PDF"u8.ToArray(), "a PDF"),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive or an Office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ("{\\rtf"u8.ToArray(), "a rich text document"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("SQLite format 3"u8.ToArray(), "a database"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
    ];

    /// <summary>
    /// The characters of a text file; a byte order mark is accepted, told in <paramref name="problems"/> and not part of the text.
    /// </summary>
    /// <exception cref="ArticleRefusedException">Too large, another format, invalid, NUL, or not text.</exception>
    public static string Decode(string fileName, ReadOnlySpan<byte> bytes, List<string> problems)
    {
        if (bytes.Length > MostBytes) throw new ArticleRefusedException(fileName, "is larger than 20 MB: split it into articles.");
        RefuseOtherFormats(fileName, bytes);
        var (encoding, mark, name) = EncodingOf(bytes);
        if (mark > 0) problems.Add($"{fileName} starts with a byte order mark ({name}), which is not part of the text.");
        string text;
        try
        {
            text = encoding.GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException e)
        {
            var at = Invariant(mark + Math.Max(0, e.Index));
            throw new ArticleRefusedException(fileName, $"is not valid {name} at byte {at}: save it as UTF-8.");
        }
        RefuseBinary(fileName, text);
        return text;
    }

    /// <summary>Refuses a file of a format that is known by its first bytes.</summary>
    public static void RefuseOtherFormats(string fileName, ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, name) in Formats)
            if (bytes.StartsWith(start))
                throw new ArticleRefusedException(fileName, $"is {name}, not text: save its text as a .txt file in UTF-8.");
    }

    /// <summary>Refuses what is no text to a reader: nothing but blanks.</summary>
    public static void RefuseBlank(string fileName, string text, int? line = null)
    {
        foreach (var c in text)
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)) return;
        throw new ArticleRefusedException(fileName, "has no text: leave it out or put the article in it.", line);
    }

    static (Encoding Encoding, int Mark, string Name) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3, "UTF-8"),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2, "UTF-16"),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2, "UTF-16"),
        _ => (Utf8, 0, "UTF-8"),
    };

    static void RefuseBinary(string fileName, string text)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
            throw new ArticleRefusedException(
                fileName, $"has a NUL character at position {Invariant(nul)}: it is no text file, or it is damaged.");
        var controls = text.Count(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\u0085'));
        if (controls > 1 && controls > text.Length * MostControlCharacters)
            throw new ArticleRefusedException(
                fileName, $"has {Invariant(controls)} control characters and is no text: save its text as a .txt file in UTF-8.");
    }

    static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
