namespace StoryTracker.Reading;

/// <summary>How a part's bytes were made fit for the wire: base64 or quoted-printable (RFC 2045, 6); all else is as it stands.</summary>
static class TransferEncoding
{
    /// <summary>The bytes of a body.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> body, string? encoding) => encoding?.Split(';')[0].Trim().ToUpperInvariant() switch
    {
        "BASE64" => Base64(body),
        "QUOTED-PRINTABLE" => QuotedPrintable(body),
        _ => body.ToArray(),
    };

    /// <summary>Base64 of any layout: what is no digit of it is passed over, a last group may be cut off.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> coded)
    {
        var bytes = new List<byte>(coded.Length * 3 / 4);
        var (bits, count) = (0, 0);
        foreach (var c in coded)
        {
            if (c == '=') (bits, count) = (0, 0); // a new run of base64 may follow
            if (Sextet(c) is not { } value) continue;
            bits = ((bits << 6) | value) & 0xFFFFFF;
            if ((count += 6) < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
        }
        return [.. bytes];
    }

    /// <summary>Quoted-printable; a wrong escape stands as it is.</summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> coded)
    {
        var bytes = new List<byte>(coded.Length);
        for (var i = 0; i < coded.Length; i++)
        {
            if (coded[i] != '=')
            {
                bytes.Add(coded[i]);
                continue;
            }
            if (i + 2 < coded.Length && Hex(coded[i + 1]) is { } high && Hex(coded[i + 2]) is { } low)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
                continue;
            }
            // A soft line break: the line goes on. Blanks may have been added at its end on the way.
            var end = i + 1;
            while (end < coded.Length && coded[end] is (byte)' ' or (byte)'\t') end++;
            if (end < coded.Length && coded[end] == '\r') end++;
            if (end < coded.Length && coded[end] == '\n') i = end;
            else if (end < coded.Length) bytes.Add((byte)'=');
        }
        return [.. bytes];
    }

    /// <summary>The Q code of encoded words: quoted-printable with <c>_</c> for a blank.</summary>
    public static byte[] Q(ReadOnlySpan<byte> coded)
    {
        var blanks = coded.ToArray();
        blanks.AsSpan().Replace((byte)'_', (byte)' ');
        return QuotedPrintable(blanks);
    }

    static int? Sextet(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => null,
    };

    static int? Hex(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        _ => null,
    };
}
