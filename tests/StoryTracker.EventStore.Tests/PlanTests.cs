using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

public sealed class PlanTests(TestStore db) : IClassFixture<TestStore>
{
    /// <summary>Runs a statement of the engine as a prepared one with literal parameters and gives its executed plan as JSON.</summary>
    internal static async Task<string> ExplainAsync(TestStore db, string statement, params string[] parameters)
    {
        var types = statement switch { "claim" => "(int, text, interval, text[])", "read_stream" => "(text, int, bigint)", _ => "" };
        await using var connection = await db.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var prepare = new NpgsqlCommand($"prepare explained {types} as {Statement.Text(statement)}", connection))
            await prepare.ExecuteNonQueryAsync();
        // After five custom plans PostgreSQL may turn to a generic one: look at what it settles on.
        for (var n = 0; n < 6; n++)
        {
            await using var execute = new NpgsqlCommand($"execute explained ({string.Join(", ", parameters)})", connection);
            await execute.ExecuteNonQueryAsync();
        }
        await using var explain = new NpgsqlCommand($"explain (analyze, format json) execute explained ({string.Join(", ", parameters)})",
            connection);
        var plan = (string)(await explain.ExecuteScalarAsync())!;
        await using var deallocate = new NpgsqlCommand("deallocate explained", connection);
        await deallocate.ExecuteNonQueryAsync();
        return plan;
    }

    /// <summary>Rows that the scans of tables read, kept or thrown away.</summary>
    internal static double RowsRead(string plan)
    {
        using var document = JsonDocument.Parse(plan);
        return Sum(document.RootElement[0].GetProperty("Plan"));

        static double Sum(JsonElement node)
        {
            var rows = 0.0;
            if (node.TryGetProperty("Relation Name", out _) && node.GetProperty("Node Type").GetString()!.Contains("Scan",
                StringComparison.Ordinal))
                foreach (var name in (string[])["Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck"])
                    if (node.TryGetProperty(name, out var value)) rows += value.GetDouble() * node.GetProperty("Actual Loops").GetDouble();
            if (node.TryGetProperty("Plans", out var children)) foreach (var child in children.EnumerateArray()) rows += Sum(child);
            return rows;
        }
    }

    [Fact]
    public async Task A_claim_from_a_long_backlog_reads_only_what_it_takes()
    {
        await db.ExecuteAsync("""
            insert into storytracker.jobs (kind, args, due_at, lane)
            select 'bulk', '{}', now() - n * interval '1 ms', case when n % 100 = 0 then 'lane-' || n % 3 end from generate_series(1, 20000) n;
            analyze storytracker.jobs
            """);
        var plan = await ExplainAsync(db, "claim", "10", "'w'", "interval '1 min'", "array['bulk']", "array[10]");
        Assert.True(RowsRead(plan) < 100, string.Create(CultureInfo.InvariantCulture, $"{RowsRead(plan)} rows read: {plan}"));
    }

    [Fact]
    public async Task A_stream_is_read_by_its_index_alone()
    {
        for (var n = 0; n < 10; n++)
            await Task.WhenAll(Enumerable.Range(0, 100).Select(s => db.AppendAsync($"stream-{s}", -1, new LineAdded("a"),
                new LineAdded("b"))));
        await db.ExecuteAsync("analyze storytracker.events");
        var plan = await ExplainAsync(db, "read_stream", "'stream-7'", "15", "9223372036854775807");
        Assert.InRange(RowsRead(plan), 5, 5);
        Assert.Contains("events_stream_version", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_planned_on_empty_tables_probes_indexes_when_they_are_large()
    {
        // Its own database: the jobs that a neighbour left would not be next to nothing.
        await using var store = new TestStore(db.Cluster);
        await store.InitializeAsync();
        await using var own = await store.Source.OpenConnectionAsync();
        await using var append = await AppendCommand.PrepareAsync(own, CancellationToken.None);
        for (var n = 0; n < 10; n++) await append.ExecuteAsync([Unit(n, null)], CancellationToken.None);
        // The worst time to make a plan: statistics are fresh and say that there is next to nothing.
        await store.ExecuteAsync("analyze storytracker.events, storytracker.jobs");
        var few = await store.ScalarAsync<long>("select min(id) from storytracker.jobs");
        await store.ExecuteAsync("update storytracker.jobs set leased_by = 'w', attempt = 1");
        for (var n = 10; n < 13; n++) await append.ExecuteAsync([Unit(n, new JobLease(few + n - 10, 1))], CancellationToken.None);
        await store.ExecuteAsync("""
            insert into storytracker.jobs (kind, args, due_at, leased_by, attempt) select 'large', '{}', now(), 'w', 1 from generate_series(1, 5000);
            insert into storytracker.events (position, stream, version, type, schema, data, meta, recorded_at, key)
            select (select max(position) from storytracker.events) + n, 'large-' || n % 50, (n - 1) / 50 + 1, 'order-placed', 1, '{}', '{"by": "t"}', now(),
                   gen_random_uuid() from generate_series(1, 5000) n;
            """);
        var job = await store.ScalarAsync<long>("select max(id) from storytracker.jobs where kind = 'large'");
        await using var transaction = await own.BeginTransactionAsync();
        var result = await append.ExecuteAsync([Unit(50, new JobLease(job, 1)), Unit(51, new JobLease(job - 1, 1))],
            CancellationToken.None);
        Assert.All(result, r => Assert.Equal(AppendOutcome.Appended, r.Outcome));
        await using var read = new NpgsqlCommand("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint from pg_stat_xact_user_tables", own);
        Assert.InRange((long)(await read.ExecuteScalarAsync())!, 1, 200);       // a scan would read thousands

        EncodedUnit Unit(int n, JobLease? completes) => EncodedUnit.Of(
            TestStore.Unit($"planned-{n}", 0, new OrderPlaced("a"), new LineAdded("b")) with { Completes = completes,
                Jobs = [new JobRequest("k", new TaskArgs(n))] }, store.Types);
    }
}
