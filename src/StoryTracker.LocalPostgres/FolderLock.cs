using System.Diagnostics;

namespace StoryTracker.LocalPostgres;

/// <summary>
/// A lock on a file (flock) that the kernel releases when its process dies, so that a crash can never leave one behind.
/// </summary>
sealed class FolderLock : IDisposable
{
    readonly FileStream _file;

    FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock alone, waiting for whoever has it.</summary>
    /// <returns>The lock, or null when it could not be had within <paramref name="patience"/>.</returns>
    public static async Task<FolderLock?> TakeAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            if (TryTake(path) is { } taken) return taken;
            if (waited.Elapsed >= patience) return null;
            await Task.Delay(50, ct);
        }
    }

    /// <summary>Takes the lock alone if nobody has it now, shared or alone; null otherwise.</summary>
    public static FolderLock? TryTake(string path)
    {
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Joins those who share the lock; nobody takes it alone while one of them lives.</summary>
    public static FolderLock Share(string path) =>
        new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read));

    public void Dispose() => _file.Dispose();
}
