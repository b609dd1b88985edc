using System.Data;
using System.Text;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Writes the whole log as lines of JSON, byte for byte what the database keeps: the same log is always the same file.</summary>
/// <remarks>First a head line, then a line an event in order, then the ledger of erasures (<c>{"erasure":{…}}</c>), then the program's own
/// parts (<c>{"KIND":{…}}</c>), then an end line that counts them. Each line carries a hash over itself and all before it. One snapshot;
/// one line in memory at a time; nobody is kept from appending.</remarks>
/// <param name="source">The database.</param>
/// <param name="parts">What the program keeps beside the log, in the order of the file.</param>
public sealed class LogDump(NpgsqlDataSource source, IReadOnlyList<IDumpPart>? parts = null)
{
    /// <summary>The head line of a dump, without its closing brace.</summary>
    internal const string Head = """{"dump":"event log","format":1""";

    /// <summary>The head line of a ledger of erasures alone, without its closing brace.</summary>
    internal const string LedgerHead = """{"dump":"erasures","format":1""";

    /// <summary>Writes everything.</summary>
    /// <param name="to">Where to; not closed.</param>
    /// <param name="progress">Told the number of lines written, now and then.</param>
    /// <param name="ct">Stops it; what was written is then no whole dump and cannot be imported.</param>
    public Task<DumpTotals> WriteAsync(Stream to, IProgress<long>? progress = null, CancellationToken ct = default) =>
        WriteAsync(to, Head, events: true, progress, ct);

    /// <summary>Writes the ledger of erasures and the program's parts without the events, to be applied to another copy of the log.</summary>
    /// <param name="to">Where to; not closed.</param>
    /// <param name="ct">Stops it.</param>
    public Task<DumpTotals> WriteErasuresAsync(Stream to, CancellationToken ct = default) =>
        WriteAsync(to, LedgerHead, events: false, null, ct);

    async Task<DumpTotals> WriteAsync(Stream to, string head, bool events, IProgress<long>? progress, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var buffered = new BufferedStream(to, 1 << 18);      // not closed, for it would close the caller's
        using var lines = new SealedLineWriter(buffered);
        var written = 0L;
        await lines.WriteAsync(Encoding.UTF8.GetBytes(head), ct);

        var (logged, erased) = (0L, 0L);
        if (events)
            await foreach (var row in RowsAsync(connection, "dump_events", ct, Parameter.Long(0), Parameter.Long(long.MaxValue)))
            {
                await lines.WriteAsync(row, ct);
                logged++;
                Report();
            }
        await foreach (var row in RowsAsync(connection, "dump_erasures", ct))
        {
            await lines.WriteAsync(Named("erasure", row.Span), ct);
            erased++;
            Report();
        }
        Dictionary<string, long> rows = [];
        foreach (var part in parts ?? [])
        {
            rows[part.Kind] = 0;
            await foreach (var row in part.ReadAsync(connection, ct))
            {
                await lines.WriteAsync(Named(part.Kind, row.Span), ct);
                rows[part.Kind]++;
                Report();
            }
        }
        await lines.WriteAsync(End(logged, erased, rows), ct);
        await buffered.FlushAsync(ct);
        return new(logged, erased, rows);

        void Report()
        {
            if (++written % 500 == 0) progress?.Report(written);
        }
    }

    /// <summary>Rows of one column of text as UTF-8, as they come from the server.</summary>
    internal static async IAsyncEnumerable<ReadOnlyMemory<byte>> RowsAsync(NpgsqlConnection connection, string statement,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = await Statement.OnAsync(connection, statement, parameters, ct);
        command.CommandTimeout = 0;                    // as long as whoever reads takes
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        while (await reader.ReadAsync(ct)) yield return reader.GetFieldValue<byte[]>(0);
    }

    static byte[] Named(string kind, ReadOnlySpan<byte> row) => [.. Encoding.UTF8.GetBytes($"{{\"{kind}\":"), .. row];

    /// <summary>The end line, without its closing brace.</summary>
    internal static byte[] End(long events, long erasures, IReadOnlyDictionary<string, long> rows) => Encoding.UTF8.GetBytes(
        $"{{\"end\":{{\"events\":{events},\"erasures\":{erasures}{string.Concat(rows.Select(r => $",\"{r.Key}\":{r.Value}"))}}}");
}
