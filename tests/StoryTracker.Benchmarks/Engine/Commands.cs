using Npgsql;
using StoryTracker.EventStore;
using Store = StoryTracker.EventStore.EventStore;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>Whole commands (a job claimed, an event appended, a job sent, the job completed) and bare jobs (claimed, completed).</summary>
sealed class Commands(NpgsqlDataSource source, Store store, Settings settings)
{
    const int Workers = 8;
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    readonly JobQueue queue = new(source, Measured.Types);
    int round;

    public async Task<double> RunAsync()
    {
        var kind = $"command-{round++}";
        await queue.EnqueueAsync([.. Enumerable.Range(0, Workers * 2).Select(n => new JobRequest(kind, Measured.Of(n)))]);
        return await EngineSuite.PerSecondAsync(Workers, settings.RunTime, async (worker, going) =>
        {
            var done = 0L;
            while (going())
                foreach (var job in await queue.ClaimAsync($"w{worker}", 1, Lease, [kind]))
                {
                    var result = await store.AppendAsync(new AppendUnit(new EventMetadata("benchmark"))
                    {
                        Completes = job.Lease,
                        Streams = [new StreamWrite($"{kind}-{job.Id}", ExpectedVersion.NoStream, [Measured.Of((int)job.Id)])],
                        Jobs = [new JobRequest(kind, Measured.Of((int)job.Id))],
                    });
                    if (result.Outcome != AppendOutcome.Appended)
                        throw new InvalidOperationException($"A command ended as {result.Outcome}.");
                    done++;
                }
            return done;
        });
    }

    public async Task<double> DrainAsync()
    {
        var kind = $"job-{round++}";
        await queue.EnqueueAsync([.. Enumerable.Range(0, settings.Brief ? 10_000 : 30_000).Select(n => new JobRequest(kind,
            Measured.Of(n)))]);
        await EngineSuite.ExecuteAsync(source, "analyze storytracker.jobs");
        var rate = await EngineSuite.PerSecondAsync(Workers, settings.RunTime, async (worker, going) =>
        {
            var done = 0L;
            while (going())
            {
                var jobs = await queue.ClaimAsync($"w{worker}", 1, Lease, [kind]);
                if (jobs.Count == 0) break;
                if (!await queue.CompleteAsync(jobs[0].Lease)) throw new InvalidOperationException("A job was lost.");
                done++;
            }
            return done;
        });
        await EngineSuite.ExecuteAsync(source, $"delete from storytracker.jobs where kind = '{kind}'");
        return rate;
    }
}
