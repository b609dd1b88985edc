using System.Text;

namespace StoryTracker.Reading;

/// <summary>The header of a message or of one of its parts: fields unfolded, names in any case (RFC 5322, 2.2).</summary>
sealed class HeaderFields
{
    const int MostFields = 1_000, MostBytes = 256 * 1024, LongestField = 32 * 1024;

    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    readonly Dictionary<string, string> _first = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first field of that name, unfolded, encoded words as they are; null for none.</summary>
    public string? this[string name] => _first.GetValueOrDefault(name);

    /// <summary>Reads the header at the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">A message or a part.</param>
    /// <param name="length">How many bytes the header and the blank line after it take.</param>
    public static HeaderFields Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var fields = new HeaderFields();
        var field = new StringBuilder();
        length = 0;
        while (length < bytes.Length && length < MostBytes && fields._first.Count < MostFields)
        {
            var end = bytes[length..].IndexOf((byte)'\n');
            var line = end < 0 ? bytes[length..] : bytes[length..(length + end)];
            length = end < 0 ? bytes.Length : length + end + 1;
            line = line.TrimEnd((byte)'\r');
            if (line.IsEmpty) break;
            if (line[0] is (byte)' ' or (byte)'\t')
            {
                if (field.Length < LongestField) field.Append(' ').Append(Text(line.Trim(" \t"u8)));
                continue;
            }
            fields.Add(field.ToString());
            field.Clear().Append(Text(line));
        }
        fields.Add(field.ToString());
        return fields;
    }

    void Add(string field)
    {
        if (field.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            _first.TryAdd(field[..colon].TrimEnd(), field[(colon + 1)..].Trim());
    }

    // RFC 6532 allows UTF-8; older programs put whatever they had.
    static string Text(ReadOnlySpan<byte> line)
    {
        try
        {
            return Utf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(line);
        }
    }
}
