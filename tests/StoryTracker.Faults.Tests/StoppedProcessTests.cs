using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests;

/// <summary>Processes that are stopped (SIGSTOP) and come back, and processes that are asked to end (SIGTERM).</summary>
public sealed class StoppedProcessTests(FaultCluster cluster, ITestOutputHelper output)
{
    [Fact]
    public async Task A_worker_stopped_past_its_lease_comes_back_and_changes_nothing()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        string[] names = [.. await db.EnqueueAsync("stubborn", 1, "gated"), .. await db.EnqueueAsync("patient", 1, "gated")];
        var zombie = await db.StartReadyAsync(db.Node("zombie", "work"));
        foreach (var name in names) await zombie.LineAsync(l => l.What == "started" && l.Text == name, $"{name} is started");
        Signals.Stop(zombie.Id);

        var heir = await db.StartReadyAsync(db.Node("heir", "work"));
        foreach (var name in names)
        {
            var taken = await heir.LineAsync(l => l.What == "started" && l.Text == name, $"{name} is taken over when its lease ends");
            Assert.Equal(2, taken.Attempt);
        }

        Signals.Continue(zombie.Id);
        await zombie.LineAsync(l => l is { What: "cancelled", Text: "patient-00001" },
            "the heartbeat finds the lease lost and cancels the handler");
        await zombie.SayAsync("go");
        var late = await zombie.LineAsync(l => l.What == "ended" && l.Text == "stubborn-00001", "the stubborn handler sends its unit");
        Assert.Equal(AppendOutcome.LostLease, late.Outcome);
        // The heir still holds both; nothing that the zombie reported touched them, and nothing was stored.
        Assert.All(await db.Jobs.ListAsync(), j => Assert.Equal((2, true),
            (j.Attempt, j.LeasedBy!.StartsWith("heir", StringComparison.Ordinal))));
        Assert.Equal(0, await db.Store.HeadAsync());

        await heir.SayAsync("go");
        await db.EachEffectOnceAsync(names);
        // A zombie is a worker again: what comes next it does as if nothing had happened.
        await heir.KillAsync();
        var next = await db.EnqueueAsync("next", 1, "gated");
        Assert.Equal(AppendOutcome.Appended, (await zombie.LineAsync(l => l.What == "ended" && l.Text == next[0], "the next job")).Outcome);
        await db.EachEffectOnceAsync([.. names, .. next]);
    }

    [Fact]
    public async Task An_appending_program_that_is_stopped_in_the_midst_of_its_work_holds_up_nobody()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var stopped = await db.StartReadyAsync(db.Node("stopped", "append") with { Writers = 8 });
        var other = await db.StartReadyAsync(db.Node("other", "append"));
        var (random, stops) = (new Random(5), FaultStore.Long ? 500 : 25);
        for (var stop = 0; stop < stops; stop++)
        {
            var more = stopped.Count("acked") + random.Next(1, 12);
            await Eventually.TrueAsync(() => stopped.Count("acked") >= more, "the program that will be stopped appends");
            Signals.Stop(stopped.Id);
            var target = other.Count("acked") + 25;
            await Eventually.TrueAsync(() => other.Count("acked") >= target, "the other program appends on", 20);
            Signals.Continue(stopped.Id);
        }
        output.WriteLine($"{stops} stops; beside them {other.Count("acked")} units of the other program, "
            + $"{stopped.Count("acked")} of the stopped one.");
        await db.SettleAsync();
    }

    [Fact]
    public async Task A_worker_that_is_asked_to_end_gives_its_job_back_at_once_uncounted_and_exits_with_0()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var names = await db.EnqueueAsync("job", 1, "gated");
        // Neither the lease nor the poll can bring the job back in time: only the giving back does.
        var settings = db.Node("first", "work") with { LeaseSeconds = 600, PollSeconds = 600 };
        var first = await db.StartReadyAsync(settings);
        await first.LineAsync(l => l.What == "started", "the job is started");
        var second = await db.StartReadyAsync(settings with { Name = "second" });
        await Eventually.TrueAsync(async () => await db.ScalarAsync<long>(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and query like '%listen storytracker%' and pid <> pg_backend_pid()
            """) == 2, "both listen");

        Assert.Equal(0, await first.TerminateAsync());
        Assert.Equal("stopped", first.Lines[^1].What);
        await second.LineAsync(l => l is { What: "started", Attempt: 2 }, "the other worker has the job");
        Assert.Equal((2, 1), Assert.Single(await db.Jobs.ListAsync()) is var job ? (job.Attempt, job.Tries) : default);
        await second.SayAsync("go");
        await db.EachEffectOnceAsync(names);
    }
}
