using System.Diagnostics;

namespace StoryTracker.Faults.Tests;

/// <summary>Several nodes that do everything, on one database.</summary>
public sealed class NodesTests(FaultCluster cluster, ITestOutputHelper output)
{
    [Fact]
    public async Task Any_node_of_three_may_die_and_nothing_waits_for_an_election()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        // No lease ends in time to be taken over: what goes on does so because there is no leader to wait for.
        Faults.Node.NodeSettings Settings(int n) => db.Node($"node-{n}", "append", "work", "project") with
        {
            JobShare = 0.3, LeaseSeconds = 60,
        };
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => db.StartReadyAsync(Settings(n))));
        var slowest = TimeSpan.Zero;
        for (var kill = 0; kill < (FaultStore.Long ? 60 : 4); kill++)
        {
            await db.MoreAckedAsync(40, "with three nodes");
            var dead = kill % 3;
            await nodes[dead].KillAsync();
            if (kill == 3) await nodes[1].KillAsync();                       // and once two of the three at a time
            var killed = Stopwatch.GetTimestamp();
            var alive = nodes.Where(n => !n.HasExited).ToArray();
            var (units, jobs) = (alive.Sum(n => n.Count("acked")), alive.Sum(n => n.Count("ended")));
            await Eventually.TrueAsync(() => alive.Sum(n => n.Count("acked")) > units + 10, "the others append");
            await Eventually.TrueAsync(() => alive.Sum(n => n.Count("ended")) > jobs, "the others do jobs");
            await db.ProjectedAsync();
            var took = Stopwatch.GetElapsedTime(killed);
            slowest = took > slowest ? took : slowest;
            for (var n = 0; n < 3; n++)
                if (nodes[n].HasExited) nodes[n] = await db.StartReadyAsync(Settings(n));
        }
        await db.FinishAsync();
        output.WriteLine($"Appends, jobs and projection had all gone on {slowest.TotalSeconds:F2} s after a kill at the latest; "
            + $"{db.Ledger.Units} units, {db.Audit.Effects.Count} effects.");
        Assert.True(slowest < TimeSpan.FromSeconds(30), "Longer than that is not going on: somebody waited.");
    }
}
