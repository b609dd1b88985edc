using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>The reference: plain Npgsql, prepared statements, one connection a worker, on tables with the same columns and
/// indexes.</summary>
/// <remarks>It promises less: its positions have holes and become visible out of order. It is the least that a durable append must do:
/// one statement in one transaction that checks the version and inserts, in one round trip.</remarks>
public sealed class RawEngine(NpgsqlDataSource source)
{
    public const string Tables = """
        create table raw_events (like storytracker.events including all);
        create sequence raw_position;
        create table raw_jobs (like storytracker.jobs including all);
        """;

    const string Insert = """
        insert into raw_events (position, stream, version, type, schema, data, meta, recorded_at, key)
        select nextval('raw_position'), $1, $2 + e.n, 'measured', 1, e.data, $4, clock_timestamp(), case when e.n = 1 then $5 end
        from unnest($3) with ordinality e(data, n)
        where (select coalesce(max(version), 0) from raw_events where stream = $1) = $2
        """;

    const string InsertOne = """
        insert into raw_events (position, stream, version, type, schema, data, meta, recorded_at, key)
        select nextval('raw_position'), $1, $2 + 1, 'measured', 1, $3, $4, clock_timestamp(), $5
        where (select coalesce(max(version), 0) from raw_events where stream = $1) = $2
        """;

    int round;

    public Task<double> AppendAsync(int events, int writers, TimeSpan time)
    {
        var prefix = $"raw-{round++}";
        return EngineSuite.PerSecondAsync(writers, time, async (writer, going) =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var insert = new NpgsqlCommand(events == 1 ? InsertOne : Insert, connection);
            insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text, Value = $"{prefix}-{writer}" });
            insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Integer });
            insert.Parameters.Add(new() { NpgsqlDbType = events == 1 ? NpgsqlDbType.Jsonb : NpgsqlDbType.Jsonb | NpgsqlDbType.Array });
            insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = """{"by":"benchmark"}""" });
            insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Uuid });
            await insert.PrepareAsync();
            var version = 0;
            for (; going(); version += events)
            {
                string[] data = [.. Enumerable.Range(version, events).Select(Json)];
                (insert.Parameters[1].Value, insert.Parameters[2].Value) = (version, events == 1 ? data[0] : data);
                insert.Parameters[4].Value = Guid.CreateVersion7();
                if (await insert.ExecuteNonQueryAsync() != events) throw new InvalidOperationException("A raw append was refused.");
            }
            return version;
        });
    }

    public async Task<double> CopyAsync(int events)
    {
        var stream = $"copy-{round++}";
        await using var connection = await source.OpenConnectionAsync();
        var first = (long)(await new NpgsqlCommand("select setval('raw_position', nextval('raw_position') + 200000)",
            connection).ExecuteScalarAsync())! - 200000;
        var started = Stopwatch.GetTimestamp();
        await using (var writer = await connection.BeginBinaryImportAsync(
            "copy raw_events (position, stream, version, type, schema, data, meta, recorded_at) from stdin (format binary)"))
        {
            for (var n = 0; n < events; n++)
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(first + n, NpgsqlDbType.Bigint);
                await writer.WriteAsync(stream, NpgsqlDbType.Text);
                await writer.WriteAsync(n + 1, NpgsqlDbType.Integer);
                await writer.WriteAsync("measured", NpgsqlDbType.Text);
                await writer.WriteAsync((short)1, NpgsqlDbType.Smallint);
                await writer.WriteAsync(Json(n), NpgsqlDbType.Jsonb);
                await writer.WriteAsync("""{"by":"benchmark"}""", NpgsqlDbType.Jsonb);
                await writer.WriteAsync(TimeProvider.System.GetUtcNow().UtcDateTime, NpgsqlDbType.TimestampTz);
            }
            await writer.CompleteAsync();
        }
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    const string Claim = """
        update raw_jobs set attempt = attempt + 1, leased_by = $1, due_at = now() + interval '1 min' where id = (
          select id from raw_jobs where kind = $2 and not behind and due_at <= now() order by due_at, id limit 1 for update skip locked)
        returning id, args::text
        """;

    /// <summary>Claim; then, in one transaction and one round trip, version check and insert, follow-up, deletion.</summary>
    public async Task<double> CommandAsync(int workers, TimeSpan time)
    {
        var kind = await SeedAsync("raw-command", workers * 2);
        return await EngineSuite.PerSecondAsync(workers, time, async (worker, going) =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var claim = ClaimOn(connection, worker, kind);
            var done = 0L;
            while (going())
            {
                if (await ClaimOneAsync(claim) is not { } id) continue;
                await using var batch = new NpgsqlBatch(connection);
                batch.BatchCommands.Add(Command(InsertOne, $"{kind}-{id}", 0, (NpgsqlDbType.Jsonb, Json((int)id)), (NpgsqlDbType.Jsonb,
                    """{"by":"benchmark"}"""), Guid.CreateVersion7()));
                batch.BatchCommands.Add(Command("insert into raw_jobs (kind, args, due_at) values ($1, $2, now())", kind,
                    (NpgsqlDbType.Jsonb, Json((int)id))));
                batch.BatchCommands.Add(Command("delete from raw_jobs where id = $1", id));
                await batch.ExecuteNonQueryAsync();
                done++;
            }
            return done;
        });
    }

    /// <summary>A bare claim-and-delete loop, one job at a time.</summary>
    public async Task<double> JobsAsync(int workers, TimeSpan time)
    {
        var kind = await SeedAsync("raw-job", 30_000);
        var rate = await EngineSuite.PerSecondAsync(workers, time, async (worker, going) =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var claim = ClaimOn(connection, worker, kind);
            await using var delete = new NpgsqlCommand("delete from raw_jobs where id = $1", connection);
            delete.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Bigint });
            var done = 0L;
            while (going())
            {
                if (await ClaimOneAsync(claim) is not { } id) break;
                delete.Parameters[0].Value = id;
                await delete.ExecuteNonQueryAsync();
                done++;
            }
            return done;
        });
        await BenchmarkDatabase.ExecuteAsync(source, $"delete from raw_jobs where kind = '{kind}'");
        return rate;
    }

    async Task<string> SeedAsync(string name, int jobs)
    {
        var kind = $"{name}-{round++}";
        await BenchmarkDatabase.ExecuteAsync(source,
            $"insert into raw_jobs (kind, args, due_at) select '{kind}', '{Json(1)}', clock_timestamp() from generate_series(1, {jobs})");
        await BenchmarkDatabase.ExecuteAsync(source, "analyze raw_jobs");
        return kind;
    }

    static NpgsqlCommand ClaimOn(NpgsqlConnection connection, int worker, string kind) =>
        new(Claim, connection) { Parameters = { new() { Value = $"w{worker}" }, new() { Value = kind } } };

    static async Task<long?> ClaimOneAsync(NpgsqlCommand claim)
    {
        await using var reader = await claim.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return null;
        _ = JsonDocument.Parse(reader.GetString(1)).RootElement.GetProperty("number").GetInt32();
        return reader.GetInt64(0);
    }

    static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is ValueTuple<NpgsqlDbType, string> typed ? new() { NpgsqlDbType = typed.Item1,
                Value = typed.Item2 } : new() { Value = value });
        return command;
    }

    static string Json(int number) => JsonSerializer.Serialize(Measured.Of(number), Measured.Types.Json);
}
