using StoryTracker.Domain;

namespace StoryTracker.Web.Feeds;

/// <summary>Reads an OPML document that comes as a form's file or as the body itself, up to a limit.</summary>
static class OpmlUpload
{
    /// <summary>The bytes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">Largest number of bytes.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="CommandRefusedException">There is no file, it is empty, or it is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        if (!request.HasFormContentType) return await ReadAsync(request.Body, most, ct);
        var form = await request.ReadFormAsync(ct);
        if (form.Files["file"] is not { } file) throw new CommandRefusedException("Choose the OPML file to bring in.");
        if (file.Length > most) throw TooLarge(most);
        await using var stream = file.OpenReadStream();
        return await ReadAsync(stream, most, ct);
    }

    static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int most, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (await stream.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (bytes.Length + read > most) throw TooLarge(most);
            bytes.Write(buffer, 0, read);
        }
        return bytes.Length > 0 ? bytes.ToArray() : throw new CommandRefusedException("The file is empty; choose an OPML file with feeds in it.");
    }

    static CommandRefusedException TooLarge(int most) =>
        new($"The file is larger than {FeedText.Bytes(most)}; split the list and bring in the parts.");
}
