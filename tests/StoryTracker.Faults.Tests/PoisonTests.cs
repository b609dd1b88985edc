using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>Jobs and events that do harm wherever they are handled.</summary>
public sealed class PoisonTests(FaultCluster cluster)
{
    [Fact]
    public async Task A_job_that_kills_its_process_becomes_a_dead_letter_after_its_attempts_and_the_others_go_on()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        await db.Jobs.EnqueueAsync([new JobRequest("killer", new EffectArgs("killer")) { MaxAttempts = 3 }]);
        var names = await db.EnqueueAsync("other", 40);
        var deaths = 0;
        var node = db.Start(db.Node("worker", "work"));
        await Eventually.TrueAsync(async () =>
        {
            if (node.HasExited) { deaths++; node = db.Start(db.Node("worker", "work")); }
            return (await db.Jobs.DeadAsync()).Count == 1;
        }, "the killer is a dead letter");
        var dead = Assert.Single(await db.Jobs.DeadAsync());
        Assert.Equal(("killer", 3, 3), (dead.Kind, dead.Attempts, deaths));
        Assert.Contains("ended without reporting", dead.Error, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await db.Jobs.ListAsync()).Count == 0, "the other jobs are done");
        await db.Audit.CatchUpAsync(db.Store);
        Assert.Equal(names, db.Audit.Effects.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_event_that_cannot_be_applied_stops_its_projection_visibly_and_no_other_and_no_restart_skips_it()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var node = await db.StartReadyAsync(db.Node("node", "append", "project"));
        await db.MoreAckedAsync(50, "before the poison");
        var poison = await db.Store.AppendAsync(new AppendUnit(new EventMetadata("tester"))
        {
            Streams = [new StreamWrite("poison", ExpectedVersion.NoStream, [new Poisonous("it is meant to be")])],
        });
        await db.MoreAckedAsync(50, "after the poison");
        for (var start = 1; ; start++)
        {
            await Eventually.DespiteOutagesAsync(async () => (await db.StatusAsync("poisoned")).State == "stopped",
                "the projection has stopped");
            var status = await db.StatusAsync("poisoned");
            Assert.Equal(poison.Position - 1, status.Position);               // all before it, nothing after it
            Assert.Contains($"position {poison.Position}", status.Error!, StringComparison.Ordinal);
            Assert.Equal(0, await db.ScalarAsync<long>(
                $"select count(*) from storytracker.poisoned_v1 where position > {status.Position}"));
            Assert.Contains(await new StoreCheck(db.Source).RunAsync(), f => f is { Invariant: "projections", Ok: false });
            await db.ProjectedAsync("plain");
            if (start == 2) break;
            await node.KillAsync();
            node = await db.StartReadyAsync(db.Node("node", "append", "project"));
            await db.MoreAckedAsync(20, "by the restarted node");
        }
    }
}
