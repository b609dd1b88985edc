using System.Text.Json;
using Npgsql;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Revisions;

public sealed class CopiesIndexTests(TestServer server)
{
    const int Articles = 3_000;

    [Fact]
    public async Task Copies_are_looked_up_by_index_however_many_articles_there_are()
    {
        await using var newsroom = await TestNewsroom.OpenAsync(server);
        await newsroom.ExecuteAsync($"""
            insert into storytracker.text_bands (band, hash, article_id, revision)
            select band, hashint8extended(n * 32 + band, 7), md5(n::text)::uuid, 1 from generate_series(1, {Articles}) n cross join generate_series(0, 31) band;
            analyze storytracker.text_bands
            """);
        await using var connection = await newsroom.Newsroom.Source.OpenConnectionAsync();
        await using (var prepare = new NpgsqlCommand($"prepare looked_up (uuid, int, smallint[], bigint[]) as {LookUp()}", connection))
            await prepare.ExecuteNonQueryAsync();
        // The plan that it settles on after some runs, for whatever values come.
        await using (var generic = new NpgsqlCommand("set plan_cache_mode = force_generic_plan", connection)) await generic.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand("explain (analyze, format json) execute looked_up ('00000000-0000-0000-0000-000000000001', 1, array[0, 1], array[11, 12])", connection);
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync())!);
        var scans = Nodes(plan.RootElement[0].GetProperty("Plan")).Where(n => n.TryGetProperty("Relation Name", out var r) && r.GetString() == "text_bands"
            && n.GetProperty("Node Type").GetString() != "ModifyTable").Select(n => n.GetProperty("Node Type").GetString()!).ToList();
        Assert.NotEmpty(scans);
        Assert.DoesNotContain("Seq Scan", scans);
        Assert.InRange(Nodes(plan.RootElement[0].GetProperty("Plan")).Max(n => n.GetProperty("Actual Rows").GetDouble()), 0, 100);
    }

    static string LookUp()
    {
        using var stream = typeof(Newsroom).Assembly.GetManifestResourceStream("StoryTracker.App.Sql.statements.look_up_copies.sql");
        using var reader = new StreamReader(stream!);
        return reader.ReadToEnd();
    }

    static IEnumerable<JsonElement> Nodes(JsonElement node)
    {
        yield return node;
        if (!node.TryGetProperty("Plans", out var below)) yield break;
        foreach (var inner in below.EnumerateArray().SelectMany(Nodes)) yield return inner;
    }
}
