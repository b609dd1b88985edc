using System.Runtime.CompilerServices;
using StoryTracker.Domain;
using StoryTracker.EventStore;
using StoryTracker.Reading;

namespace StoryTracker.App.Ingestion;

/// <summary>What became of one article of a file: it is on record, or it was refused in one sentence.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line within a file of several articles, else null.</param>
/// <param name="Article">Set when it is on record.</param>
/// <param name="Refusal">Set when it was refused.</param>
public sealed record FileOutcome(string File, int? Line, Ingested? Article, string? Refusal);

/// <summary>Puts article files on record, one after another; a bad one never costs the others.</summary>
/// <param name="ingestion">Puts one article on record.</param>
public sealed class FileIngestion(ArticleIngestion ingestion)
{
    /// <summary>Largest file of one article, in bytes.</summary>
    public const long LargestArticle = 20L << 20;

    /// <summary>Largest file of many articles, in bytes.</summary>
    public const long LargestCollection = 1L << 30;

    /// <summary>Reads the files in order and puts what they hold on record.</summary>
    /// <param name="files">The files.</param>
    /// <param name="by">Who brings them.</param>
    /// <param name="ct">Stops between articles.</param>
    public async IAsyncEnumerable<FileOutcome> IngestAsync(
        IReadOnlyList<ArticlePath> files, string by, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var file in files)
        {
            if ((file.Refusal ?? TooLarge(file)) is { } refusal)
            {
                yield return new(file.Name, null, null, refusal);
                continue;
            }
            ReadOnlyMemory<byte> bytes = default;
            ReadOnlyMemory<byte>? metadata = null;
            string? unreadable = null;
            try
            {
                bytes = await BoundedFile.ReadAsync(file.Path, LimitOf(file), ct);
                if (file.Metadata is not null) metadata = await BoundedFile.ReadAsync(file.Metadata, LargestArticle, ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
            {
                unreadable = $"{file.Name} cannot be read: {e.Message.TrimEnd('.')}; check that the file is there and readable.";
            }
            if (unreadable is not null)
            {
                yield return new(file.Name, null, null, unreadable);
                continue;
            }
            foreach (var entry in ArticleFiles.Read(file.Name, bytes, metadata, ct)) yield return await OnRecordAsync(file, entry, by, ct);
        }
    }

    async Task<FileOutcome> OnRecordAsync(ArticlePath file, ArticleFileEntry entry, string by, CancellationToken ct)
    {
        if (entry.Article is not { } article) return new(file.Name, entry.Line, null, entry.Refusal);
        try
        {
            var origin = entry.Line is { } line ? $"{file.Name}, line {line}" : file.Name;
            return new(file.Name, entry.Line, await ingestion.IngestAsync(article, entry.Raw, entry.MediaType, origin, by, ct), null);
        }
        catch (AppendRefusedException e)
        {
            return new(file.Name, entry.Line, null, $"{file.Name} was refused by the record: {e.Message}");
        }
        catch (CommandRefusedException e)
        {
            return new(file.Name, entry.Line, null, $"{file.Name}: {e.Message}");
        }
    }

    static long LimitOf(ArticlePath file) => IsCollection(file) ? LargestCollection : LargestArticle;

    static bool IsCollection(ArticlePath file) => System.IO.Path.GetExtension(file.Path).ToUpperInvariant() is ".JSONL" or ".NDJSON";

    static string? TooLarge(ArticlePath file)
    {
        long length;
        try
        {
            length = new FileInfo(file.Path).Length;
        }
        catch (IOException)
        {
            return null;  // reading it says why
        }
        var what = IsCollection(file) ? "a collection" : "one article";
        return length <= LimitOf(file) ? null
            : $"{file.Name} is {length >> 20} MB, more than the {LimitOf(file) >> 20} MB of {what}: split it into smaller files.";
    }
}
