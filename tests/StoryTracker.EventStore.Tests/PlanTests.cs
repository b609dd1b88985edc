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
        await using (var prepare = new NpgsqlCommand($"prepare explained {types} as {Statement.Text(statement)}", connection)) await prepare.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand($"explain (analyze, format json) execute explained ({string.Join(", ", parameters)})", connection);
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
            if (node.TryGetProperty("Relation Name", out _) && node.GetProperty("Node Type").GetString()!.Contains("Scan", StringComparison.Ordinal))
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
        var plan = await ExplainAsync(db, "claim", "10", "'w'", "interval '1 min'", "array['bulk']");
        Assert.True(RowsRead(plan) < 100, string.Create(CultureInfo.InvariantCulture, $"{RowsRead(plan)} rows read: {plan}"));
    }

    [Fact]
    public async Task A_stream_is_read_by_its_index_alone()
    {
        for (var n = 0; n < 10; n++)
            await Task.WhenAll(Enumerable.Range(0, 100).Select(s => db.AppendAsync($"stream-{s}", -1, new LineAdded("a"), new LineAdded("b"))));
        await db.ExecuteAsync("analyze storytracker.events");
        var plan = await ExplainAsync(db, "read_stream", "'stream-7'", "15", "9223372036854775807");
        Assert.InRange(RowsRead(plan), 5, 5);
        Assert.Contains("events_stream_version", plan, StringComparison.Ordinal);
    }
}
