using System.Collections.Concurrent;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

/// <summary>A handler made of a function.</summary>
public sealed class Handler(string kind, Func<ClaimedJob, CancellationToken, Task> handle) : IJobHandler
{
    public string Kind => kind;
    public Task HandleAsync(ClaimedJob job, CancellationToken ct) => handle(job, ct);
}

public sealed class JobRunnerTests(TestCluster cluster) : IAsyncLifetime
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    readonly TestStore db = new(cluster);

    public ValueTask InitializeAsync() => db.InitializeAsync();
    public ValueTask DisposeAsync() => db.DisposeAsync();

    static JobRequest Request(int number, string? lane = null) => new("work", new TaskArgs(number)) { Lane = lane };
    int Number(ClaimedJob job) => job.ArgsAs<TaskArgs>(db.Types).Number;

    JobRunner Runner(Func<ClaimedJob, CancellationToken, Task> handle, JobRunnerOptions? options = null, NpgsqlDataSource? source = null)
        => new(
        source is null ? db.Jobs : new JobQueue(source, db.Types), [new Handler("work", handle)], options ?? new JobRunnerOptions(),
            db.Wakeups, TimeProvider.System);

    [Fact]
    public async Task Every_job_is_done_once_by_several_runners_and_a_drain_ends_when_all_is_done()
    {
        await db.Jobs.EnqueueAsync([.. Enumerable.Range(0, 200).Select(n => Request(n))]);
        var done = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Runner(async (job, ct) =>
        {
            // Completed by the handler itself, together with its event.
            var result = await db.Store.AppendAsync(TestStore.Unit("done", ExpectedVersion.Any, new LineAdded("done",
                Number(job))) with { Completes = job.Lease }, ct);
            Assert.Equal(AppendOutcome.Appended, result.Outcome);
            done.Add(Number(job));
        }).DrainAsync()));
        Assert.Equal(Enumerable.Range(0, 200), done.Order());
        Assert.Equal(200, await db.Store.VersionAsync("done"));
        Assert.Empty(await db.Jobs.ListAsync());
    }

    [Fact]
    public async Task Jobs_of_a_lane_run_one_after_another_in_order_over_several_runners_and_a_killed_one()
    {
        await db.Jobs.EnqueueAsync([.. Enumerable.Range(0, 60).Select(n => Request(n, $"lane-{n % 3}"))]);
        // A worker that claimed the first of a lane and died: no presence lock, a lease for an hour.
        var orphan = Assert.Single(await db.Jobs.ClaimAsync("died", 1, TimeSpan.FromHours(1)));
        var (order, running) = (new ConcurrentQueue<int>(), new int[3]);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(r => Runner(async (job, _) =>
        {
            var lane = Number(job) % 3;
            Assert.Equal(1, Interlocked.Increment(ref running[lane]));
            if (Number(job) is 10 && job.Attempt == 1) { Interlocked.Decrement(ref running[lane]); throw new RetryJobException("once more", TimeSpan.FromMilliseconds(5)); }
            await Task.Yield();
            order.Enqueue(Number(job));
            Interlocked.Decrement(ref running[lane]);
        }, new JobRunnerOptions { Concurrency = 4, PollInterval = TimeSpan.FromMilliseconds(20) }).DrainAsync(TimeSpan.FromSeconds(1))));
        for (var lane = 0; lane < 3; lane++)
            Assert.Equal(Enumerable.Range(0, 20).Select(n => n * 3 + lane), order.Where(n => n % 3 == lane));
        Assert.False(await db.Jobs.CompleteAsync(orphan.Lease));
        Assert.Empty(await db.Jobs.DeadAsync());
    }

    [Fact]
    public async Task Leases_of_a_worker_whose_process_is_gone_are_free_at_once_and_those_of_a_living_one_are_not()
    {
        await db.Jobs.EnqueueAsync([Request(1)]);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var source = NpgsqlDataSource.Create(db.ConnectionString);
        using var stop = new CancellationTokenSource();
        var lease = TimeSpan.FromMinutes(10);
        var first = Runner(async (_, ct) => { entered.TrySetResult(); await Task.Delay(Timeout.Infinite, ct); },
            new JobRunnerOptions { Lease = lease, WorkerId = "first", StopGrace = TimeSpan.Zero, PollInterval = TimeSpan.FromHours(1) },
                source).RunAsync(stop.Token);
        await entered.Task.WaitAsync(Long);
        Assert.Equal(0, await db.Jobs.RecoverAsync());                            // it lives
        // Its process dies: every connection of it goes, the presence lock with them.
        await db.ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid() " +
            "and database = (select oid from pg_database where datname = current_database())");
        await TestStore.EventuallyAsync(async () => await db.Jobs.RecoverAsync() == 1, "the lease of the dead worker is freed");
        var again = Assert.Single(await db.Jobs.ClaimAsync("second", 1, lease));
        // counted: a job that kills its workers must come to an end
        Assert.Equal(2, again.Attempt);
        await stop.CancelAsync();
        await first;                                                              // it was alive after all, and can change nothing
        Assert.True(await db.Jobs.CompleteAsync(again.Lease));
    }

    [Fact]
    public async Task A_handler_whose_lease_was_lost_is_cancelled_by_the_heartbeat()
    {
        await db.Jobs.EnqueueAsync([Request(1)]);
        var (entered, cancelled) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously),
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var stop = new CancellationTokenSource();
        var running = Runner(async (job, ct) =>
        {
            entered.TrySetResult();
            try { await Task.Delay(Timeout.Infinite, ct); }
            catch (OperationCanceledException) { cancelled.TrySetResult(); throw; }
        }, new JobRunnerOptions { Lease = TimeSpan.FromMilliseconds(150) }).RunAsync(stop.Token);
        await entered.Task.WaitAsync(Long);
        await db.ExecuteAsync("update storytracker.jobs set attempt = attempt + 1, leased_by = 'thief', due_at = now() + interval '1 h'");
        await cancelled.Task.WaitAsync(Long);
        Assert.Equal("thief", Assert.Single(await db.Jobs.ListAsync()).LeasedBy);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_heartbeat_keeps_a_long_job_its_lease()
    {
        await db.Jobs.EnqueueAsync([Request(1)]);
        var lease = TimeSpan.FromMilliseconds(300);
        await Runner(async (job, ct) =>
        {
            var first = Assert.Single(await db.Jobs.ListAsync(ct: ct)).DueAt;
            await TestStore.EventuallyAsync(async () => Assert.Single(await db.Jobs.ListAsync(ct: ct)).DueAt > first + lease * 2,
                "the lease was renewed several times");
            Assert.Equal(1, job.Attempt);
        }, new JobRunnerOptions { Lease = lease }).DrainAsync();
        Assert.Empty(await db.Jobs.ListAsync());
        Assert.Empty(await db.Jobs.DeadAsync());
    }

    [Fact]
    public async Task A_stop_gives_unfinished_jobs_back_with_their_attempt()
    {
        await db.Jobs.EnqueueAsync([Request(1), Request(2)]);
        var entered = new CountdownEvent(2);
        using var stop = new CancellationTokenSource();
        var running = Runner(async (_, ct) => { entered.Signal(); await Task.Delay(Timeout.Infinite, ct); },
            new JobRunnerOptions { StopGrace = TimeSpan.Zero }).RunAsync(stop.Token);
        await TestStore.EventuallyAsync(() => Task.FromResult(entered.IsSet), "both jobs are under way");
        await stop.CancelAsync();
        await running;
        Assert.All(await db.Jobs.ListAsync(), j => Assert.Equal((0, null, 1), (j.Tries, j.LeasedBy, j.Attempt)));
        Assert.Equal(2, (await db.Jobs.ClaimAsync("next", 10, Long)).Count);
    }

    [Fact]
    public async Task A_stop_lets_a_job_finish_within_its_grace()
    {
        await db.Jobs.EnqueueAsync([Request(1)]);
        var (entered, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously),
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var stop = new CancellationTokenSource();
        var running = Runner(async (_, _) => { entered.SetResult(); await go.Task; }).RunAsync(stop.Token);
        await entered.Task.WaitAsync(Long);
        await stop.CancelAsync();
        go.SetResult();
        await running;
        Assert.Empty(await db.Jobs.ListAsync());
    }

    [Fact]
    public async Task Failures_are_retried_buried_or_snoozed_as_the_handler_says()
    {
        await db.Jobs.EnqueueAsync([Request(1), Request(2), Request(3), Request(4) with { MaxAttempts = 1 }, Request(5),
            new JobRequest("work", "not task args")]);
        await Runner((job, _) => Number(job) switch
        {
            1 => throw new PermanentJobFailureException("never"),
            2 => throw new SnoozeJobException("host is busy", TimeSpan.FromHours(1)),
            3 => throw new RetryJobException("asked to wait", TimeSpan.FromHours(2)),
            4 => throw new InvalidOperationException("last attempt"),
            5 => throw new InvalidOperationException("first attempt"),
            _ => Task.CompletedTask,
        }).DrainAsync();
        var dead = await db.Jobs.DeadAsync();
        Assert.Equal(["PermanentJobFailureException: never", "InvalidOperationException: last attempt"], dead.Take(2).Select(d => d.Error));
        Assert.Contains("arguments", dead[2].Error, StringComparison.Ordinal);
        var left = (await db.Jobs.ListAsync()).ToDictionary(j => j.LastError!);
        Assert.Equal(0, left["host is busy"].Tries);
        Assert.Equal(1, left["RetryJobException: asked to wait"].Tries);
        Assert.Equal(1, left["InvalidOperationException: first attempt"].Tries);
        Assert.True(left["RetryJobException: asked to wait"].DueAt > left["host is busy"].DueAt);
    }

    [Fact]
    public async Task A_job_requested_by_an_append_is_started_by_its_wakeup_and_a_timed_one_by_its_time()
    {
        var started = new ConcurrentDictionary<int, DateTimeOffset>();
        using var stop = new CancellationTokenSource();
        await db.Wakeups.Connected.WaitAsync(Long);
        var running = Runner((job, _) => { started[Number(job)] = TimeProvider.System.GetUtcNow(); return Task.CompletedTask; },
            new JobRunnerOptions { PollInterval = TimeSpan.FromHours(1) }).RunAsync(stop.Token);      // no poll would find them in time
        var soon = TimeProvider.System.GetUtcNow().AddMilliseconds(300);
        await db.Store.AppendAsync(TestStore.Unit("s", 0, new OrderPlaced("a")) with { Jobs = [Request(1),
            Request(2) with { DueAt = soon }] });
        await TestStore.EventuallyAsync(() => Task.FromResult(started.Count == 2), "both jobs were started");
        Assert.Equal([1, 2], started.Keys.Order());
        Assert.True(started[2] >= soon);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_thousand_jobs_with_leases_taken_away_at_random_have_their_effect_once()
    {
        await db.Jobs.EnqueueAsync([.. Enumerable.Range(0, 1000).Select(n => Request(n) with { MaxAttempts = 1000 })]);
        var thefts = 0;
        using var ended = new CancellationTokenSource();
        var thief = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                thefts += (int)await db.ScalarAsync<long>("""
                    with stolen as (update storytracker.jobs set leased_by = null, due_at = now()
                      where id in (select id from storytracker.jobs where leased_by is not null order by random() limit 2 for update skip locked) returning 1)
                    select count(*) from stolen
                    """);
                await Task.Delay(1);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Runner(
            async (job, ct) => await db.Store.AppendAsync(
                TestStore.Unit($"effect-{Number(job)}", ExpectedVersion.Any, new LineAdded("done",
                    Number(job))) with { Completes = job.Lease }, ct),
            new JobRunnerOptions { Concurrency = 4, PollInterval = TimeSpan.FromMilliseconds(50) }).DrainAsync()));
        await ended.CancelAsync();
        await thief;
        Assert.True(thefts > 10, $"{thefts} leases were taken away");
        Assert.Empty(await db.Jobs.DeadAsync());
        Assert.Equal(1000, (await db.Store.StreamsAsync("effect-")).Count);
        Assert.Equal(1000, await db.Store.HeadAsync());
    }
}
