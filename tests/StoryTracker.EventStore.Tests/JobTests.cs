namespace StoryTracker.EventStore.Tests;

public sealed class JobTests(TestStore db) : IClassFixture<TestStore>
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    readonly string kind = "kind-" + Guid.NewGuid().ToString("N");

    JobRequest Request(int number) => new(kind, new TaskArgs(number));
    Task EnqueueAsync(params JobRequest[] jobs) => db.Jobs.EnqueueAsync(jobs);
    async Task<ClaimedJob> ClaimAsync(string worker = "w") => Assert.Single(await db.Jobs.ClaimAsync(worker, 1, Minute, [kind]));
    async Task<ClaimedJob?> TryClaimAsync(string worker = "w") => (await db.Jobs.ClaimAsync(worker, 1, Minute, [kind])).SingleOrDefault();
    Task ExpireAsync() => db.ExecuteAsync($"update storytracker.jobs set due_at = now() - interval '1 s' where kind = '{kind}'");
    int Number(ClaimedJob? job) => job!.ArgsAs<TaskArgs>(db.Types).Number;

    [Fact]
    public async Task A_unit_appends_completes_its_job_and_asks_for_the_next_in_one_commit()
    {
        await EnqueueAsync(Request(1));
        var job = await ClaimAsync();
        var stream = db.NewStream();
        var unit = TestStore.Unit(stream, 0, new OrderPlaced("a")) with { Completes = job.Lease, Jobs = [Request(2)] };
        var refused = await db.Store.AppendAsync(unit with { Key = Guid.CreateVersion7(), Streams = [new StreamWrite(stream, 9,
            [new OrderPlaced("a")])] });
        Assert.Equal(AppendOutcome.Conflict, refused.Outcome);
        // still ours, nothing else asked for
        Assert.Equal(new JobCounts(kind, 0, 0, 1), Assert.Single(await db.Jobs.WaitingAsync([kind])));
        Assert.Equal(AppendOutcome.Appended, (await db.Store.AppendAsync(unit)).Outcome);
        Assert.Equal(AppendOutcome.Duplicate, (await db.Store.AppendAsync(unit)).Outcome);
        Assert.Equal(2, Number(await ClaimAsync()));
        Assert.Null(await TryClaimAsync());
    }

    [Fact]
    public async Task A_lease_that_another_worker_took_over_can_change_nothing()
    {
        await EnqueueAsync(Request(1));
        var stale = await ClaimAsync("a");
        await ExpireAsync();
        var fresh = await ClaimAsync("b");
        var stream = db.NewStream();
        var result = await db.Store.AppendAsync(TestStore.Unit(stream, 0, new OrderPlaced("a")) with { Completes = stale.Lease,
            Jobs = [Request(2)] });
        Assert.Equal(new AppendResult(AppendOutcome.LostLease, null), result);
        Assert.Equal(0, await db.Store.VersionAsync(stream));
        Assert.False(await db.Jobs.CompleteAsync(stale.Lease));
        Assert.Empty(await db.Jobs.RenewAsync([stale.Lease], Minute));
        Assert.False(await db.Jobs.ReleaseAsync(stale.Lease));
        Assert.Equal(JobFailure.LostLease, await db.Jobs.FailAsync(stale.Lease, "late"));
        Assert.True(await db.Jobs.CompleteAsync(fresh.Lease));
        Assert.False(await db.Jobs.CompleteAsync(fresh.Lease));
    }

    [Fact]
    public async Task An_attempt_given_back_does_not_count_but_its_token_never_comes_again()
    {
        await EnqueueAsync(Request(1) with { MaxAttempts = 2 });
        var tokens = new List<int>();
        for (var n = 0; n < 5; n++)
        {
            var job = await ClaimAsync();
            tokens.Add(job.Attempt);
            Assert.True(await db.Jobs.ReleaseAsync(job.Lease));
            Assert.Equal(AppendOutcome.LostLease, (await db.Store.AppendAsync(
                TestStore.Unit(db.NewStream(), 0, new OrderPlaced("late")) with { Completes = job.Lease })).Outcome);
        }
        Assert.Equal([1, 2, 3, 4, 5], tokens);
        Assert.Equal(0, (await db.Jobs.ListAsync(limit: 100_000)).Single(j => j.Kind == kind).Tries);
    }

    [Fact]
    public async Task Two_units_sent_at_once_cannot_both_complete_a_job()
    {
        await EnqueueAsync(Request(1));
        var lease = (await ClaimAsync()).Lease;
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            db.Store.AppendAsync(TestStore.Unit(db.NewStream(), 0, new OrderPlaced("a")) with { Completes = lease })));
        Assert.Equal(1, results.Count(r => r.Outcome == AppendOutcome.Appended));
        Assert.Equal(7, results.Count(r => r.Outcome == AppendOutcome.LostLease));
    }

    [Fact]
    public async Task A_failed_attempt_backs_off_with_jitter_and_doubles()
    {
        await EnqueueAsync(Request(1));
        foreach (var expected in (double[])[15, 30, 60, 120])
        {
            var job = await ClaimAsync();
            Assert.Equal(JobFailure.Retrying, await db.Jobs.FailAsync(job.Lease, "no luck"));
            var wait = await db.ScalarAsync<double>($"select extract(epoch from due_at - now())::float8 from storytracker.jobs where kind = '{kind}'");
            Assert.InRange(wait, expected * 0.9 - 2, expected * 1.1);
            Assert.Null(await TryClaimAsync());
            await ExpireAsync();
        }
        var job5 = await ClaimAsync();
        await db.Jobs.FailAsync(job5.Lease, "busy", retryAfter: TimeSpan.FromHours(2));
        Assert.InRange((await db.Jobs.NextDueAsync([kind]))!.Value.TotalSeconds, 7190, 7200);
    }

    [Fact]
    public void Jitter_comes_from_the_given_source_and_stays_in_its_range()
    {
        var schedule = new RetrySchedule(TimeSpan.FromSeconds(1), Minute, 0.1);
        var factors = Enumerable.Range(0, 1000).Select(seed => schedule.Factor(new Random(seed))).ToList();
        Assert.All(factors, f => Assert.InRange(f, 0.9, 1.1));
        Assert.True(factors.Max() - factors.Min() > 0.15);
        Assert.Equal(schedule.Factor(new Random(3)), schedule.Factor(new Random(3)));
    }

    [Fact]
    public async Task A_job_that_used_up_its_attempts_is_a_dead_letter_with_cause_payload_and_error_and_can_be_retried()
    {
        var position = (await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"))).Position!.Value;
        await db.Jobs.EnqueueAsync([Request(42) with { MaxAttempts = 2, Key = kind }], cause: position);
        Assert.Equal(JobFailure.Retrying, await db.Jobs.FailAsync((await ClaimAsync()).Lease, "first"));
        await ExpireAsync();
        Assert.Equal(JobFailure.Dead, await db.Jobs.FailAsync((await ClaimAsync()).Lease, "second"));
        var dead = (await db.Jobs.DeadAsync()).Single(d => d.Kind == kind);
        Assert.Equal(("second", 2, (long?)position, kind), (dead.Error, dead.Attempts, dead.Cause, dead.Key));
        Assert.Contains("42", dead.Args, StringComparison.Ordinal);
        var id = await db.Jobs.RetryDeadAsync(dead.Id);
        Assert.NotNull(id);
        Assert.Null(await db.Jobs.RetryDeadAsync(dead.Id));
        var again = await ClaimAsync();
        Assert.Equal((id, 42, (long?)position), (again.Id, Number(again), again.Cause));
    }

    [Fact]
    public async Task A_permanent_failure_is_a_dead_letter_at_once()
    {
        await EnqueueAsync(Request(1));
        Assert.Equal(JobFailure.Dead, await db.Jobs.FailAsync((await ClaimAsync()).Lease, "gone for good", permanent: true));
        Assert.Equal(1, (await db.Jobs.DeadAsync()).Single(d => d.Kind == kind).Attempts);
    }

    [Fact]
    public async Task A_job_that_kills_its_worker_every_time_ends_as_a_dead_letter()
    {
        await EnqueueAsync(Request(1) with { MaxAttempts = 3 }, Request(2));
        for (var n = 0; n < 3; n++) { Assert.Equal(1, Number(await ClaimAsync($"w{n}"))); await ExpireAsync(); }
        Assert.Equal(2, Number(await ClaimAsync()));      // the claim that meets the spent one buries it and looks on
        Assert.Contains("ended without reporting", (await db.Jobs.DeadAsync()).Single(d => d.Kind == kind).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_held_by_one_job_at_a_time_and_a_job_may_ask_for_its_own_successor()
    {
        await EnqueueAsync(Request(1) with { Key = kind }, Request(2) with { Key = kind });
        await EnqueueAsync(Request(3) with { Key = kind });
        var job = await ClaimAsync();
        Assert.Equal(1, Number(job));
        await EnqueueAsync(Request(4) with { Key = kind });
        Assert.Null(await TryClaimAsync());
        await db.Store.AppendAsync(new AppendUnit(new EventMetadata("w")) { Completes = job.Lease,
            Jobs = [Request(5) with { Key = kind }] });
        Assert.Equal(5, Number(await ClaimAsync()));
    }

    [Fact]
    public async Task Jobs_wait_for_their_time_and_come_oldest_first()
    {
        var now = TimeProvider.System.GetUtcNow();
        await EnqueueAsync(Request(3) with { DueAt = now.AddHours(1) }, Request(2) with { DueAt = now.AddMinutes(-1) },
            Request(1) with { DueAt = now.AddMinutes(-2) });
        var (first, second) = (await ClaimAsync(), await ClaimAsync());
        Assert.Equal((1, 2), (Number(first), Number(second)));
        Assert.Null(await TryClaimAsync());
        Assert.InRange((await db.Jobs.NextDueAsync([kind]))!.Value.TotalSeconds, 50, 60);      // when the leases end
        await db.Jobs.CompleteAsync(first.Lease);
        await db.Jobs.CompleteAsync(second.Lease);
        Assert.InRange((await db.Jobs.NextDueAsync([kind]))!.Value.TotalMinutes, 58, 60);
    }

    [Fact]
    public async Task A_lane_is_strictly_in_order_through_backoff_and_dead_letters()
    {
        var lane = kind;
        await EnqueueAsync(Request(1) with { Lane = lane }, Request(2) with { Lane = lane }, Request(3) with { Lane = lane }, Request(9));
        Assert.Equal([1, 9], (await db.Jobs.ClaimAsync("w", 10, Minute, [kind])).Select(j => Number(j)).Order());
        var first = (await db.Jobs.ListAsync(limit: 100_000)).Single(j => j.Kind == kind && j.Lane == lane && j.LeasedBy is not null);
        await db.Jobs.FailAsync(new JobLease(first.Id, first.Attempt), "later");
        Assert.Null(await TryClaimAsync());                                       // backing off: the lane waits
        Assert.False(await db.Jobs.PendingAsync(["no such kind"], TimeSpan.Zero));
        await ExpireAsync();
        var claims = await db.Jobs.ClaimAsync("w", 10, Minute, [kind]);
        Assert.Equal([1, 9], claims.Select(j => Number(j)).Order());
        await db.Jobs.FailAsync(claims.Single(j => Number(j) == 1).Lease, "never", permanent: true);
        var second = await ClaimAsync();
        Assert.Equal(2, Number(second));
        await db.Jobs.RetryDeadAsync((await db.Jobs.DeadAsync()).Single(d => d.Kind == kind).Id);
        Assert.Null(await TryClaimAsync());                                       // the retried one stands at the end
        await db.Jobs.CompleteAsync(second.Lease);
        var third = await ClaimAsync();
        Assert.Equal(3, Number(third));
        await db.Store.AppendAsync(TestStore.Unit(db.NewStream(), 0, new OrderPlaced("a")) with { Completes = third.Lease });
        Assert.Equal(1, Number(await ClaimAsync()));
    }

    [Fact]
    public async Task A_long_lane_costs_a_claim_no_more_than_a_short_one()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 3000).Select(n => Request(n) with { Lane = kind })]);
        await db.ExecuteAsync("analyze storytracker.jobs");
        var plan = await PlanTests.ExplainAsync(db, "claim", "10", "'w'", "interval '1 min'", $"array['{kind}']", "array[10]");
        Assert.True(PlanTests.RowsRead(plan) < 100, plan);
    }
}
