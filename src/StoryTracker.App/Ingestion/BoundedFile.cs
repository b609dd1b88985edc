namespace StoryTracker.App.Ingestion;

/// <summary>Reads a file whole, whatever kind of file it turns out to be: never more than a limit, and never waiting for ever on a pipe.</summary>
static class BoundedFile
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="TimeoutException">It does not open: a pipe that nobody writes to, or a device that does not answer.</exception>
    /// <exception cref="IOException">It cannot be read, or goes on beyond the limit.</exception>
    public static async Task<byte[]> ReadAsync(string path, long limit, CancellationToken ct)
    {
        FileStream file;
        try
        {
            file = await Task.Run(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), ct).WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException("it is no ordinary file and does not open");
        }
        await using (file)
        {
            using var all = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
            {
                all.Write(buffer, 0, read);
                if (all.Length > limit) throw new IOException($"it goes on beyond {limit >> 20} MB");
            }
            return all.ToArray();
        }
    }
}
