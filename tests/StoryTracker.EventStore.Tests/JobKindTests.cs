using System.Collections.Concurrent;

namespace StoryTracker.EventStore.Tests;

/// <summary>Kinds that are paused or limited, schedules, dead letters in bulk, traces.</summary>
public sealed class JobKindTests(TestCluster cluster) : IAsyncLifetime
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    readonly TestStore db = new(cluster);

    public ValueTask InitializeAsync() => db.InitializeAsync();
    public ValueTask DisposeAsync() => db.DisposeAsync();

    sealed class Handler(string kind, Func<ClaimedJob, CancellationToken, Task> handle, int? concurrency = null) : IJobHandler
    {
        public string Kind => kind;
        public int? Concurrency => concurrency;
        public Task HandleAsync(ClaimedJob job, CancellationToken ct) => handle(job, ct);
    }

    JobRunner Runner(params IJobHandler[] handlers) => new(db.Jobs, handlers,
        new JobRunnerOptions { Concurrency = 4, PollInterval = TimeSpan.FromMilliseconds(200) }, db.Wakeups, TimeProvider.System);

    static JobRequest Request(string kind, int number) => new(kind, new TaskArgs(number));

    [Fact]
    public async Task A_paused_kind_waits_on_every_node_while_the_others_go_on_and_resumes_where_it_was()
    {
        var done = new ConcurrentQueue<string>();
        Task Note(ClaimedJob job, CancellationToken _) { done.Enqueue(job.Kind); return Task.CompletedTask; }
        Assert.True(await db.Jobs.PauseAsync("slow", "ann"));
        Assert.False(await db.Jobs.PauseAsync("slow", "bob"));
        Assert.Equal(("slow", "ann"), Assert.Single(await db.Jobs.PausedAsync()) is { } p ? (p.Kind, p.By) : default);
        await db.Jobs.EnqueueAsync([Request("slow", 1), Request("fast", 2), Request("slow", 3)]);
        Assert.Empty(await db.Jobs.ClaimAsync("w", 10, Minute, ["slow"]));
        await Runner(new Handler("slow", Note), new Handler("fast", Note)).DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["fast"], done);
        Assert.Null(await db.Jobs.NextDueAsync(["slow"]));
        Assert.True(await db.Jobs.ResumeAsync("slow"));
        Assert.False(await db.Jobs.ResumeAsync("slow"));
        await Runner(new Handler("slow", Note), new Handler("fast", Note)).DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["fast", "slow", "slow"], done);
    }

    [Fact]
    public async Task A_runner_works_on_no_more_jobs_of_a_kind_at_once_than_its_handler_allows()
    {
        var (running, most, others, met) = (0, 0, 0, new TaskCompletionSource());
        async Task One(ClaimedJob job, CancellationToken ct)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await met.Task.WaitAsync(ct);                                          // until the others have shown that they are not held up
            Interlocked.Decrement(ref running);
        }
        Task Other(ClaimedJob job, CancellationToken ct)
        {
            if (Interlocked.Increment(ref others) == 10) met.TrySetResult();
            return Task.CompletedTask;
        }
        await db.Jobs.EnqueueAsync([.. Enumerable.Range(0, 10).Select(n => Request("one", n)), .. Enumerable.Range(0, 10).Select(n => Request("other", n))]);
        await Runner(new Handler("one", One, concurrency: 1), new Handler("other", Other)).DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, 10), (most, others));
    }

    [Fact]
    public async Task A_schedule_asks_once_for_each_turn_over_all_runners_and_makes_up_for_nothing()
    {
        var turns = new ConcurrentQueue<long>();
        var handler = new Handler("tick", (job, _) => { turns.Enqueue(job.Id); return Task.CompletedTask; });
        var schedule = new JobSchedule("every-so-often", TimeSpan.FromMilliseconds(100), "tick", new TaskArgs(1));
        await db.Jobs.ScheduleAsync(schedule);
        await db.Jobs.ScheduleAsync(schedule);
        using var stop = new CancellationTokenSource();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var runners = Enumerable.Range(0, 3).Select(_ => Runner(handler).RunAsync(stop.Token)).ToArray();
        await TestStore.EventuallyAsync(() => Task.FromResult(turns.Count >= 5), "five turns");
        await stop.CancelAsync();
        await Task.WhenAll(runners);
        // The first is due at once, then one each tenth of a second, however many look.
        Assert.InRange(turns.Count, 5, (int)(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds / 100) + 2);
        Assert.Equal(turns.Count, turns.Distinct().Count());

        await db.ExecuteAsync("update storytracker.schedules set due_at = now() - interval '1 hour'");
        await db.ExecuteAsync("delete from storytracker.jobs");
        await db.Jobs.FireSchedulesAsync(TestContext.Current.CancellationToken);
        await db.Jobs.FireSchedulesAsync(TestContext.Current.CancellationToken);
        Assert.Single(await db.Jobs.ListAsync());
        Assert.True(await db.ScalarAsync<bool>("select due_at between now() - interval '1 s' and now() + interval '100 ms' from storytracker.schedules"));
        Assert.True(await db.Jobs.UnscheduleAsync("every-so-often"));
        Assert.False(await db.Jobs.UnscheduleAsync("every-so-often"));
    }

    [Fact]
    public async Task All_dead_letters_of_a_kind_are_put_back_together_in_their_order_except_those_whose_key_is_taken()
    {
        await db.Jobs.EnqueueAsync([Request("a", 1) with { Lane = "l" }, Request("b", 2), Request("a", 3) with { Lane = "l" }, Request("a", 4) with { Key = "k" }]);
        for (IReadOnlyList<ClaimedJob> jobs; (jobs = await db.Jobs.ClaimAsync("w", 10, Minute)).Count > 0;)
            foreach (var job in jobs) await db.Jobs.FailAsync(job.Lease, "no use", permanent: true);
        Assert.Equal(4, (await db.Jobs.DeadAsync()).Count);
        await db.Jobs.EnqueueAsync([Request("other", 9) with { Key = "k" }]);
        Assert.Equal(2, (await db.Jobs.RetryAllDeadAsync("a")).Count);
        Assert.Equal([2, 4], (await db.Jobs.DeadAsync()).Select(d => d.Args.Contains('2', StringComparison.Ordinal) ? 2 : 4));
        Assert.Equal([1], (await db.Jobs.ClaimAsync("w", 10, Minute, ["a"])).Select(j => j.ArgsAs<TaskArgs>(db.Types).Number));   // 3 stands behind 1
        Assert.Single(await db.Jobs.RetryAllDeadAsync());                         // of 2 and 4 the key of 4 is still taken
    }

    [Fact]
    public async Task The_trace_of_an_append_is_in_its_metadata_and_goes_on_in_the_job_it_asked_for()
    {
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name is "StoryTracker.EventStore" or "tests",
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllDataAndRecorded,
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        using var source = new System.Diagnostics.ActivitySource("tests");
        string trace;
        using (var request = source.StartActivity("request")!)
        {
            trace = request.TraceId.ToHexString();
            await db.Store.AppendAsync(TestStore.Unit("traced", 0, new OrderPlaced("ann")) with { Jobs = [Request("traced", 1)] });
        }
        Assert.Contains(trace, (await db.Store.ReadStreamAsync("traced").SingleAsync()).Meta.Trace, StringComparison.Ordinal);
        var seen = new TaskCompletionSource<string?>();
        await Runner(new Handler("traced", (_, _) => { seen.SetResult(System.Diagnostics.Activity.Current?.TraceId.ToHexString()); return Task.CompletedTask; }))
            .DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal(trace, await seen.Task);
    }

    [Fact]
    public async Task Jobs_claimed_ahead_are_given_back_when_the_runner_stops_and_none_is_counted()
    {
        // Quick jobs first, so that the runner claims ahead; then one that blocks.
        var (blocked, done) = (new TaskCompletionSource(), 0);
        var handler = new Handler("ahead", async (job, ct) =>
        {
            if (job.ArgsAs<TaskArgs>(db.Types).Number < 100)
            {
                Interlocked.Increment(ref done);
                return;
            }
            blocked.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
        });
        await db.Jobs.EnqueueAsync([.. Enumerable.Range(0, 120).Select(n => Request("ahead", n))]);
        using var stop = new CancellationTokenSource();
        var runner = new JobRunner(db.Jobs, [handler], new JobRunnerOptions { Concurrency = 4, StopGrace = TimeSpan.Zero }, db.Wakeups, TimeProvider.System);
        var running = runner.RunAsync(stop.Token);
        await blocked.Task;
        await stop.CancelAsync();
        await running;
        var left = await db.Jobs.ListAsync();
        Assert.Equal(120 - done, left.Count);
        Assert.All(left, job => Assert.Equal((0, (string?)null), (job.Tries, job.LeasedBy)));
    }
}
