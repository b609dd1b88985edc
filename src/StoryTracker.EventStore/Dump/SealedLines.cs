using System.Security.Cryptography;
using System.Text;

namespace StoryTracker.EventStore;

/// <summary>A hash over every line so far: one changed, lost, doubled or moved line changes all that follow.</summary>
sealed class Seal : IDisposable
{
    /// <summary>Hexadecimal digits of a seal in a line.</summary>
    public const int Digits = 16;
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    byte[] chain = new byte[SHA256.HashSizeInBytes];

    /// <summary>The seal of the next line.</summary>
    public string Next(ReadOnlySpan<byte> line)
    {
        hash.AppendData(chain);
        hash.AppendData(line);
        chain = hash.GetHashAndReset();
        return Convert.ToHexStringLower(chain.AsSpan(0, Digits / 2));
    }

    public void Dispose() => hash.Dispose();
}

/// <summary>Writes lines of JSON objects, each ending in <c>"seal":"…"</c>.</summary>
/// <param name="to">Where to.</param>
sealed class SealedLineWriter(Stream to) : IDisposable
{
    readonly Seal seal = new();

    /// <summary>Writes a line.</summary>
    /// <param name="open">A JSON object with at least one property and without its closing brace; no line break in it.</param>
    /// <param name="ct">Ends the writing.</param>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> open, CancellationToken ct)
    {
        await to.WriteAsync(open, ct);
        await to.WriteAsync(Encoding.ASCII.GetBytes($",\"seal\":\"{seal.Next(open.Span)}\"}}\n"), ct);
    }

    public void Dispose() => seal.Dispose();
}

/// <summary>Reads what a <see cref="SealedLineWriter"/> wrote, a line at a time, and refuses everything else.</summary>
/// <param name="from">Where from.</param>
sealed class SealedLineReader(Stream from) : IDisposable
{
    const int Longest = 1 << 30;
    const string Changed =
        "is not as it was written: lines of the file were changed, lost, added or moved; take the file as the dump wrote it";
    static readonly int Tail = ",\"seal\":\"".Length + Seal.Digits + "\"}".Length;
    readonly Seal seal = new();
    byte[] buffer = new byte[1 << 16];
    int start, scanned, end;

    /// <summary>Number of the last line read, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The next line as it was given to the writer, valid until the next call; null at the end of the file.</summary>
    /// <exception cref="ImportRefusedException">It is not as it was written.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken ct)
    {
        if (await RawAsync(ct) is not { } line) return null;
        Line++;
        var open = line.Length > Tail ? line[..^Tail] : default;
        if (open.IsEmpty || !line.Span[^Tail..].SequenceEqual(Encoding.ASCII.GetBytes($",\"seal\":\"{seal.Next(open.Span)}\"}}")))
            throw new ImportRefusedException(Line, Changed);
        return open;
    }

    async ValueTask<ReadOnlyMemory<byte>?> RawAsync(CancellationToken ct)
    {
        while (true)
        {
            if (buffer.AsSpan(scanned..end).IndexOf((byte)'\n') is >= 0 and var at)
            {
                var line = buffer.AsMemory(start..(scanned + at));
                start = scanned += at + 1;
                return line;
            }
            if (start > 0) buffer.AsSpan(start..end).CopyTo(buffer);
            (start, end) = (0, end - start);
            scanned = end;
            if (end == Longest) throw new ImportRefusedException(Line + 1, "is longer than 1 GB, which no dump writes");
            if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = await from.ReadAsync(buffer.AsMemory(end), ct);
            if (read == 0 && end > 0) throw new ImportRefusedException(Line + 1, "is cut short: the file is not complete");
            if (read == 0) return null;
            end += read;
        }
    }

    public void Dispose() => seal.Dispose();
}
