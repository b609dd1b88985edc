using System.Diagnostics;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>Notifications are lost: the connection that listens is ended, or nothing ever arrives on it.</summary>
public sealed class NotificationTests(FaultCluster cluster, ITestOutputHelper output)
{
    [Fact]
    public async Task With_its_listening_connection_killed_before_every_notification_a_node_finds_its_work_by_the_poll()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var node = await db.StartReadyAsync(db.Node("node", "work", "project") with { PollSeconds = 1 });
        var names = new List<string>();
        var longest = TimeSpan.Zero;
        for (var n = 0; n < (FaultStore.Long ? 100 : 5); n++)
        {
            await db.ExecuteAsync("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and query like '%listen storytracker%' and pid <> pg_backend_pid()
                """);
            var asked = Stopwatch.GetTimestamp();
            names.AddRange(await db.EnqueueAsync($"lost-{n}", 1));
            await node.LineAsync(l => l.What == "ended" && l.Text == names[^1], "the job is done");
            await db.ProjectedAsync();
            var took = Stopwatch.GetElapsedTime(asked);
            longest = took > longest ? took : longest;
        }
        await db.EachEffectOnceAsync(names);
        output.WriteLine($"Job done and its event projected {longest.TotalSeconds:F2} s after the request at the latest; the poll is 1 s.");
        Assert.True(longest < TimeSpan.FromSeconds(15), "That was no poll of 1 s.");
    }

    [Fact]
    public async Task With_every_notification_swallowed_jobs_and_projections_go_on_by_the_poll()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        await using var elsewhere = await FaultStore.CreateAsync(cluster);
        // It listens in another database: connected, alive, and deaf.
        await using var deaf = new Wakeups(elsewhere.Source, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var jobs = new JobRunner(db.Jobs, [new Done(db.Store)], new JobRunnerOptions { PollInterval = TimeSpan.FromSeconds(1) }, deaf,
            TimeProvider.System);
        var projections = new ProjectionRunner(db.Source, db.Store, [new FaultProjection("plain")], deaf, TimeProvider.System);
        Task[] running = [jobs.RunAsync(stop.Token), projections.RunAsync(stop.Token)];
        await deaf.Connected;
        string[] names = [];
        for (var n = 0; n < 4; n++)
        {
            var asked = Stopwatch.GetTimestamp();
            names = [.. names, .. await db.EnqueueAsync($"unheard-{n}", 3)];
            await db.EachEffectOnceAsync(names);
            await db.ProjectedAsync();
            Assert.True(Stopwatch.GetElapsedTime(asked) < TimeSpan.FromSeconds(15), "That was no poll of 1 s.");
        }
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    sealed class Done(EventStore.EventStore store) : IJobHandler
    {
        public string Kind => "effect";

        public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
        {
            var name = job.ArgsAs<EffectArgs>(store.Types).Name;
            await store.AppendAsync(new AppendUnit(new EventMetadata("deaf"))
            {
                Streams = [new StreamWrite($"effect-{name}", ExpectedVersion.Any, [new Effect(name, job.Attempt, "deaf")])],
                Completes = job.Lease,
            }, ct);
        }
    }
}
