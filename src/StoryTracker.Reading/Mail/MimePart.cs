using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>A message, or a part of one, with its parts (RFC 2046).</summary>
/// <param name="Header">Its fields.</param>
/// <param name="Type">Its media type in lower case; <c>text/plain</c> when it gives none.</param>
/// <param name="Body">Its body as sent.</param>
/// <param name="Parts">The parts of a multipart body, or of a message that was passed on.</param>
sealed partial record MimePart(HeaderFields Header, string Type, ReadOnlyMemory<byte> Body, IReadOnlyList<MimePart> Parts)
{
    const int Deepest = 8, MostParts = 200;

    /// <summary>Whether the part says that it is a file to be kept and no text to be shown.</summary>
    public bool IsAttachment => Header["Content-Disposition"]?.StartsWith("attachment", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Reads a message with all its parts, down to eight levels and two hundred parts.</summary>
    public static MimePart Read(ReadOnlyMemory<byte> bytes)
    {
        var left = MostParts;
        return Read(bytes, 0, ref left, "text/plain");
    }

    /// <summary>A parameter of the content type; null when missing.</summary>
    public string? Parameter(string name)
    {
        foreach (Match parameter in Parameters().Matches(Header["Content-Type"] ?? ""))
            if (parameter.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return parameter.Groups["quoted"].Success
                    ? Escape().Replace(parameter.Groups["quoted"].Value, "$1")
                    : parameter.Groups["token"].Value;
        return null;
    }

    /// <summary>The characters of a text part.</summary>
    /// <param name="problems">What was odd.</param>
    public string Text(List<string> problems)
    {
        var bytes = TransferEncoding.Decode(Body.Span, Header["Content-Transfer-Encoding"]);
        var type = Parameter("charset") is { } charset ? $"{Type}; charset={charset}" : null;
        return PageDecoding.Decode(bytes, type, problems, "The message");
    }

    static MimePart Read(ReadOnlyMemory<byte> bytes, int depth, ref int left, string unsaid)
    {
        var header = HeaderFields.Read(bytes.Span, out var length);
        var body = bytes[length..];
        var type = header["Content-Type"]?.Split(';')[0].Trim().ToLowerInvariant();
        var part = new MimePart(header, type is null || !type.Contains('/', StringComparison.Ordinal) ? unsaid : type, body, []);
        if (depth >= Deepest) return part;
        var parts = new List<MimePart>();
        if (part.Type == "message/rfc822")
        {
            if (left-- > 0) parts.Add(Read(body, depth + 1, ref left, "text/plain"));
        }
        else if (part.Type.StartsWith("multipart/", StringComparison.Ordinal)
            && part.Parameter("boundary") is { Length: > 0 and <= 200 } boundary)
        {
            var within = part.Type == "multipart/digest" ? "message/rfc822" : "text/plain";
            foreach (var section in Sections(body, boundary))
                if (left-- > 0) parts.Add(Read(section, depth + 1, ref left, within));
        }
        return part with { Parts = parts };
    }

    // What stands between lines of "--boundary"; a message that was cut off ends with its last part.
    static List<ReadOnlyMemory<byte>> Sections(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = Encoding.Latin1.GetBytes("--" + boundary);
        var sections = new List<ReadOnlyMemory<byte>>();
        var start = -1;
        for (var at = 0; at < body.Length && sections.Count < MostParts;)
        {
            var rest = body.Span[at..];
            var end = rest.IndexOf((byte)'\n') is >= 0 and var feed ? feed + 1 : rest.Length;
            if (rest.StartsWith(delimiter))
            {
                var after = rest[delimiter.Length..end].TrimEnd(" \t\r\n"u8);
                var closes = after.SequenceEqual("--"u8);
                if (closes || after.IsEmpty)
                {
                    if (start >= 0) sections.Add(WithoutLineEnd(body[start..at]));
                    start = closes ? -1 : at + end;
                    if (closes) break;
                }
            }
            at += end;
        }
        if (start >= 0 && start < body.Length) sections.Add(body[start..]);
        return sections;
    }

    // The line end before a delimiter belongs to the delimiter.
    static ReadOnlyMemory<byte> WithoutLineEnd(ReadOnlyMemory<byte> section) => section.Span switch
    {
        [.., (byte)'\r', (byte)'\n'] => section[..^2],
        [.., (byte)'\n'] => section[..^1],
        _ => section,
    };

    [GeneratedRegex(
        @"; {0,20}(?<name>[!#-'*-.0-9A-Z^-z|~]{1,60}?)\*? {0,20}= {0,20}"
        + """(?:"(?<quoted>(?:[^"\\]|\\.){0,500})"|(?<token>[^\s;"]{1,200}))""")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
