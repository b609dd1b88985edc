namespace StoryTracker.Faults.Tests;

/// <summary>Programs that append are killed, and the server under them, again and again.</summary>
public sealed class CrashLoopTests(FaultCluster cluster, ITestOutputHelper output)
{
    static readonly int Rounds = FaultStore.Long ? 120 : 6, UnitsARound = FaultStore.Long ? 220 : 120;

    [Fact]
    public async Task Killed_programs_backends_and_servers_lose_nothing_double_nothing_and_reorder_nothing()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var random = new Random(20260307);
        var (programs, backends, servers, stored, now) = (0, 0, 0, 0, 0);
        var settings = db.Node("w", "append") with { Writers = 8 };
        var node = await db.StartReadyAsync(settings);
        for (var round = 1; round <= Rounds; round++)
        {
            await db.MoreAckedAsync(UnitsARound / 2 + random.Next(UnitsARound), "before the fault");
            switch (round % 6)
            {
                case 2:
                    await KillBackendAsync(db);
                    backends++;
                    break;
                case 4:
                    await cluster.KillPostmasterAsync();
                    await cluster.StartAsync();
                    servers++;
                    break;
                case 5:                                                      // both at once
                    await Task.WhenAll(cluster.KillPostmasterAsync(), node.KillAsync());
                    await cluster.StartAsync();
                    (servers, programs) = (servers + 1, programs + 1);
                    break;
                default:
                    await node.KillAsync();
                    programs++;
                    break;
            }
            if (node.HasExited)
            {
                await db.BackendsGoneAsync();
                var resent = await db.Ledger.ResendAsync(db.Store, db.Audit);
                (stored, now) = (stored + resent.Stored, now + resent.Now);
                node = await db.StartReadyAsync(settings);
            }
            else await db.MoreAckedAsync(20, "after the fault, by the same program");
            await Eventually.DespiteOutagesAsync(async () => { await db.Audit.CatchUpAsync(db.Store); return true; },
                "the log can be read");
        }
        await db.SettleAsync();
        output.WriteLine($"{Rounds} rounds: {programs} programs, {backends} backends and {servers} servers killed; "
            + $"{db.Ledger.Units} units with {db.Ledger.Events} events acknowledged, 0 lost, 0 doubled, 0 reordered; "
            + $"{stored + now} sent again without an answer before: {stored} duplicates, {now} appended.");
        Assert.True(!FaultStore.Long || db.Ledger.Events >= 200_000, $"Only {db.Ledger.Events} events were acknowledged.");
    }

    /// <summary>SIGKILL of a backend that belongs to a node: the postmaster ends all the others and recovers.</summary>
    static async Task KillBackendAsync(FaultStore db)
    {
        var pid = await db.ScalarAsync<int>("""
            select pid from pg_stat_activity where datname = current_database() and application_name <> 'the test' order by random() limit 1
            """);
        Signals.Kill(pid);
        await Eventually.TrueAsync(() => !Signals.Exists(pid), "the backend is gone");
    }
}
