using System.Diagnostics;
using Npgsql;
using StoryTracker.EventStore;
using Store = StoryTracker.EventStore.EventStore;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>Whole commands (a job claimed, an event appended, a job sent, the job completed) and bare jobs (claimed, completed), by a runner
/// with eight workers; and how late a job runs that was asked for at a time.</summary>
sealed class Commands(NpgsqlDataSource source, Store store, Wakeups wakeups, Settings settings)
{
    const int Workers = 8;
    readonly JobQueue queue = new(source, Measured.Types);
    int round;

    sealed class Handler(string kind, Func<ClaimedJob, Task> handle) : IJobHandler
    {
        public string Kind => kind;

        public Task HandleAsync(ClaimedJob job, CancellationToken ct) => handle(job);
    }

    /// <summary>Runs jobs of one kind for a while, or until there are none; gives what was done a second.</summary>
    async Task<double> WorkAsync(string kind, Func<ClaimedJob, Task> handle, int? until = null)
    {
        using var stop = new CancellationTokenSource();
        var done = 0L;
        var all = new TaskCompletionSource();
        var runner = new JobRunner(queue, [new Handler(kind, async job =>
        {
            await handle(job);
            if (Interlocked.Increment(ref done) == until) all.TrySetResult();
        })], new JobRunnerOptions { Concurrency = Workers, Lease = TimeSpan.FromMinutes(1) }, wakeups, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var running = Task.Run(() => runner.RunAsync(stop.Token));
        await Task.WhenAny(all.Task, Task.Delay(until is null ? settings.RunTime : TimeSpan.FromMinutes(2)));
        var rate = Volatile.Read(ref done) / Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (until is { } wanted && done < wanted) throw new InvalidOperationException($"{done} of {wanted} jobs were done.");
        await stop.CancelAsync();
        await running;
        return rate;
    }

    public async Task<double> RunAsync()
    {
        var kind = $"command-{round++}";
        await queue.EnqueueAsync([.. Enumerable.Range(0, Workers * 2).Select(n => new JobRequest(kind, Measured.Of(n)))]);
        var rate = await WorkAsync(kind, async job =>
        {
            var number = job.ArgsAs<Measured>(Measured.Types).Number;
            var result = await store.AppendAsync(new AppendUnit(new EventMetadata("benchmark"))
            {
                Completes = job.Lease,
                Streams = [new StreamWrite($"{kind}-{job.Id}", ExpectedVersion.NoStream, [Measured.Of(number)])],
                Jobs = [new JobRequest(kind, Measured.Of(number))],
            });
            if (result.Outcome != AppendOutcome.Appended) throw new InvalidOperationException($"A command ended as {result.Outcome}.");
        });
        await BenchmarkDatabase.ExecuteAsync(source, $"delete from storytracker.jobs where kind = '{kind}'");
        return rate;
    }

    public async Task<double> DrainAsync()
    {
        var kind = $"job-{round++}";
        var jobs = settings.Brief ? 3_000 : 20_000;
        await queue.EnqueueAsync([.. Enumerable.Range(0, jobs).Select(n => new JobRequest(kind, Measured.Of(n)))]);
        await BenchmarkDatabase.ExecuteAsync(source, "analyze storytracker.jobs");
        return await WorkAsync(kind, job =>
        {
            _ = job.Args.GetProperty("number").GetInt32();
            return Task.CompletedTask;
        }, jobs);
    }

    /// <summary>Milliseconds from the time a job was asked for to its handler, sorted: fifty a second, each some time ahead.</summary>
    public async Task<double[]> LatenessAsync()
    {
        var kind = $"later-{round++}";
        var count = settings.Brief ? 50 : 250;
        var start = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(0.5);
        await queue.EnqueueAsync([.. Enumerable.Range(0, count).Select(n =>
            new JobRequest(kind, Measured.Of(n)) { DueAt = start + n * TimeSpan.FromMilliseconds(20) })]);
        var late = new double[count];
        await WorkAsync(kind, job =>
        {
            var n = job.Args.GetProperty("number").GetInt32();
            late[n] = (TimeProvider.System.GetUtcNow() - (start + n * TimeSpan.FromMilliseconds(20))).TotalMilliseconds;
            return Task.CompletedTask;
        }, count);
        return [.. late.Order()];
    }
}
