using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>One step of one projection: lock the checkpoint, read events, write rows, move the checkpoint, commit.</summary>
/// <remarks>After a failure the step halves down to single events; a single event that has failed five times in a row stops the
/// projection.</remarks>
sealed class ProjectionStep(NpgsqlDataSource source, EventTypes types, Projection projection, TimeSpan backoff)
{
    const int Largest = 500, FailuresUntilStop = 5;
    static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);
    int limit = Largest;
    int failures;

    /// <summary>What a step did.</summary>
    /// <param name="Position">The new position; null if it did not move.</param>
    /// <param name="More">Whether there may be more to read at once.</param>
    /// <param name="Busy">Whether somebody else has the checkpoint, or it is stopped.</param>
    public readonly record struct Taken(long? Position, bool More, bool Busy);

    /// <summary>The projection.</summary>
    public Projection Projection => projection;

    /// <summary>Whether an exception says that the database is out of reach, rather than that an event cannot be applied.</summary>
    public static bool IsOutage(Exception e) => AppendQueue.IsTransient(e);

    /// <summary>Creates its tables and its checkpoint.</summary>
    public async Task CreateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var create = new NpgsqlCommand(projection.CreateSql, connection);
        await create.ExecuteNonQueryAsync(ct);
        await using var add = new NpgsqlCommand(Statement.Text("projection_add"), connection);
        add.Parameters.AddRange(Id());
        await add.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes one step.</summary>
    public async Task<Taken> AdvanceAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var locked = await Statement.OnAsync(connection, "projection_lock", Id(), ct);
        if (await locked.ExecuteScalarAsync(ct) is not long position) return new Taken(null, false, true);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var (read, last) = await ReadAsync(connection, position, batch, ct);
        var atHead = read < limit;
        var move = new NpgsqlBatchCommand(Statement.Text("projection_move"));
        foreach (var parameter in (NpgsqlParameter[])[.. Id(), Parameter.Long(last),
            Parameter.Bool(atHead)]) move.Parameters.Add(parameter);
        batch.BatchCommands.Add(move);
        if (read > 0 || !live)
        {
            await batch.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            live = atHead;
        }
        failures = 0;
        if (read > 0) limit = Math.Min(Largest, limit * 2);
        return new Taken(read > 0 ? last : null, !atHead, false);
    }

    bool live;

    async Task<(int Read, long Last)> ReadAsync(NpgsqlConnection connection, long position, NpgsqlBatch batch, CancellationToken ct)
    {
        await using var read = await Statement.OnAsync(connection, "projection_read",
            [Parameter.Long(position), Parameter.Int(limit), Parameter.Texts(projection.EventTypes)], ct);
        await using var reader = await read.ExecuteReaderAsync(ct);
        var count = 0;
        for (; await reader.ReadAsync(ct); count++)
        {
            position = reader.GetInt64(0);
            if (!reader.IsDBNull(5)) Apply(RecordedEvent.From(reader, types), batch);
            else if (!types.Knows(reader.GetString(3)))
                // It may concern this projection in the version that knows it: stop, do not skip.
                throw new UnknownEventTypeException(reader.GetString(3), reader.GetInt16(4),
                    $"at position {position} is not known to this program");
        }
        return (count, position);
    }

    void Apply(RecordedEvent e, NpgsqlBatch batch)
    {
        try { projection.Project(e, batch); }
        catch (Exception inner)
        {
            throw new InvalidOperationException($"{e.Type} at position {e.Position} ({e.Stream}, version {e.Version}): {inner.Message}",
                inner);
        }
    }

    /// <summary>Notes a failure, halves the step, stops the projection when a single event keeps failing; returns how long to
    /// wait.</summary>
    public async Task<TimeSpan> FailAsync(Exception e, CancellationToken ct)
    {
        var stop = limit == 1 && ++failures >= FailuresUntilStop;
        var sentence = (e is PostgresException p ? p.MessageText : e.Message).Replace('\0', '\uFFFD').TrimEnd('.') + ".";
        await Statement.RunAsync(source, "projection_fail", ct, [.. Id(), Parameter.Text(sentence), Parameter.Bool(stop)]);
        if (stop) failures = 0;
        if (limit > 1) { limit /= 2; return TimeSpan.Zero; }
        var wait = backoff * Math.Pow(2, Math.Max(0, failures - 1));
        return wait < LongestBackoff ? wait : LongestBackoff;
    }

    /// <summary>Empties the tables and sets the checkpoint back, together.</summary>
    public async Task ResetAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var reset = await Statement.OnAsync(connection, "projection_reset", Id(), ct)) await reset.ExecuteNonQueryAsync(ct);
        await using (var empty = new NpgsqlCommand(projection.ResetSql, connection)) await empty.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        live = false;
    }

    NpgsqlParameter[] Id() => [Parameter.Text(projection.Name), Parameter.Int(projection.Version)];
}
