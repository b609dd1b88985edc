using System.Globalization;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

/// <summary>Two releases of a program at once on one database, as real processes, one of them killed on the way.</summary>
public sealed class EvolutionRollingUpgradeTests(TestCluster cluster) : IAsyncLifetime
{
    const int Lines = 150;
    string database = "";
    NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        database = await cluster.CreateAsync(migrated: false);
        var told = new NpgsqlConnectionStringBuilder(database) { SearchPath = "storytracker,public" };
        source = NpgsqlDataSource.Create(told.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await cluster.DropAsync(database);
    }

    [Fact]
    public async Task The_old_release_serves_while_the_new_one_builds_beside_it_and_nothing_is_lost_skipped_or_done_twice()
    {
        // Release 1 alone.
        await using var one = EvolutionNode.Start(1, "one", database);
        await one.SaidAsync("ready");
        await one.WriteAsync(Lines);
        await one.SaidAsync($"wrote {Lines}");
        await LiveAsync(version: 1);

        // Release 2 starts beside it: migrates, and fills tables of its own while release 1 goes on writing and serving.
        await using var two = EvolutionNode.Start(2, "two", database);
        await two.SaidAsync("applied evolution/002_invoices.sql");
        await two.SaidAsync("ready");
        await one.WriteAsync(Lines);
        await one.SaidAsync($"wrote {2 * Lines}");
        await LiveAsync(version: 1);
        await LiveAsync(version: 2);
        Assert.Equal(2L * Lines, await ScalarAsync<long>("select count(*) from order_lines_v1"));
        Assert.Equal(await RowsAsync(1), await RowsAsync(2));
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from order_lines_v2 where price is not null"));

        // Both write and work; release 2 is killed in the middle, and release 1 stays alone with jobs of a kind that it does not know.
        await one.WriteAsync(Lines);
        await two.WriteAsync(1_000_000);
        await TestStore.EventuallyAsync(() => Task.FromResult(two.OnRecord.Count >= Lines), "release 2 has written some lines", 60);
        await two.KillAsync();
        await one.WriteAsync(Lines);
        await one.SaidAsync($"wrote {4 * Lines}");
        await SettledAsync("print-label");
        var invoices = await ScalarAsync<long>("select count(*) from jobs where kind = 'send-invoice'");
        Assert.Equal(await ScalarAsync<long>("select count(*) from events where type = 'line-added' and schema = 2"),
            invoices + await ScalarAsync<long>("select count(*) from events where type = 'invoice-sent'"));

        // What release 1 cannot know has stopped its projection, visibly and right there; its rows up to there can be read.
        var first = await ScalarAsync<long>("select min(position) from events where schema = 2");
        await TestStore.EventuallyAsync(async () => (await ProjectionAsync(1)).State == "stopped", "the projection of release 1 stops");
        var stopped = await ProjectionAsync(1);
        Assert.Contains("line-added", stopped.Error, StringComparison.Ordinal);
        var served = await RowsAsync(1);
        Assert.Equal(await LinesAsync(upTo: stopped.Position), served);
        Assert.InRange(stopped.Position, 2 * Lines, first - 1);
        Assert.Equal(0L, await ScalarAsync<long>(
            $"select count(*) from events where position > {stopped.Position} and position < {first} and type = 'line-added'"));

        // A node of release 1 that would start now says in a sentence that it is too old.
        await using (var late = EvolutionNode.Start(1, "late", database))
        {
            Assert.Equal(2, await late.EndAsync(terminate: false));
            Assert.Contains("evolution/002_invoices.sql", late.Errors, StringComparison.Ordinal);
            Assert.Single(late.Errors.Split('\n'));
        }

        // Release 2 comes back, release 1 goes.
        await using var again = EvolutionNode.Start(2, "again", database);
        await again.SaidAsync("ready");
        await again.WriteAsync(Lines);
        await one.WriteAsync(Lines);
        await one.SaidAsync($"wrote {5 * Lines}");
        Assert.Equal(0, await one.EndAsync());
        await again.SaidAsync($"wrote {Lines}");
        await SettledAsync(null);
        await LiveAsync(version: 2);
        Assert.Equal(0, await again.EndAsync());

        await NothingIsLostAsync([one, two, again]);
        await DoneOnceAsync("label-printed", "line-added");
        await DoneOnceAsync("invoice-sent", "line-added' and schema = '2");
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from events where type = 'invoice-sent' and meta ->> 'by' = 'one'"));
        Assert.NotEqual(0L, await ScalarAsync<long>("select count(*) from events where type = 'label-printed' and meta ->> 'by' = 'one' " +
            $"and position > {first}"));
        Assert.Equal(await LinesAsync(upTo: long.MaxValue), await RowsAsync(2));
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from order_lines_v2 r join events e using (position) " +
            "where (r.price is null) <> (e.schema = 1)"));
        Assert.Equal(served, await RowsAsync(1));
        // The read model that release 1 left behind is told of until it is pruned; nothing else is wrong.
        Assert.Equal(["projections"], (await new StoreCheck(source).RunAsync()).Where(f => !f.Ok).Select(f => f.Invariant));
    }

    // Every line that a node was told is on record stands at the position that it was told, and no line stands twice.
    async Task NothingIsLostAsync(EvolutionNode[] nodes)
    {
        Dictionary<string, long> recorded = [];
        await using (var command = source.CreateCommand("select data ->> 'item', position from events where type = 'line-added'"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) recorded.Add(reader.GetString(0), reader.GetInt64(1));
        Assert.Equal([5 * Lines, Lines], (int[])[nodes[0].OnRecord.Count, nodes[2].OnRecord.Count]);
        foreach (var (item, position) in nodes.SelectMany(n => n.OnRecord))
            Assert.Equal((item, position), (item, recorded.GetValueOrDefault(item)));
    }

    async Task DoneOnceAsync(string effect, string of)
    {
        Assert.Equal(await ItemsAsync(of), await ItemsAsync(effect));
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from dead_jobs"));

        Task<string[]> ItemsAsync(string type) =>
            ScalarAsync<string[]>($"select array_agg(data ->> 'item' order by data ->> 'item') from events where type = '{type}'");
    }

    Task LiveAsync(int version) => TestStore.EventuallyAsync(async () => await ProjectionAsync(version) is { State: "live" } p
        && p.Position == await ScalarAsync<long>("select coalesce(max(position), 0) from events"),
        $"version {version} is live at the head", 60);

    Task SettledAsync(string? kind) => TestStore.EventuallyAsync(async () =>
        await ScalarAsync<long>($"select count(*) from jobs where kind = '{kind}' or '{kind}' = ''") == 0, $"no {kind} job waits", 60);

    async Task<(string State, long Position, string Error)> ProjectionAsync(int version)
    {
        var row = await ScalarAsync<string[]>(
            "select coalesce((select array[state, position::text, coalesce(error, '')] from projections " +
            $"where name = 'order-lines' and version = {version}), array['none', '0', ''])");
        return (row[0], long.Parse(row[1], CultureInfo.InvariantCulture), row[2]);
    }

    Task<string[]> RowsAsync(int version) => ScalarAsync<string[]>(
        $"select array_agg(position || ' ' || item order by position) from order_lines_v{version}");

    Task<string[]> LinesAsync(long upTo) => ScalarAsync<string[]>(
        "select array_agg(position || ' ' || (data ->> 'item') order by position) " +
        $"from events where type = 'line-added' and position <= {upTo}");

    async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
