using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace StoryTracker.Benchmarks.Stories;

/// <summary>The least that storing the same events takes: a table of the same shape, plain Npgsql.</summary>
sealed class RawCopyOfEvents(NpgsqlDataSource source)
{
    sealed record Stored(string Stream, int Version, string Type, string Data, string Meta, bool First);

    long position;

    public static async Task<RawCopyOfEvents> CreateAsync(NpgsqlDataSource source)
    {
        await BenchmarkDatabase.ExecuteAsync(source, """
            create table raw_events (position bigint primary key, stream text collate "C" not null, version integer not null, type text not null,
              data jsonb not null, meta jsonb not null, recorded_at timestamptz not null default clock_timestamp(), round bigint not null, unique (stream, version, round))
            """);
        return new(source);
    }

    /// <summary>Inserts the events, a transaction for each append that made them; gives the seconds it took.</summary>
    public async Task<double> InsertAsync(long from, long to)
    {
        var units = new List<List<Stored>>();
        foreach (var e in await ReadAsync(from, to))
            if (e.First || units.Count == 0) units.Add([e]);
            else units[^1].Add(e);
        var round = ++position;
        var started = Stopwatch.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync();
        foreach (var unit in units)
        {
            await using var batch = new NpgsqlBatch(connection);       // one implicit transaction
            foreach (var e in unit)
                batch.BatchCommands.Add(new("insert into raw_events (position, stream, version, type, data, meta, round) values ($1, $2, $3, $4, $5, $6, $7)")
                {
                    Parameters =
                    {
                        new() { Value = ++position }, new() { Value = e.Stream }, new() { Value = e.Version }, new() { Value = e.Type },
                        new() { Value = e.Data, NpgsqlDbType = NpgsqlDbType.Jsonb }, new() { Value = e.Meta, NpgsqlDbType = NpgsqlDbType.Jsonb }, new() { Value = round },
                    },
                });
            await batch.ExecuteNonQueryAsync();
        }
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Copies the events in at once; gives the seconds it took.</summary>
    public async Task<double> CopyAsync(long from, long to)
    {
        var events = await ReadAsync(from, to);
        var round = ++position;
        var started = Stopwatch.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync();
        await using (var copy = await connection.BeginBinaryImportAsync("copy raw_events (position, stream, version, type, data, meta, round) from stdin (format binary)"))
        {
            foreach (var e in events)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(++position);
                await copy.WriteAsync(e.Stream);
                await copy.WriteAsync(e.Version);
                await copy.WriteAsync(e.Type);
                await copy.WriteAsync(e.Data, NpgsqlDbType.Jsonb);
                await copy.WriteAsync(e.Meta, NpgsqlDbType.Jsonb);
                await copy.WriteAsync(round);
            }
            await copy.CompleteAsync();
        }
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    async Task<List<Stored>> ReadAsync(long from, long to)
    {
        await using var command = source.CreateCommand(
            "select stream, version, type, data::text, meta::text, key is not null from storytracker.events where position > $1 and position <= $2 order by position");
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = to });
        await using var reader = await command.ExecuteReaderAsync();
        List<Stored> events = [];
        while (await reader.ReadAsync())
            events.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetBoolean(5)));
        return events.Count > 0 ? events : throw new InvalidOperationException("There is nothing to write again: our own run comes first.");
    }
}
