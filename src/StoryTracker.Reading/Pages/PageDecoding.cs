using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>
/// Turns the bytes of a web page into characters: byte order mark, then Content-Type, then what the page says, then UTF-8 if it is valid,
/// else
/// windows-1252, as in the HTML standard's encoding sniffing algorithm.
/// </summary>
static partial class PageDecoding
{
    const int DeclarationBytes = 4096;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType, List<string> problems, string what = "The page")
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) return Replacing(Encoding.UTF8, bytes[3..], problems, what);
        if (bytes is [0xFF, 0xFE, ..]) return Replacing(Encoding.Unicode, bytes[2..], problems, what);
        if (bytes is [0xFE, 0xFF, ..]) return Replacing(Encoding.BigEndianUnicode, bytes[2..], problems, what);
        var label = LabelIn(contentType) ?? LabelIn(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]));
        if (label is not null && ByLabel(label) is { } told) return Replacing(told, bytes, problems, what);
        if (label is not null) problems.Add($"{what} says it is in “{label}”, which is no known encoding.");
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            problems.Add($"{what} does not say its encoding and is not UTF-8; it was read as windows-1252.");
            return ByLabel("windows-1252")!.GetString(bytes);
        }
    }

    static string Replacing(Encoding encoding, ReadOnlySpan<byte> bytes, List<string> problems, string what)
    {
        var text = encoding.GetString(bytes);
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            problems.Add($"{what} has bytes that are no {encoding.WebName}; they stand as \uFFFD.");
        return text;
    }

    static string? LabelIn(string? where) =>
        where is not null && Charset().Match(where) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>An encoding by the name it has on the web; null for none that is known, or that no reader may use (UTF-7).</summary>
    public static Encoding? ByLabel(string label)
    {
        // The standard reads these names as windows-1252, and a page that can say "utf-16" in ASCII is not in it.
        var name = label.ToUpperInvariant() switch
        {
            "ISO-8859-1" or "ISO8859-1" or "LATIN1" or "US-ASCII" or "ASCII" => "windows-1252",
            "UTF8" or "UTF-16" or "UTF-16LE" or "UTF-16BE" => "utf-8",
            var other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
