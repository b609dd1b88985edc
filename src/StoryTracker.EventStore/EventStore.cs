using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>What part of the log to read.</summary>
/// <param name="Types">Wire names; null: every type.</param>
/// <param name="StreamPrefix">Beginning of the stream's name; null: every stream.</param>
/// <param name="UpToPosition">Last position to read; null: the head.</param>
public sealed record LogFilter(IReadOnlyList<string>? Types = null, string? StreamPrefix = null, long? UpToPosition = null);

/// <summary>The log: appends units, reads streams and the log in order, folds streams, erases payloads.</summary>
/// <remarks>Thread-safe; one per process and database. Holds one connection for appends while it lives.</remarks>
public sealed class EventStore : IAsyncDisposable
{
    readonly NpgsqlDataSource source;
    readonly EventTypes types;
    readonly AppendQueue queue;
    readonly Announcements announcements;
    // Payloads are UTF-8 and states hold UTF-16: about twice as much memory.
    readonly FoldCache cache = new(capacity: 20_000, capacityBytes: 64L << 20);
    // States as they were before: several of one stream at once, for whoever looks back.
    readonly PastStates past = new(capacityBytes: 96L << 20);
    readonly LogWatch watch;

    /// <summary>Opens a store over a migrated database.</summary>
    /// <param name="source">Where the database is.</param>
    /// <param name="types">The event types, complete.</param>
    /// <param name="clock">Times the pauses between repeats; the times on record are the database's.</param>
    /// <param name="log">Where repeats are reported.</param>
    /// <param name="wakeups">Told of every append of this store at once; the other nodes hear of it by NOTIFY. Null: all by NOTIFY.</param>
    public EventStore(NpgsqlDataSource source, EventTypes types, TimeProvider clock, ILogger<EventStore>? log = null,
        Wakeups? wakeups = null)
    {
        (this.source, this.types, watch) = (source, types, new(source));
        var logger = log ?? (ILogger)NullLogger.Instance;
        announcements = new Announcements(source, wakeups?.Node ?? "", clock, logger);
        queue = new AppendQueue(source, clock, logger, () =>
        {
            wakeups?.Signal();
            announcements.Announce();
        });
    }

    /// <summary>The event types.</summary>
    public EventTypes Types => types;

    /// <summary>Appends a unit: all of it in one commit, or nothing.</summary>
    /// <exception cref="AppendRefusedException">A rule of the database or a character that cannot be stored refuses the unit.</exception>
    /// <exception cref="StoreUnavailableException">The database stayed out of reach for some seconds.</exception>
    /// <exception cref="ArgumentException">The unit contradicts itself, or an event's class is not mapped.</exception>
    public async Task<AppendResult> AppendAsync(AppendUnit unit, CancellationToken ct = default)
    {
        using var span = Telemetry.StartAppend();      // before the unit is written: its events carry this trace
        var encoded = EncodedUnit.Of(unit, types);
        if (encoded.Count == 0 && unit.Streams.Count == 0 && unit.Jobs.Count == 0 && unit.Completes is null)
            return new AppendResult(AppendOutcome.Appended, null);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await queue.AppendAsync(encoded, ct);
            Telemetry.Appended(result.Outcome, encoded.Count, Stopwatch.GetElapsedTime(started));
            return result;
        }
        catch (Exception e)
        {
            Telemetry.Failed(span, e);
            Telemetry.AppendFailed(e, Stopwatch.GetElapsedTime(started));
            throw;
        }
    }

    /// <summary>As <see cref="AppendAsync"/>, for callers that would rather throw on a conflict.</summary>
    /// <exception cref="StreamConflictException">A stream was not at its expected version.</exception>
    public async Task<AppendResult> AppendOrThrowAsync(AppendUnit unit, CancellationToken ct = default)
    {
        var result = await AppendAsync(unit, ct);
        if (result.Outcome != AppendOutcome.Conflict) return result;
        foreach (var write in unit.Streams.Where(s => s.Expected != ExpectedVersion.Any))
            if (await VersionAsync(write.Stream, ct) is var actual && actual != write.Expected)
                throw new StreamConflictException(write.Stream, write.Expected, actual);
        throw new StreamConflictException(unit.Streams[0].Stream, unit.Streams[0].Expected, await VersionAsync(unit.Streams[0].Stream, ct));
    }

    /// <summary>Folds a stream into <typeparamref name="T"/> by its <c>static Create(e)</c> and <c>Apply(e)</c>.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="upToPosition">Fold only events up to this position (a time: <see cref="PositionAtAsync"/>); null: all, through the
    /// cache.</param>
    /// <param name="ct">Ends the read.</param>
    /// <returns>Version 0 and State null: no such stream.</returns>
    /// <exception cref="FoldException"><typeparamref name="T"/> has no Create, or its own code threw.</exception>
    public async Task<Folded<T>> LoadAsync<T>(string stream, long? upToPosition = null, CancellationToken ct = default) where T : class
    {
        if (upToPosition is not null || Fold<T>.Mutates) return (await FoldOnAsync(stream, new Folded<T>(null, 0, 0), 0, upToPosition ?? long.MaxValue, ct)).Folded;
        var erasure = (long)(await Statement.ScalarAsync(source, "last_erasure", ct))!;
        cache.ForgetAfter(erasure);
        var (known, weight, _) = cache.Get<T>(stream) ?? (new Folded<T>(null, 0, 0), 0, 0);
        var now = await FoldOnAsync(stream, known, weight, long.MaxValue, ct);
        if (now.Folded.Version > known.Version) cache.Put(stream, now.Folded, now.Weight, erasure);
        return now.Folded;
    }

    /// <summary>
    /// The last position, with what is kept in memory brought up to it: what <see cref="LoadAtAsync"/> answers for this position or an earlier one is as on record now.
    /// </summary>
    public async Task<long> NowAsync(CancellationToken ct = default)
    {
        var (head, erasure) = await watch.CatchUpAsync(ct);
        cache.ForgetAfter(erasure);
        past.ForgetAfter(erasure);
        return head;
    }

    /// <summary>
    /// Folds a stream as it stood at a position that <see cref="NowAsync"/> has answered, or at an earlier one. Asks the database only for what is not kept:
    /// a page that reads a hundred streams at one position reads all of them at the same moment, and most of them from memory.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="position">Fold only events up to this position.</param>
    /// <param name="ct">Ends the read.</param>
    /// <returns>Version 0 and State null: no such stream then.</returns>
    /// <exception cref="FoldException"><typeparamref name="T"/> has no Create, or its own code threw.</exception>
    public async Task<Folded<T>> LoadAtAsync<T>(string stream, long position, CancellationToken ct = default) where T : class
    {
        // Nobody can say yet what will be on record at a position that lies ahead.
        if (Fold<T>.Mutates || position > watch.UpTo) return await LoadAsync<T>(stream, position, ct);
        var erasure = cache.LastErasure;
        var newest = cache.Get<T>(stream);
        if (newest is { } n && n.Folded.Position <= position)
        {
            if (watch.IsUnchanged(stream, n.UpTo, position)) return n.Folded;
            var now = await FoldOnAsync(stream, n.Folded, n.Weight, position, ct);
            cache.Put(stream, now.Folded, now.Weight, erasure, position);
            return now.Folded;
        }
        var before = past.Get<T>(stream, position);
        if (before is { } b && b.UpTo >= position) return b.Folded;
        var then = await FoldOnAsync(stream, before?.Folded ?? new(null, 0, 0), before?.Weight ?? 0, position, ct);
        if (newest is null && watch.IsUnchanged(stream, position, watch.UpTo)) cache.Put(stream, then.Folded, then.Weight, erasure, position);
        else past.Put(stream, then.Folded, then.Weight, erasure, position);
        return then.Folded;
    }

    async Task<(Folded<T> Folded, long Weight)> FoldOnAsync<T>(string stream, Folded<T> from, long weight, long position, CancellationToken ct) where T : class
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = await Statement.OnAsync(connection, "read_stream", StreamParameters(stream, from.Version, position), ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (state, version, last) = from;
        while (await reader.ReadAsync(ct))
        {
            var e = RecordedEvent.From(reader, types);
            (state, version, last) = (Fold<T>.Next(state, e), e.Version, e.Position);
            weight += e.Size;
        }
        return (version == from.Version ? from : new(state, version, last), weight);
    }

    /// <summary>Reads a stream in order.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="afterVersion">Start after this version; 0: from the beginning.</param>
    /// <param name="upToPosition">Stop at this position; null: at the end.</param>
    /// <param name="ct">Ends the read.</param>
    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        string stream, int afterVersion = 0, long? upToPosition = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = await Statement.OnAsync(connection, "read_stream", StreamParameters(stream, afterVersion, upToPosition),
            ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return RecordedEvent.From(reader, types);
    }

    /// <summary>Reads the log in order: the whole subscription protocol, for positions have no holes and never appear late.</summary>
    /// <param name="afterPosition">Start after this position; 0: from the beginning.</param>
    /// <param name="limit">At most so many events.</param>
    /// <param name="ct">Ends the read.</param>
    public async Task<IReadOnlyList<RecordedEvent>> ReadLogAsync(long afterPosition, int limit, CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "read_log", Read, ct, Parameter.Long(afterPosition), Parameter.Int(limit));

    /// <summary>Reads part of the log in order; scans, so it costs what lies between.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> ReadLogAsync(
        long afterPosition, int limit, LogFilter filter, CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "read_log_filtered", Read, ct, Parameter.Long(afterPosition), Parameter.Int(limit),
            Parameter.Texts(filter.Types), Parameter.Text(filter.StreamPrefix), Parameter.Long(filter.UpToPosition ?? long.MaxValue));

    /// <summary>Events by their positions, newest first; positions where nothing is are left out.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> ReadLogAtAsync(IReadOnlyList<long> positions, CancellationToken ct = default) =>
        positions.Count == 0 ? [] : await Statement.QueryAsync(source, "read_log_at", Read, ct, Parameter.Longs(positions));

    /// <summary>The position that the append with an idempotency key answered; null when there was none.</summary>
    /// <remarks>Keys of appends without events are not looked up; those answer nothing.</remarks>
    public async Task<long?> PositionOfAsync(Guid key, CancellationToken ct = default) =>
        (long?)await Statement.ScalarAsync(source, "key_position", ct, Parameter.Uuid(key));

    /// <summary>The events that came on record in one commit with that at a position, in order; empty where nothing is.</summary>
    /// <param name="position">Position of any of them.</param>
    /// <param name="limit">At most so many; a unit that is larger comes as none.</param>
    /// <param name="ct">Ends the read.</param>
    public async Task<IReadOnlyList<RecordedEvent>> ReadUnitAsync(long position, int limit, CancellationToken ct = default)
    {
        var ends = await Statement.QueryAsync(source, "unit_at", r => (First: r.IsDBNull(0) ? 0 : r.GetInt64(0), Last: r.GetInt64(1)), ct, Parameter.Long(position));
        if (ends.Count == 0 || ends[0].First == 0 || ends[0].Last - ends[0].First >= limit) return [];
        return await ReadLogAsync(ends[0].First - 1, (int)(ends[0].Last - ends[0].First) + 1, ct);
    }

    /// <summary>The last position; 0 in an empty store.</summary>
    public async Task<long> HeadAsync(CancellationToken ct = default) => (long)(await Statement.ScalarAsync(source, "head", ct))!;

    /// <summary>The version of a stream; 0 if there is none.</summary>
    public async Task<int> VersionAsync(string stream, CancellationToken ct = default) =>
        (int)(await Statement.ScalarAsync(source, "stream_version", ct, Parameter.Text(stream)))!;

    /// <summary>The last position recorded at or before a time; 0 if none.</summary>
    public async Task<long> PositionAtAsync(DateTimeOffset time, CancellationToken ct = default) =>
        (long)(await Statement.ScalarAsync(source, "position_at", ct, Parameter.Time(time)))!;

    /// <summary>Names of streams with a prefix, in ordinal order, one index probe each.</summary>
    /// <param name="prefix">Beginning of the name; may be empty.</param>
    /// <param name="after">Only names after this one, for paging; null: from the first.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Ends the read.</param>
    public async Task<IReadOnlyList<string>> StreamsAsync(
        string prefix, string? after = null, int limit = int.MaxValue, CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "streams", row => row.GetString(0), ct,
            Parameter.Text(prefix), Parameter.Text(after ?? ""), Parameter.Int(limit));

    /// <summary>Replaces payloads by a notice, for good, and enters it in the ledger of erasures.</summary>
    /// <param name="positions">The events.</param>
    /// <param name="notice">What to say in their place: who asked and why; written as JSON.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>How many were erased now; those erased before keep their first notice.</returns>
    public async Task<long> EraseAsync(IReadOnlyList<long> positions, object notice, CancellationToken ct = default)
    {
        var json = JsonSerializer.Serialize(notice, notice.GetType(), types.Json);
        return (long)(await Statement.ScalarAsync(source, "erase", ct, Parameter.Longs(positions), Parameter.Json(json)))!;
    }

    RecordedEvent Read(NpgsqlDataReader row) => RecordedEvent.From(row, types);

    static NpgsqlParameter[] StreamParameters(string stream, int afterVersion, long? upToPosition) =>
        [Parameter.Text(stream), Parameter.Int(afterVersion), Parameter.Long(upToPosition ?? long.MaxValue)];

    /// <summary>Finishes the appends that wait, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        await announcements.FlushAsync();
    }
}
