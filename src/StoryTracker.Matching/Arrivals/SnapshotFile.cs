using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// A snapshot as bytes: eight letters, the version of the format, the length of what follows, its SHA-256, and then what was written. It is read only when
/// every byte is as it was written, so that a damaged one is never taken for what the newsroom knows.
/// </summary>
static class SnapshotFile
{
    const int HeaderLength = 8 + 4 + 8 + SHA256.HashSizeInBytes;

    static ReadOnlySpan<byte> Letters => "STARRIVE"u8;

    /// <summary>Writes a snapshot.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="format">Version of what is written.</param>
    /// <param name="write">Writes it.</param>
    public static void Write(Stream to, int format, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true)) write(writer);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        Span<byte> header = stackalloc byte[HeaderLength];
        Letters.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], format);
        BinaryPrimitives.WriteInt64LittleEndian(header[12..], bytes.Length);
        SHA256.HashData(bytes, header[20..]);
        to.Write(header);
        to.Write(bytes);
    }

    /// <summary>Reads a snapshot; what stands after it in the stream is left there.</summary>
    /// <param name="from">Where from.</param>
    /// <param name="format">The version that can be read.</param>
    /// <exception cref="InvalidDataException">It is none, is of another version, or is damaged.</exception>
    public static BinaryReader Read(Stream from, int format)
    {
        var header = new byte[HeaderLength];
        if (from.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan(0, 8).SequenceEqual(Letters))
            throw Unreadable("is no snapshot of arrivals, or a damaged one");
        var written = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (written != format) throw Unreadable($"is of version {written}, not {format}");
        var length = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(12));
        if (length is < 0 or > int.MaxValue) throw Unreadable("is damaged");
        // As it comes: a damaged length must not make room for what is not there.
        using var content = new MemoryStream();
        var buffer = new byte[Math.Min(length, 1 << 16)];
        for (var left = length; left > 0;)
        {
            var read = from.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0) throw Unreadable("is damaged: it breaks off");
            content.Write(buffer, 0, read);
            left -= read;
        }
        var bytes = content.ToArray();
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(header.AsSpan(20))) throw Unreadable("is damaged");
        return new(new MemoryStream(bytes, writable: false), Encoding.UTF8);
    }

    static InvalidDataException Unreadable(string what) => new($"The snapshot {what}; make it anew from the record.");
}
