using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Rows that a program keeps beside the log and that belong into its dumps.</summary>
public interface IDumpPart
{
    /// <summary>The word its lines begin with, e.g. <c>receipt</c>; lower case, none of the engine's own.</summary>
    string Kind { get; }

    /// <summary>Its rows as UTF-8 JSON objects on one line each, in an order that only the rows decide.</summary>
    /// <param name="snapshot">A connection whose transaction sees one moment; nothing else reads from it meanwhile.</param>
    /// <param name="ct">Ends the reading.</param>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(NpgsqlConnection snapshot, CancellationToken ct);

    /// <summary>Puts a row back; one that is there already and equal is left alone.</summary>
    /// <param name="transaction">A connection inside the import's transaction.</param>
    /// <param name="row">The JSON object, valid during the call.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="FormatException">The row cannot be taken; the message ends a sentence that begins with its line.</exception>
    Task WriteAsync(NpgsqlConnection transaction, ReadOnlyMemory<byte> row, CancellationToken ct);
}

/// <summary>What a dump holds, or what an import put on record.</summary>
/// <param name="Events">Events.</param>
/// <param name="Erasures">Entries of the ledger of erasures.</param>
/// <param name="Rows">Rows of the program's own parts, by kind.</param>
public sealed record DumpTotals(long Events, long Erasures, IReadOnlyDictionary<string, long> Rows);

/// <summary>A dump that cannot be imported; nothing of it was.</summary>
/// <param name="line">Line of the file, from 1; 0 when the file as a whole is at fault.</param>
/// <param name="reason">End of a sentence that begins with the line.</param>
/// <param name="inner">What the database said, if it refused.</param>
public sealed class ImportRefusedException(long line, string reason, Exception? inner = null)
    : Exception($"{(line > 0 ? $"Line {line} " : "")}{reason}. Nothing was imported.", inner)
{
    /// <summary>Line of the file, from 1; 0 when the file as a whole is at fault.</summary>
    public long Line { get; } = line;
}
