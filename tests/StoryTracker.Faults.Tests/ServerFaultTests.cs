using System.Diagnostics;
using Npgsql;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>The server ends connections, restarts, stays away, and keeps transactions open, under programs that do everything.</summary>
public sealed class ServerFaultTests(FaultCluster cluster, ITestOutputHelper output)
{
    static NodeSettings Everything(FaultStore db, string name) => db.Node(name, "append", "work", "project") with { JobShare = 0.2 };

    [Fact]
    public async Task Connections_terminated_at_random_lose_nothing_of_appends_jobs_and_projections()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        NodeProcess[] nodes = [await db.StartReadyAsync(Everything(db, "one")), await db.StartReadyAsync(Everything(db, "two"))];
        var (storms, terminated) = (FaultStore.Long ? 500 : 30, 0);
        for (var storm = 0; storm < storms; storm++)
        {
            await db.MoreAckedAsync(8, "between two storms");
            terminated += (int)await db.ScalarAsync<long>("""
                select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and application_name <> 'the test' and random() < 0.5
                """);
        }
        Assert.All(nodes, n => Assert.False(n.HasExited));
        await db.FinishAsync();
        output.WriteLine($"{terminated} connections terminated in {storms} storms; "
            + $"{db.Ledger.Units} units with {db.Ledger.Events} events acknowledged, "
            + $"{db.Audit.Effects.Count} jobs with one effect each.");
    }

    [Fact]
    public async Task After_a_restart_and_a_long_absence_of_the_server_programs_recover_by_themselves_and_nothing_is_lost()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var node = await db.StartReadyAsync(Everything(db, "node"));
        var absence = TimeSpan.FromSeconds(FaultStore.Long ? 60 : 5);
        for (var restart = 1; restart <= 3; restart++)
        {
            await db.MoreAckedAsync(50, "before the server stops");
            await cluster.StopAsync();
            if (restart == 3)
            {
                await Task.Delay(absence);                                   // this is the fault itself
                await node.LineAsync(l => l.What == "unavailable", "the program says that the store is unavailable");
            }
            await cluster.StartAsync();
            var back = Stopwatch.GetTimestamp();
            await db.MoreAckedAsync(1, "after the server is back");
            output.WriteLine($"Appends go on {Stopwatch.GetElapsedTime(back).TotalSeconds:F2} s after the server is back.");
            var (jobs, position) = (node.Count("ended"), await db.Store.HeadAsync());
            await Eventually.TrueAsync(() => node.Count("ended") > jobs, "jobs go on");
            await node.LineAsync(l => l is { What: "projected", Text: "plain" } && l.Position >= position, "the projection goes on");
        }
        Assert.False(node.HasExited);
        await db.FinishAsync();
        output.WriteLine($"{db.Ledger.Units} units acknowledged, {db.Ledger.Unavailable} times unavailable.");
    }

    [Fact]
    public async Task Transactions_open_for_long_here_and_in_another_database_hide_nothing_and_hold_up_nobody()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        await using var elsewhere = await FaultStore.CreateAsync(cluster);
        var node = await db.StartReadyAsync(Everything(db, "node"));
        var seen = new List<long>();
        await db.StartReadyAsync(db.Node("tail", "tail"), line => { if (line.Seen is { } page) lock (seen) seen.AddRange(page); });
        await db.MoreAckedAsync(20, "before the transactions open");

        await using var reader = await OpenAsync(db.Source, "select count(*) from storytracker.events; create table written_here (id int)");
        await using var locker = await OpenAsync(db.Source, "select from storytracker.events where position = 1 for share");
        await using var other = await OpenAsync(elsewhere.Source, "create table written_elsewhere (id int); select pg_current_xact_id()");
        var (opened, rounds) = (Stopwatch.GetTimestamp(), 0);
        for (var open = TimeSpan.FromSeconds(FaultStore.Long ? 62 : 5); Stopwatch.GetElapsedTime(opened) < open; rounds++)
        {
            var jobs = node.Count("ended");
            await db.MoreAckedAsync(20, "while the transactions are open", 20);
            var head = await db.Store.HeadAsync();
            await Eventually.TrueAsync(() => { lock (seen) return seen.Count >= head; }, "the reader has seen all up to the head", 20);
            await Eventually.TrueAsync(() => node.Count("ended") > jobs, "jobs are done", 20);
            await node.LineAsync(l => l is { What: "projected", Text: "plain" } && l.Position >= head, "the projection follows", 20);
        }
        foreach (var transaction in new[] { reader, locker, other })         // they were open to the end
            Assert.Equal("open", await new NpgsqlCommand("select 'open'", transaction).ExecuteScalarAsync());
        await db.FinishAsync();
        lock (seen) Assert.Equal(Enumerable.Range(1, seen.Count).Select(n => (long)n), seen);
        output.WriteLine($"{rounds} rounds beside the open transactions; {seen.Count} events seen in order without a hole.");
    }

    static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, string work)
    {
        var connection = await source.OpenConnectionAsync();
        // Never given back: the transaction ends with the connection.
        await using var begin = new NpgsqlCommand(
            $"set idle_in_transaction_session_timeout = 0; begin isolation level repeatable read; {work}", connection);
        await begin.ExecuteNonQueryAsync();
        return connection;
    }
}
