using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>Clocks jump by an hour. The program's is the one it is given; the database's cannot be set here, so its jumps are made by
/// moving the times on record the other way, which is the same to every statement that compares them with now.</summary>
public sealed class ClockTests(FaultCluster cluster)
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>A wall clock that can be set; like a real one's, its timestamps and timers do not jump with it.</summary>
    sealed class WallClock : TimeProvider
    {
        long offset;
        public void Jump(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));
    }

    sealed class Named(string kind, Action<ClaimedJob> done) : IJobHandler
    {
        public string Kind => kind;

        public Task HandleAsync(ClaimedJob job, CancellationToken ct)
        {
            done(job);
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_program_whose_clock_jumps_goes_on_with_jobs_appends_and_projections_and_frees_what_dead_workers_held(int hours)
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var clock = new WallClock();
        await using var wakeups = new Wakeups(db.Source, clock);
        await using var store = new EventStore.EventStore(db.Source, db.Store.Types, clock);
        using var stop = new CancellationTokenSource();
        var (done, ticks) = (0, 0);
        await db.Jobs.ScheduleAsync(new JobSchedule("tick", TimeSpan.FromMilliseconds(300), "tick", new EffectArgs("tick")));
        var runner = new JobRunner(db.Jobs,
            [new Named("effect", _ => Interlocked.Increment(ref done)), new Named("tick", _ => Interlocked.Increment(ref ticks))],
            new JobRunnerOptions { PollInterval = TimeSpan.FromMilliseconds(200) }, wakeups, clock);
        var projections = new ProjectionRunner(db.Source, store, [new FaultProjection("plain")], wakeups, clock);
        Task[] running = [runner.RunAsync(stop.Token), projections.RunAsync(stop.Token)];
        await db.EnqueueAsync("before", 1);
        await Eventually.TrueAsync(() => Volatile.Read(ref done) == 1 && Volatile.Read(ref ticks) > 1, "the runner works");

        clock.Jump(Hour * hours);
        await store.AppendAsync(new AppendUnit(new EventMetadata("tester"))
        {
            Streams = [new StreamWrite("s", ExpectedVersion.NoStream, [new Effect("e", 1, "tester")])],
        });
        await db.ProjectedAsync();
        await db.EnqueueAsync("after", 1);
        await Eventually.TrueAsync(() => Volatile.Read(ref done) == 2, "jobs are done after the jump");
        var ticked = Volatile.Read(ref ticks);
        await Eventually.TrueAsync(() => Volatile.Read(ref ticks) > ticked + 1, "the schedule goes on after the jump", 15);
        // A worker died with a long lease: the others look for such leases at every poll, whatever the clock on the wall says.
        await db.EnqueueAsync("orphan", 1, "orphan");
        await db.Jobs.ClaimAsync("dead", 1, TimeSpan.FromDays(1), ["orphan"]);
        await Eventually.TrueAsync(async () => (await db.Jobs.ListAsync()).Single(j => j.Kind == "orphan").LeasedBy is null,
            "the dead worker's lease is freed after the jump", 15);
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task Recorded_times_never_run_backwards_when_the_clock_of_the_database_does()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        AppendUnit Unit(int n) => new(new EventMetadata("tester")) { Streams = [new StreamWrite("s", n, [new Effect("e", n, "tester")])] };
        await db.Store.AppendAsync(Unit(0));
        // An event of the hour to come is what the last one looks like after the clock was set back by an hour.
        await db.ExecuteAsync("""
            insert into storytracker.events (position, stream, version, type, schema, data, meta, recorded_at, key)
            select 2, stream, 2, type, schema, data, meta, clock_timestamp() + interval '1 hour', gen_random_uuid() from storytracker.events
            """);
        await db.Store.AppendAsync(Unit(2));
        await db.Store.AppendAsync(Unit(3));
        var times = (await db.Store.ReadLogAsync(0, 10)).Select(e => e.RecordedAt).ToList();
        Assert.True(times[0] < times[1]);
        Assert.Equal([times[1], times[1]], times[2..]);
        Assert.Equal(1, await db.Store.PositionAtAsync(times[1].AddTicks(-10)));
        Assert.All(await new StoreCheck(db.Source).RunAsync(), f => Assert.True(f.Ok, f.Sentence));
    }

    [Fact]
    public async Task A_jump_of_the_databases_clock_costs_a_worker_its_lease_or_nothing_and_never_an_effect_twice()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var names = await db.EnqueueAsync("stubborn", 1, "gated");
        var first = await db.StartReadyAsync(db.Node("first", "work") with { LeaseSeconds = 15 });
        await first.LineAsync(l => l.What == "started", "the job is started");

        // An hour back: the lease now ends in more than an hour, until the heartbeat says so anew.
        await db.ExecuteAsync("update storytracker.jobs set due_at = due_at + interval '1 hour'");
        await Eventually.TrueAsync(
            async () => await db.ScalarAsync<bool>("select due_at < now() + interval '1 minute' from storytracker.jobs"),
            "the lease is a short one again");
        // An hour on: every lease has ended. Another takes the job; the first can do nothing more with it.
        var second = await db.StartReadyAsync(db.Node("second", "work") with { LeaseSeconds = 15 });
        await Eventually.TrueAsync(async () =>
        {
            await db.ExecuteAsync("update storytracker.jobs set due_at = due_at - interval '1 hour' where leased_by like 'first%'");
            return second.Count("started") > 0 || first.Count("started") > 1;
        }, "somebody takes the job whose lease has ended");
        foreach (var node in new[] { first, second }) await node.SayAsync("go");
        await db.EachEffectOnceAsync(names);
        await Eventually.TrueAsync(() => first.Lines.Concat(second.Lines).Any(l => l.Outcome == AppendOutcome.Appended),
            "whose effect it was is told");
        var outcomes = first.Lines.Concat(second.Lines).Where(l => l.What == "ended").Select(l => l.Outcome!.Value).ToList();
        Assert.Single(outcomes, AppendOutcome.Appended);
        Assert.All(outcomes, o => Assert.True(o is AppendOutcome.Appended or AppendOutcome.LostLease));
    }
}
