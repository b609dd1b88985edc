using System.Text;
using System.Text.Json;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>An erasure: the event and what is said in the place of its payload.</summary>
/// <param name="Position">Position of the event.</param>
/// <param name="Notice">Written as JSON; nothing of the payload.</param>
public sealed record Erasure(long Position, object Notice);

/// <summary>The ledger of another copy of the log, read from a file.</summary>
public sealed class ErasureFile
{
    internal ErasureFile(IReadOnlyList<EventLine> entries, ILookup<string, ReadOnlyMemory<byte>> rows) => (Entries, Rows) = (entries, rows);

    internal IReadOnlyList<EventLine> Entries { get; }

    /// <summary>Number of erased events in it.</summary>
    public int Count => Entries.Count;

    /// <summary>The program's own rows in it, as UTF-8 JSON objects, by kind, in their order.</summary>
    public ILookup<string, ReadOnlyMemory<byte>> Rows { get; }
}

/// <summary>The ledger of erasures: erases with a notice for each event, and carries out here what was erased in another copy.</summary>
/// <param name="source">The database.</param>
/// <param name="types">How notices are written.</param>
public sealed class ErasureLedger(NpgsqlDataSource source, EventTypes types)
{
    const int Batch = 1000;

    /// <summary>Erases events, all of them or none, each with its own notice.</summary>
    /// <param name="erasures">The events; those erased before keep their first notice.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>How many were erased now.</returns>
    public async Task<long> EraseAsync(IReadOnlyList<Erasure> erasures, CancellationToken ct = default) =>
        (long)(await Statement.ScalarAsync(source, "erase_each", ct, Parameter.Longs([.. erasures.Select(e => e.Position)]),
            Parameter.Jsons([.. erasures.Select(e => JsonSerializer.Serialize(e.Notice, e.Notice.GetType(), types.Json))])))!;

    /// <summary>Reads what <see cref="LogDump.WriteErasuresAsync"/> wrote, to its end.</summary>
    /// <exception cref="ImportRefusedException">The file is not whole, or something else.</exception>
    public static async Task<ErasureFile> ReadAsync(Stream from, CancellationToken ct = default)
    {
        const string Entry = """{"erasure":""", End = """{"end":""";
        using var lines = new SealedLineReader(from);
        if (!Is(await LineAsync(), LogDump.LedgerHead))
            throw new ImportRefusedException(1, "is not the head of a ledger of erasures in a format that this program knows");
        List<EventLine> entries = [];
        List<(string Kind, ReadOnlyMemory<byte> Row)> rows = [];
        for (var line = await LineAsync(); ; line = await LineAsync())
        {
            if (line.AsSpan().StartsWith(Encoding.UTF8.GetBytes(End))) break;
            if (line.AsSpan().StartsWith(Encoding.UTF8.GetBytes(Entry))) entries.Add(Parsed(line.AsSpan(Entry.Length)));
            else rows.Add((KindOf(line), line.AsMemory(line.AsSpan().IndexOf((byte)':') + 1)));
        }
        if (await lines.ReadAsync(ct) is not null) throw new ImportRefusedException(lines.Line, "stands after the end of the ledger");
        return new(entries, rows.ToLookup(r => r.Kind, r => r.Row));

        async Task<byte[]> LineAsync() => (await lines.ReadAsync(ct))?.ToArray()
            ?? throw new ImportRefusedException(lines.Line + 1, "is missing: the file ends before its last line");

        EventLine Parsed(ReadOnlySpan<byte> json)
        {
            try { return EventLine.Read(json); }
            catch (FormatException e) { throw new ImportRefusedException(lines.Line, e.Message, e); }
        }
    }

    /// <summary>Erases here what a ledger names and this log still holds; an event that is another one here is left alone.</summary>
    /// <param name="file">The ledger.</param>
    /// <param name="ct">Ends the call; what was erased stays so.</param>
    /// <returns>How many events were erased now.</returns>
    public async Task<long> ApplyAsync(ErasureFile file, CancellationToken ct = default)
    {
        var erased = 0L;
        foreach (var batch in file.Entries.Chunk(Batch))
        {
            var due = (await Statement.QueryAsync(source, "erasures_due", row => row.GetInt64(0), ct,
                Parameter.Longs([.. batch.Select(e => e.Position)]), Parameter.Texts([.. batch.Select(e => e.Stream)]),
                Parameter.Ints([.. batch.Select(e => e.Version)]), Parameter.Texts([.. batch.Select(e => e.Type)]))).ToHashSet();
            var again = batch.Where(e => due.Contains(e.Position)).ToList();
            if (again.Count == 0) continue;
            erased += (long)(await Statement.ScalarAsync(source, "erase_each", ct, Parameter.Longs([.. again.Select(e => e.Position)]),
                Parameter.Jsons([.. again.Select(e => e.Data)])))!;
        }
        return erased;
    }

    /// <summary>Enters entries of a dump as they were and returns how many are new.</summary>
    internal static async Task<long> EnterAsync(NpgsqlConnection transaction, IReadOnlyList<EventLine> entries, CancellationToken ct)
    {
        await using var enter = await Statement.OnAsync(transaction, "import_erasures",
            [Parameter.Longs([.. entries.Select(e => e.Position)]), Parameter.Jsons([.. entries.Select(e => e.Data)]),
                Parameter.Times([.. entries.Select(e => (DateTimeOffset?)e.At)])], ct);
        return (long)(await enter.ExecuteScalarAsync(ct))!;
    }

    static bool Is(byte[] line, string text) => line.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text));

    static string KindOf(byte[] line) => Encoding.UTF8.GetString(line.AsSpan(2, Math.Max(0, line.AsSpan().IndexOf((byte)':') - 3)));
}
