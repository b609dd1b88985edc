using System.Collections.Concurrent;
using System.Diagnostics;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>Workers are killed in the midst of their jobs.</summary>
public sealed class KilledWorkerTests(FaultCluster cluster, ITestOutputHelper output)
{
    static readonly int Jobs = FaultStore.Long ? 10_000 : 300, Kills = FaultStore.Long ? 1000 : 20, Workers = 3;
    readonly ConcurrentDictionary<(long Job, int Attempt), long> started = [];
    readonly ConcurrentDictionary<(long Job, int Attempt), int> heldBy = [];
    readonly ConcurrentDictionary<(long Job, int Attempt), byte> ended = [];
    readonly List<(long Job, int Attempt, long At)> orphans = [];

    [Fact]
    public async Task Every_job_of_killed_workers_has_its_effect_once_and_is_resumed_within_its_lease_and_five_seconds()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var killed = new TaskCompletionSource();
        var feeding = FeedAsync(db, killed.Task);
        // The lease and the poll are the defaults. A handler that hangs keeps its job until its process is killed.
        var settings = db.Node("worker", "work") with
        {
            LeaseSeconds = 15, PollSeconds = 2, WorkMilliseconds = 300, ThrowShare = 0.03, HangShare = 0.01, CrashShare = 0.02,
        };
        var nodes = new NodeProcess[Workers];
        for (var n = 0; n < Workers; n++) nodes[n] = Start(db, settings, n);
        var (random, crashes) = (new Random(11), 0);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var due = ended.Count + (Jobs * 3 / 4 / Kills);
            var victim = random.Next(Workers);
            await Eventually.TrueAsync(() =>
            {
                for (var n = 0; n < Workers; n++)
                    if (nodes[n].HasExited) { crashes++; Orphaned(n); nodes[n] = Start(db, settings, n); }
                // The work goes on, unless every slot of this worker hangs; a worker that just started has nothing to lose yet.
                return Open(victim).Count > 0 && (ended.Count >= due || Open(victim).Count == settings.Concurrency);
            }, $"the {kill}. kill is due");
            await nodes[victim].KillAsync();
            Orphaned(victim);
            nodes[victim] = Start(db, settings, victim);
        }
        killed.SetResult();
        foreach (var n in Enumerable.Range(0, Workers))
        {
            await nodes[n].KillAsync();                                      // what hangs would hang for ever
            Orphaned(n);
            nodes[n] = Start(db, settings with { HangShare = 0, CrashShare = 0, ThrowShare = 0 }, n);
        }
        var names = await feeding;
        await db.EachEffectOnceAsync(names, FaultStore.Long ? 600 : 60);
        var gaps = orphans.Where(o => started.ContainsKey((o.Job, o.Attempt + 1)))
            .Select(o => Stopwatch.GetElapsedTime(o.At, started[(o.Job, o.Attempt + 1)]).TotalSeconds).Order().ToList();
        var most = started.Keys.GroupBy(k => k.Job).Max(g => g.Max(k => k.Attempt));
        output.WriteLine($"{names.Count} jobs, {Kills} workers killed and {crashes} that killed themselves, "
            + $"{orphans.Count} jobs orphaned; each effect once; "
            + $"resumed after {gaps[gaps.Count / 2]:F2} s (median), {gaps[gaps.Count * 99 / 100]:F2} s (p99), {gaps[^1]:F2} s (longest); "
            + $"{started.Count} attempts, at most {most} of one job.");
        Assert.True(gaps.Count > Kills / 4, $"Only {gaps.Count} jobs were resumed: the kills did not meet any work.");
        Assert.True(gaps[^1] < settings.LeaseSeconds + 5 + (FaultStore.Long ? 10 : 25), $"A job was resumed only after {gaps[^1]:F1} s.");
    }

    /// <summary>Requests the jobs little by little, until there were enough and all kills are done: what is measured is how soon a job is
    /// resumed, not how long the queue is.</summary>
    static async Task<List<string>> FeedAsync(FaultStore db, Task killed)
    {
        var names = new List<string>();
        while (names.Count < Jobs || !killed.IsCompleted)
        {
            var open = await db.ScalarAsync<long>("select count(*) from storytracker.jobs");
            if (open < 20) names.AddRange(await db.EnqueueAsync($"job-{names.Count}", 20));
            else await Task.Delay(10);
        }
        return names;
    }

    NodeProcess Start(FaultStore db, NodeSettings settings, int slot) => db.Start(settings, line =>
    {
        if (line.Job is not { } job) return;
        if (line.What == "started")
        {
            Assert.True(started.TryAdd((job, line.Attempt!.Value), line.At), $"Attempt {line.Attempt} of job {job} was given twice.");
            heldBy[(job, line.Attempt.Value)] = slot;
        }
        else if (line.What == "ended") ended[(job, line.Attempt!.Value)] = 0;
    });

    List<(long Job, int Attempt)> Open(int slot) => [.. heldBy.Where(h => h.Value == slot && !ended.ContainsKey(h.Key)).Select(h => h.Key)];

    /// <summary>The jobs that a dead process held are orphans from now on.</summary>
    void Orphaned(int slot)
    {
        foreach (var held in Open(slot))
            if (heldBy.TryRemove(held, out _)) orphans.Add((held.Job, held.Attempt, Stopwatch.GetTimestamp()));
    }
}
