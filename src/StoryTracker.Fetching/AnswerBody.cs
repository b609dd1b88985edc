using System.IO.Compression;

namespace StoryTracker.Fetching;

/// <summary>Reads a body: decompressed, counted after decompression, and not a byte longer than allowed.</summary>
static class AnswerBody
{
    /// <summary>The codings that are read, as sent in Accept-Encoding.</summary>
    public const string Codings = "gzip, deflate, br";

    /// <summary>Of an answer that is not the document: enough to see what it says.</summary>
    const int MaxOther = 64 * 1024;
    const int MaxLayers = 3;

    // Without it a compressed body that breaks off is taken for a whole one. Read once, when the first stream is made.
    static AnswerBody() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>The body of an answer.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpResponseMessage answer, AnswerHeaders headers, FetchRequest request, CancellationToken deadline, CancellationToken ct)
    {
        if ((int)answer.StatusCode is 204 or 304) return default;
        if (answer.IsSuccessStatusCode) return await DocumentAsync(answer, headers, request, deadline);
        using var kept = new MemoryStream();
        try
        {
            await CopyAsync(await OpenAsync(answer, headers, deadline), kept, long.Min(MaxOther, request.MaxBytes), cut: true, deadline);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // The status is the answer; what it says beside is welcome, and no more.
        }
        return kept.ToArray();
    }

    static async Task<ReadOnlyMemory<byte>> DocumentAsync(
        HttpResponseMessage answer, AnswerHeaders headers, FetchRequest request, CancellationToken deadline)
    {
        if (!request.CutAtMaxBytes && answer.Content.Headers.ContentLength > request.MaxBytes) throw new TooLargeException(request.MaxBytes);
        using var body = new MemoryStream();
        await CopyAsync(await OpenAsync(answer, headers, deadline), body, request.MaxBytes, request.CutAtMaxBytes, deadline);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    static async Task CopyAsync(Stream from, MemoryStream to, long limit, bool cut, CancellationToken deadline)
    {
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, deadline)) > 0)
        {
            deadline.ThrowIfCancellationRequested();
            if (to.Length + read > limit)
            {
                if (!cut) throw new TooLargeException(limit);
                to.Write(buffer, 0, (int)(limit - to.Length));
                return;
            }
            to.Write(buffer, 0, read);
        }
    }

    static async Task<Stream> OpenAsync(HttpResponseMessage answer, AnswerHeaders headers, CancellationToken deadline)
    {
        var stream = await answer.Content.ReadAsStreamAsync(deadline);
        var codings = headers.Codings;
        if (codings.Count > MaxLayers) throw new InvalidDataException("Compressed too many times over.");
        foreach (var coding in codings.Reverse()) stream = await LayerAsync(coding, stream, deadline);
        return stream;
    }

    // Servers that name no coding at all ("none", "utf-8") send plain bytes, and so do some that name one.
    static async Task<Stream> LayerAsync(string coding, Stream stream, CancellationToken deadline)
    {
        if (coding is "gzip" or "x-gzip" or "deflate" or "br")
        {
            (var head, stream) = await PeekedStream.OpenAsync(stream, deadline);
            return coding switch
            {
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                // zlib by the letter of RFC 9110, raw deflate by habit of some servers.
                "deflate" => head is [var cmf, var flg] && (cmf & 0x0f) == 8 && (cmf << 8 | flg) % 31 == 0
                    ? new ZLibStream(stream, CompressionMode.Decompress) : new DeflateStream(stream, CompressionMode.Decompress),
                _ => head is [0x1f, 0x8b] ? new GZipStream(stream, CompressionMode.Decompress) : stream,
            };
        }
        return coding is "zstd" or "compress" or "x-compress" or "dcb" or "dcz" or "aes128gcm" or "exi" or "pack200-gzip"
            ? throw new InvalidDataException($"The coding {coding} is not read.") : stream;
    }
}

/// <summary>The body is larger than allowed.</summary>
sealed class TooLargeException(long limit) : Exception
{
    public long Limit { get; } = limit;
}
