using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>One step of one projection: lock the checkpoint and read events; write rows, move the checkpoint, commit. Two round trips.</summary>
/// <remarks>After a failure the step halves down to single events; a single event that has failed five times in a row stops the
/// projection.</remarks>
/// <param name="source">The database.</param>
/// <param name="types">How events are read.</param>
/// <param name="projection">What to project.</param>
/// <param name="backoff">Wait after a first failure.</param>
/// <param name="rebuild">Whether this builds anew beside the tables in use, without side effects.</param>
sealed class ProjectionStep(NpgsqlDataSource source, EventTypes types, Projection projection, TimeSpan backoff, bool rebuild = false)
{
    const int Largest = 2000, FailuresUntilStop = 5;
    static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);
    readonly string checkpoint = rebuild ? ProjectionRebuild.CheckpointOf(projection) : projection.Name;
    readonly string schema = rebuild ? ProjectionRebuild.SchemaOf(projection) : "storytracker";
    readonly string[] handled = [.. projection.EventTypes];
    int limit = Largest;
    int failures;
    bool live;
    long reached, reading;

    /// <summary>What a step did.</summary>
    /// <param name="Position">The new position; null if it did not move.</param>
    /// <param name="More">Whether there may be more to read at once.</param>
    /// <param name="Busy">Whether somebody else has the checkpoint, or it is stopped.</param>
    public readonly record struct Taken(long? Position, bool More, bool Busy);

    /// <summary>The projection.</summary>
    public Projection Projection => projection;

    /// <summary>The position that this process has seen committed; another may have come further.</summary>
    public long Reached => Volatile.Read(ref reached);

    /// <summary>Positions that are left out.</summary>
    public IReadOnlySet<long> Skipped { get; init; } = new HashSet<long>();

    /// <summary>Creates its tables and its checkpoint, in a transaction of the caller's.</summary>
    public async Task CreateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var session = await Statement.OnAsync(connection, "projection_session", [Parameter.Text(schema)], ct))
            await session.ExecuteNonQueryAsync(ct);
        // The checkpoint before the tables, as a step takes them: else the two wait for each other (create index locks its table, there or not).
        await using (var add = rebuild ? await Statement.OnAsync(connection, "rebuild_begin", Id(), ct)
            : await Statement.OnAsync(connection, "projection_add", [.. Id(), Parameter.Texts(projection.Tables)], ct))
            await add.ExecuteNonQueryAsync(ct);
        await using (var create = new NpgsqlCommand(projection.CreateSql, connection)) await create.ExecuteNonQueryAsync(ct);
        if (rebuild || !projection.RequestsJobs) return;
        await using var effects = await Statement.OnAsync(connection, "projection_effects_add", [Parameter.Text(projection.Name)], ct);
        await effects.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes one step.</summary>
    public async Task<Taken> AdvanceAsync(CancellationToken ct)
    {
        using var span = Telemetry.StartProjection(projection.Name);
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = new ProjectionRows();
        if (await ReadAsync(connection, rows, ct) is not { } read)
        {
            await EndAsync(connection, "rollback", ct);
            Telemetry.Projected(projection.Name, 0, span);
            return new Taken(null, false, true);
        }
        var atHead = read.Count < limit;
        if (read.Count > 0 || !live) await WriteAsync(connection, rows, read.Last, atHead, ct);
        else await EndAsync(connection, "rollback", ct);
        Telemetry.Projected(projection.Name, read.Count, span);
        failures = 0;
        if (read.Count == 0) return new Taken(null, false, false);
        limit = Math.Min(Largest, limit * 2);
        Volatile.Write(ref reached, read.Last!.Value);
        return new Taken(read.Last, !atHead, false);
    }

    /// <summary>Begins the transaction and reads; null if somebody else has the checkpoint or it is stopped.</summary>
    async Task<(int Count, long? Last)?> ReadAsync(NpgsqlConnection connection, ProjectionRows rows, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
        batch.BatchCommands.Add(Command("projection_session", Parameter.Text(schema)));
        batch.BatchCommands.Add(Command("projection_begin", [.. Id(), Parameter.Int(limit), Parameter.Texts(handled)]));
        await batch.PrepareAsync(ct);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);              // begin answers with no rows; the settings are of no interest
        var (count, last, taken) = await CollectAsync(reader, rows, ct);
        return taken ? (count, last) : null;
    }

    /// <summary>Projects what a reader gives; whether there was a row at all, be it one without an event.</summary>
    async Task<(int Count, long? Last, bool Taken)> CollectAsync(NpgsqlDataReader reader, ProjectionRows rows, CancellationToken ct)
    {
        var (count, taken, last) = (0, false, (long?)null);
        for (; await reader.ReadAsync(ct); taken = true)
        {
            if (reader.IsDBNull(0)) continue;
            last = reader.GetInt64(0);
            reading = last.Value;
            count++;
            if (Skipped.Contains(last.Value)) continue;
            if (!reader.IsDBNull(5))
            {
                types.Require(reader.GetString(3), reader.GetInt16(4));
                Apply(RecordedEvent.From(reader, types), rows);
            }
            else if (!types.Knows(reader.GetString(3)))
                // It may concern this projection in the version that knows it: stop, do not skip.
                throw new UnknownEventTypeException(reader.GetString(3), reader.GetInt16(4),
                    $"at position {last} is not known to this program");
        }
        return (count, last, taken);
    }

    /// <summary>Reads one step ahead of what is being written, from the beginning to the head; for a rebuild, which has its checkpoint to
    /// itself. What it has written when it throws is whole.</summary>
    public async Task HurryAsync(Func<Task> written, CancellationToken ct)
    {
        await using var writing = await source.OpenConnectionAsync(ct);
        for (var ahead = ReadAheadAsync(0, ct); await ahead is { Last: { } last } read;)
        {
            ahead = ReadAheadAsync(last, ct);
            try
            {
                await WriteAsync(writing, read.Rows, last, atHead: false, ct, begin: true);
                await written();
            }
            catch
            {
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
    }

    async Task<(ProjectionRows Rows, long? Last)> ReadAheadAsync(long position, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var read = await Statement.OnAsync(connection, "projection_ahead",
            [Parameter.Long(position), Parameter.Int(Largest), Parameter.Texts(handled)], ct);
        await using var reader = await read.ExecuteReaderAsync(ct);
        var rows = new ProjectionRows();
        return (rows, (await CollectAsync(reader, rows, ct)).Last);
    }

    void Apply(RecordedEvent e, ProjectionRows rows)
    {
        rows.Position = e.Position;
        try { projection.Project(e, rows); }
        catch (Exception inner)
        {
            throw new InvalidOperationException($"{e.Type} at position {e.Position} ({e.Stream}, version {e.Version}): {inner.Message}",
                inner);
        }
    }

    async Task WriteAsync(NpgsqlConnection connection, ProjectionRows rows, long? last, bool atHead, CancellationToken ct, bool begin = false)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (begin)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
            batch.BatchCommands.Add(Command("projection_session", Parameter.Text(schema)));
        }
        if (last is { } position)
            foreach (var command in rows.Commands(projection, position, effects: !rebuild, types.Json)) batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(Command("projection_move", [.. Id(), Parameter.Long(last ?? 0), Parameter.Bool(atHead && !rebuild)]));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await batch.PrepareAsync(ct);
        await batch.ExecuteNonQueryAsync(ct);
        live = atHead;
    }

    static async Task EndAsync(NpgsqlConnection connection, string how, CancellationToken ct)
    {
        await using var end = new NpgsqlCommand(how, connection);
        await end.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes a failure, halves the step, stops the projection when a single event keeps failing; returns how long to
    /// wait.</summary>
    public async Task<TimeSpan> FailAsync(Exception e, CancellationToken ct)
    {
        var stop = limit == 1 && ++failures >= FailuresUntilStop;
        var before = limit == 1 ? reading - 1 : -1;                        // another node may have come past it since: then nothing has failed
        var sentence = (e is PostgresException p ? p.MessageText : e.Message).Replace('\0', '\uFFFD').TrimEnd('.') + ".";
        await Statement.RunAsync(source, "projection_fail", ct, [.. Id(), Parameter.Text(sentence), Parameter.Bool(stop), Parameter.Long(before)]);
        if (stop) failures = 0;
        if (limit > 1) { limit /= 2; return TimeSpan.Zero; }
        var wait = backoff * Math.Pow(2, Math.Max(0, failures - 1));
        return wait < LongestBackoff ? wait : LongestBackoff;
    }

    /// <summary>Goes on where a program stopped it that could not read what this one can; true if it did.</summary>
    public async Task<bool> LearnAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var learn = await Statement.OnAsync(connection, "projection_learn", [.. Id(), Parameter.Texts(types.Readable)], ct);
        return await learn.ExecuteNonQueryAsync(ct) > 0;
    }

    NpgsqlParameter[] Id() => [Parameter.Text(checkpoint), Parameter.Int(projection.Version)];

    static NpgsqlBatchCommand Command(string name, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(Statement.Text(name));
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }
}
