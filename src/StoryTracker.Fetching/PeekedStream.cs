namespace StoryTracker.Fetching;

/// <summary>A stream whose first bytes have been looked at.</summary>
sealed class PeekedStream : Stream
{
    readonly Stream _rest;
    ReadOnlyMemory<byte> _head;

    PeekedStream(ReadOnlyMemory<byte> head, Stream rest) => (_head, _rest) = (head, rest);

    /// <summary>The first two bytes, fewer when there are no more, and the stream with them.</summary>
    public static async Task<(byte[] Head, Stream Stream)> OpenAsync(Stream stream, CancellationToken ct)
    {
        var head = new byte[2];
        var read = await stream.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, ct);
        return (head[..read], new PeekedStream(head.AsMemory(0, read), stream));
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_head.IsEmpty) return await _rest.ReadAsync(buffer, cancellationToken);
        var count = int.Min(_head.Length, buffer.Length);
        _head[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Bodies are read asynchronously, within a deadline.");

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _rest.Dispose();
        base.Dispose(disposing);
    }
}
