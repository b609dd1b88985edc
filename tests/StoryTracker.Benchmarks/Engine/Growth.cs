using System.Globalization;
using Npgsql;
using StoryTracker.EventStore;
using Store = StoryTracker.EventStore.EventStore;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>What an append costs in a log of ten million events beside one of ten thousand: one event by each of eight writers, to streams
/// picked at random among those that are there, the two logs in turn.</summary>
sealed class Growth(NpgsqlDataSource admin, string connectionString, Settings settings)
{
    const int Small = 10_000, Large = 10_000_000, Chunk = 250_000, EventsPerStream = 20, Writers = 8;

    // Filled by SQL, since appending ten million events one by one is not what is measured; keys grow with time as ours do.
    const string Fill = """
        insert into storytracker.events (position, stream, version, type, schema, data, meta, recorded_at, key)
        select n, 'grown-' || (n - 1) / 20, (n - 1) % 20 + 1, 'measured', 1, $3::jsonb, '{"by":"benchmark"}', now(),
               (lpad(to_hex(n), 12, '0') || substr(md5(n::text), 1, 20))::uuid
        from generate_series($1::bigint, $2::bigint) n
        """;

    public async Task<Row> RunAsync()
    {
        var names = ((int[])[Small, Large]).Select(n => string.Create(CultureInfo.InvariantCulture, $"growth_{n}_{Guid.CreateVersion7():N}")).ToArray();
        try
        {
            await using var few = await OpenAsync(names[0], Small);
            await using var many = await OpenAsync(names[1], Large);
            await using var fewStore = new Store(few, Measured.Types, TimeProvider.System);
            await using var manyStore = new Store(many, Measured.Types, TimeProvider.System);
            var ratios = new List<double>();
            for (var run = -1; run < settings.Runs; run++)
            {
                var (a, b) = run % 2 == 0 ? (await RateAsync(fewStore, Small), await RateAsync(manyStore, Large)) : default;
                if (run % 2 != 0) (b, a) = (await RateAsync(manyStore, Large), await RateAsync(fewStore, Small));
                if (run >= 0) ratios.Add(a / b);
            }
            return new Row("growth-1e7", Pairs.Median(ratios), "x", null, null, ratios.Count, ratios.Min(), ratios.Max());
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            foreach (var name in names) await BenchmarkDatabase.ExecuteAsync(admin, $"drop database if exists {name} with (force)");
        }
    }

    async Task<NpgsqlDataSource> OpenAsync(string name, int events)
    {
        await BenchmarkDatabase.ExecuteAsync(admin, $"create database {name}");
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString);
        await new Migrations(source, [Migrations.Kernel]).MigrateAsync();
        for (var first = 1; first <= events; first += Chunk)
        {
            await using var fill = source.CreateCommand(Fill);
            fill.CommandTimeout = 600;
            foreach (var value in (object[])[(long)first, (long)Math.Min(events, first + Chunk - 1), Measured.Types.Encode(Measured.Of(1)).Json])
                fill.Parameters.Add(new() { Value = value });
            await fill.ExecuteNonQueryAsync();
            if (events > Chunk) await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{first + Chunk - 1:N0} events …"));
        }
        if (events > Chunk) await Console.Error.WriteAsync("\r                           \r");
        await BenchmarkDatabase.ExecuteAsync(source, "vacuum analyze storytracker.events");
        return source;
    }

    Task<double> RateAsync(Store store, int events) => EngineSuite.PerSecondAsync(Writers, settings.RunTime, async (writer, going) =>
    {
        var random = new Random(writer);
        var done = 0L;
        for (; going(); done++)
        {
            var stream = string.Create(CultureInfo.InvariantCulture, $"grown-{random.Next(events / EventsPerStream)}");
            await store.AppendAsync(new AppendUnit(new EventMetadata("benchmark"))
            {
                Streams = [new StreamWrite(stream, ExpectedVersion.Any, [Measured.Of((int)done)])],
            });
        }
        return done;
    });
}
