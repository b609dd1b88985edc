using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace StoryTracker.EventStore;

/// <summary>One import on its way: head, events, ledger, parts, end, in this order.</summary>
sealed class ImportRun(
    NpgsqlConnection connection, SealedLineReader lines, IReadOnlyList<IDumpPart> parts, long head, IProgress<long>? progress)
{
    /// <summary>Rows of one COPY.</summary>
    public const int MostRows = 1000;
    const int MostBytes = 8_000_000;
    const string Event = """{"position":""", Erasure = """{"erasure":""", End = """{"end":""";

    readonly List<long> scrub = [];
    readonly Dictionary<string, long> rows = parts.ToDictionary(p => p.Kind, _ => 0L);
    ReadOnlyMemory<byte> line;
    long inFile, position, erasures, ledger;

    /// <summary>Reads the file to its end.</summary>
    /// <exception cref="ImportRefusedException">The file is not what it should be.</exception>
    public async Task<DumpTotals> ReadAsync(CancellationToken ct)
    {
        await NextAsync(ct);
        if (Is(LogDump.LedgerHead)) throw Refuse("says that this is a ledger of erasures without the log: apply it to the log instead");
        if (!Is(LogDump.Head)) throw Refuse("is not the head of a dump in a format that this program knows");
        await NextAsync(ct);
        await CompareAsync(ct);
        while (Begins(Event)) await CopyAsync(ct);
        await ErasuresAsync(ct);
        while (!Begins(End)) await PartAsync(ct);
        if (!CountsAll()) throw Refuse("does not count what stands before it: the file is not whole");
        if (await lines.ReadAsync(ct) is not null) throw Refuse("stands after the end of the dump");
        return new(position - head, erasures, rows);
    }

    /// <summary>The part of the log that is here already must be the same, but for what was erased since.</summary>
    async Task CompareAsync(CancellationToken ct)
    {
        if (head == 0) return;
        await foreach (var known in LogDump.RowsAsync(connection, "dump_events", ct, Parameter.Long(0), Parameter.Long(head)))
        {
            if (!Begins(Event))
                throw Refuse($"ends the events at {position}, but the log here goes on to {head}: this dump is older than what is here");
            position++;
            if (!line.Span.SequenceEqual(known.Span)) Differs(known);
            await NextAsync(ct);
        }
    }

    void Differs(ReadOnlyMemory<byte> known)
    {
        var (here, there) = (EventLine.Read([.. known.Span, (byte)'}']), Read());
        var same = here.Position == there.Position && known.Span[..here.DataStart].SequenceEqual(line.Span[..there.DataStart]);
        if (same && there.IsErased && !here.IsErased) scrub.Add(here.Position);
        else if (same && here.IsErased) throw Refuse($"holds what was erased here (position {here.Position}): make a new dump");
        else throw Refuse($"is another event than the one at {here.Position} here: the file is another log, not this one continued");
    }

    async Task CopyAsync(CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(Statement.Text("import_events"), ct);
        for (var (count, bytes) = (0, 0L); count < MostRows && bytes < MostBytes && Begins(Event); count++)
        {
            var e = Read();
            if (e.Position != position + 1) throw Refuse($"is the event at position {e.Position}, but {position + 1} comes next");
            position = e.Position;
            bytes += line.Length;
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(e.Position, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(e.Stream, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(e.Version, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(e.Type, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(e.Schema, NpgsqlDbType.Smallint, ct);
            await copy.WriteAsync(e.Data, NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync(e.Meta, NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync(e.At, NpgsqlDbType.TimestampTz, ct);
            if (e.Key is { } key) await copy.WriteAsync(key, NpgsqlDbType.Uuid, ct);
            else await copy.WriteNullAsync(ct);
            await NextAsync(ct);
        }
        await copy.CompleteAsync(ct);
    }

    async Task ErasuresAsync(CancellationToken ct)
    {
        while (Begins(Erasure))
        {
            List<EventLine> batch = [];
            for (; batch.Count < MostRows && Begins(Erasure); await NextAsync(ct)) batch.Add(Entry());
            ledger += batch.Count;
            erasures += await ErasureLedger.EnterAsync(connection, batch, ct);
        }
        if (scrub.Count > 0) await LogImport.RunAsync(connection, "import_scrub", ct, Parameter.Longs(scrub));
    }

    async Task PartAsync(CancellationToken ct)
    {
        var part = parts.FirstOrDefault(p => Begins(Prefix(p)))
            ?? throw Refuse("is of a kind that this program does not know: run a newer version");
        var prefix = Prefix(part).Length;
        try
        {
            await part.WriteAsync(connection, line[prefix..], ct);
        }
        catch (FormatException e)
        {
            throw Refuse(e.Message);
        }
        rows[part.Kind]++;
        await NextAsync(ct);
    }

    // A dump of an older program has no rows of the parts that came later, and does not count them.
    bool CountsAll()
    {
        using var end = JsonDocument.Parse((ReadOnlyMemory<byte>)(byte[])[.. line.Span, (byte)'}']);
        var counted = end.RootElement.GetProperty("end").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64());
        return counted.GetValueOrDefault("events") == position && counted.GetValueOrDefault("erasures") == ledger
            && rows.All(r => counted.GetValueOrDefault(r.Key) == r.Value);
    }

    static string Prefix(IDumpPart part) => $"{{\"{part.Kind}\":";

    EventLine Read() => Parsed([.. line.Span, (byte)'}']);

    EventLine Entry() => Parsed(line.Span[Erasure.Length..]);

    EventLine Parsed(ReadOnlySpan<byte> json)
    {
        try
        {
            return EventLine.Read(json);
        }
        catch (FormatException e)
        {
            throw Refuse(e.Message);
        }
    }

    async Task NextAsync(CancellationToken ct)
    {
        line = await lines.ReadAsync(ct)
            ?? throw new ImportRefusedException(lines.Line + 1, "is missing: the file ends before its last line");
        if (++inFile % 500 == 0) progress?.Report(inFile);
    }

    bool Begins(string with) => line.Span.StartsWith(Encoding.UTF8.GetBytes(with));

    bool Is(string whole) => line.Span.SequenceEqual(Encoding.UTF8.GetBytes(whole));

    ImportRefusedException Refuse(string reason) => new(lines.Line, reason);
}
