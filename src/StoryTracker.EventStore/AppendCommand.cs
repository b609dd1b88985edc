using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace StoryTracker.EventStore;

/// <summary>A unit with its events and jobs written as JSON, checked on the caller's side.</summary>
sealed record EncodedUnit(AppendUnit Unit, Guid? Key, string Meta, EncodedEvent[][] Events, string[] Args)
{
    /// <summary>Events over all streams.</summary>
    public int Count { get; } = Events.Length == 1 ? Events[0].Length : Events.Sum(e => e.Length);
    /// <summary>Characters of JSON, to keep a round within bounds.</summary>
    public long Size { get; } = Events.Sum(s => s.Sum(e => (long)e.Json.Length)) + Args.Sum(a => (long)a.Length);

    /// <exception cref="ArgumentException">The unit contradicts itself, or an event's class is not mapped.</exception>
    /// <exception cref="AppendRefusedException">Some text cannot be stored unchanged.</exception>
    public static EncodedUnit Of(AppendUnit unit, EventTypes types, bool keyed = true)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Streams.Count > 1 && unit.Streams.Select(s => s.Stream).Distinct(StringComparer.Ordinal).Count() < unit.Streams.Count)
            throw new ArgumentException("A unit names each stream at most once: put all events for a stream into one StreamWrite.",
                nameof(unit));
        foreach (var write in unit.Streams)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(write.Stream);
            ArgumentOutOfRangeException.ThrowIfLessThan(write.Expected, ExpectedVersion.Any);
            StorableText.Require(write.Stream, "stream name");
        }
        foreach (var job in unit.Jobs)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(job.Kind);
            ArgumentOutOfRangeException.ThrowIfLessThan(job.MaxAttempts, 1);
            StorableText.Require(job.Kind, "job kind");
            StorableText.Require(job.Key ?? "", "job key");
            StorableText.Require(job.Lane ?? "", "job lane");
        }
        var meta = unit.Meta.Trace is null && Telemetry.CurrentTraceParent is { } trace ? unit.Meta with { Trace = trace } : unit.Meta;
        return new EncodedUnit(
            unit, keyed ? unit.Key : null, JsonSerializer.Serialize(meta, types.Json),
            [.. unit.Streams.Select(s => s.Events.Select(types.Encode).ToArray())],
            [.. unit.Jobs.Select(j => JsonSerializer.Serialize(j.Args, j.Args.GetType(), types.Json))]);
    }
}

/// <summary>The call that appends: turns units into the arrays of <c>storytracker.append_runs</c> and its rows into answers; one event alone
/// goes to <c>storytracker.append_one</c>.</summary>
sealed class AppendCommand : IAsyncDisposable
{
    readonly NpgsqlCommand command, one;

    AppendCommand(NpgsqlCommand command, NpgsqlCommand one) => (this.command, this.one) = (command, one);

    /// <summary>Prepares the calls on a connection of the caller's, whose settings are for appends from then on.</summary>
    public static async Task<AppendCommand> PrepareAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var settings = new NpgsqlCommand(Statement.Text("append_session"), connection))
            await settings.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        var one = new NpgsqlCommand(Statement.Text("append_one"), connection);
        foreach (var type in (NpgsqlDbType[])[NpgsqlDbType.Uuid, NpgsqlDbType.Jsonb, NpgsqlDbType.Text, NpgsqlDbType.Integer,
            NpgsqlDbType.Text, NpgsqlDbType.Smallint, NpgsqlDbType.Jsonb])
            one.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        await one.PrepareAsync(ct).ConfigureAwait(false);
        var command = new NpgsqlCommand(Statement.Text("append"), connection);
        foreach (var type in (NpgsqlDbType[])[
            NpgsqlDbType.Uuid, NpgsqlDbType.Jsonb, NpgsqlDbType.Integer, NpgsqlDbType.Integer,
            NpgsqlDbType.Integer, NpgsqlDbType.Bigint, NpgsqlDbType.Integer,
            NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Integer,
            NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Smallint, NpgsqlDbType.Jsonb,
            NpgsqlDbType.Integer, NpgsqlDbType.Text, NpgsqlDbType.Jsonb, NpgsqlDbType.Text, NpgsqlDbType.Text,
            NpgsqlDbType.TimestampTz, NpgsqlDbType.Integer])
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type | NpgsqlDbType.Array });
        await command.PrepareAsync(ct).ConfigureAwait(false);
        return new AppendCommand(command, one);
    }

    /// <summary>Appends the units, each all-or-nothing, and answers in their order.</summary>
    public async Task<AppendResult[]> ExecuteAsync(IReadOnlyList<EncodedUnit> units, CancellationToken ct)
    {
        if (units is [{ Unit: { Streams.Count: 1, Jobs.Count: 0, Completes: null }, Count: 1, Key: not null } alone]
            && await ExecuteOneAsync(alone, ct).ConfigureAwait(false) is { } result) return [result];
        Bind(units);
        var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var results = new AppendResult[units.Count];
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
            results[reader.GetInt32(0) - 1] = new AppendResult(reader.GetString(1) switch
            {
                "appended" => AppendOutcome.Appended,
                "duplicate" => AppendOutcome.Duplicate,
                "conflict" => AppendOutcome.Conflict,
                _ => AppendOutcome.LostLease,
            }, reader.IsDBNull(2) ? null : reader.GetInt64(2));
        return results;
    }

    /// <summary>Appends one event; null when its key was used before, so that the long way has to say what became of it.</summary>
    async ValueTask<AppendResult?> ExecuteOneAsync(EncodedUnit unit, CancellationToken ct)
    {
        var (write, e) = (unit.Unit.Streams[0], unit.Events[0][0]);
        object[] values = [unit.Key!.Value, unit.Meta, write.Stream, write.Expected, e.Name, (short)e.Schema, e.Json];
        for (var i = 0; i < values.Length; i++) one.Parameters[i].Value = values[i];
        try
        {
            return await one.ExecuteScalarAsync(ct).ConfigureAwait(false) switch
            {
                0L => null,
                long position => new AppendResult(AppendOutcome.Appended, position),
                _ => new AppendResult(AppendOutcome.Conflict, null),
            };
        }
        catch (PostgresException p) when (p is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "events_key" }) { return null; }
    }

    void Bind(IReadOnlyList<EncodedUnit> units)
    {
        var streams = units.Sum(u => u.Unit.Streams.Count);
        var (sUnit, sStream, sExpected) = (new int[streams], new string[streams], new int[streams]);
        var data = new string[units.Sum(u => u.Count)];
        var runs = new List<Run>(streams);
        var first = new int[units.Count];
        var (s, e) = (0, 0);
        for (var u = 0; u < units.Count; u++)
        {
            first[u] = e + 1;
            for (var w = 0; w < units[u].Events.Length; w++, s++)
            {
                (sUnit[s], sStream[s], sExpected[s]) = (u + 1, units[u].Unit.Streams[w].Stream, units[u].Unit.Streams[w].Expected);
                var run = default(Run);
                for (var n = 0; n < units[u].Events[w].Length; n++)
                {
                    var encoded = units[u].Events[w][n];
                    data[e++] = encoded.Json;
                    if (n > 0 && encoded.Schema == run.Schema && encoded.Name == run.Type) runs[^1] = run = run with { Count = run.Count + 1 };
                    else runs.Add(run = new Run(s + 1, n + 1, 1, encoded.Name, (short)encoded.Schema));
                }
            }
        }
        var completes = units.Select((u, i) => (Unit: i + 1, u.Unit.Completes)).Where(c => c.Completes is not null).ToArray();
        var jobs = units.SelectMany((u, i) => u.Unit.Jobs.Select((j, n) => (Unit: i + 1, Job: j, Args: u.Args[n]))).ToArray();
        object[] values = [
            units.Select(u => u.Key).ToArray(), units.Select(u => u.Meta).ToArray(), units.Select(u => u.Count).ToArray(), first,
            completes.Select(c => c.Unit).ToArray(), completes.Select(c => c.Completes!.Value.Id).ToArray(),
            completes.Select(c => c.Completes!.Value.Attempt).ToArray(),
            sUnit, sStream, sExpected, Of(runs, r => r.Stream), Of(runs, r => r.Nth), Of(runs, r => r.Count), Of(runs, r => r.Type),
            Of(runs, r => r.Schema), data,
            jobs.Select(j => j.Unit).ToArray(), jobs.Select(j => j.Job.Kind).ToArray(), jobs.Select(j => j.Args).ToArray(),
            jobs.Select(j => j.Job.Key).ToArray(), jobs.Select(j => j.Job.Lane).ToArray(),
            jobs.Select(j => j.Job.DueAt?.UtcDateTime).ToArray(), jobs.Select(j => j.Job.MaxAttempts).ToArray()];
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    /// <summary>Neighbouring events of one stream with one type: the stream's number in the call, which of its events is the first, how
    /// many.</summary>
    readonly record struct Run(int Stream, int Nth, int Count, string Type, short Schema);

    static T[] Of<T>(List<Run> runs, Func<Run, T> part) => [.. runs.Select(part)];

    /// <summary>Gives the command's resources back; the connection stays its owner's.</summary>
    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync().ConfigureAwait(false);
        await command.DisposeAsync().ConfigureAwait(false);
    }
}
