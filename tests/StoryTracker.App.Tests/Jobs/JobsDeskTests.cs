using StoryTracker.App.Jobs;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Jobs;

/// <summary>What administrators see of the queue, on a real one.</summary>
public sealed class JobsDeskTests(TestServer server) : IAsyncLifetime
{
    TestNewsroom test = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    JobQueue Jobs => test.Newsroom.Jobs;

    IJobsDesk Desk => test.Newsroom.JobsDesk;

    public async ValueTask InitializeAsync() => test = await TestNewsroom.OpenAsync(server);

    public ValueTask DisposeAsync() => test.DisposeAsync();

    async Task<ClaimedJob> ClaimAsync(string worker, string kind = "test-job") =>
        Assert.Single(await Jobs.ClaimAsync(worker, 1, TimeSpan.FromMinutes(1), [kind], Ct));

    [Fact]
    public async Task What_was_done_is_counted_by_kind_with_the_time_that_it_took()
    {
        await test.IngestAsync(test.Write("pier.txt", "“The new pier opens in June,” Ada Lovelace said."));
        var kinds = (await Desk.JobsAsync(Ct)).Kinds.ToDictionary(k => k.Kind);
        var read = kinds[JobKinds.ExtractClaims].Pace!;
        Assert.Equal((1, 1, 0), (read.LastHour, read.LastDay, read.Failed));
        Assert.True(read is { Median: { } median, P95: { } p95 } && median > TimeSpan.Zero && p95 >= median);
        Assert.Equal(1 / 60.0, read.PerMinute);
        Assert.Null(kinds[JobKinds.PollFeed].Pace);
        await test.IngestAsync(test.Write("ferry.txt", "“The ferry is late,” Grace Hopper said."));
        Assert.Equal(2, (await Desk.JobsAsync(Ct)).Kinds.Single(k => k.Kind == JobKinds.ExtractClaims).Pace!.LastDay);
    }

    [Fact]
    public async Task Each_attempt_is_kept_with_its_worker_and_never_with_the_words_of_its_error()
    {
        await Jobs.EnqueueAsync([new("test-job", new { n = 1 }) { MaxAttempts = 3 }], ct: Ct);
        await Jobs.FailAsync((await ClaimAsync("one")).Lease, "TimeoutException: He said “the pier”.", retryAfter: TimeSpan.Zero, ct: Ct);
        await ClaimAsync("two");
        Assert.Equal(1, await Jobs.RecoverAsync(Ct));
        var suspect = Assert.Single((await Desk.JobsAsync(Ct)).Suspects);
        Assert.Equal(("test-job", 2, 3, null), (suspect.Kind, suspect.Tries, suspect.MaxAttempts, suspect.Worker));
        await Jobs.FailAsync((await ClaimAsync("three")).Lease, "no type here", ct: Ct);

        var view = await Desk.JobsAsync(Ct);
        Assert.Empty(view.Suspects);
        var attempts = Assert.Single(view.Dead).Attempts;
        Assert.Equal([("one", "failed", "TimeoutException"), ("two", "gone", null), ("three", "failed", (string?)null)], attempts.Select(a => (a.Worker!, a.How, a.What)));
        Assert.Equal(attempts.Select(a => a.At).Order(), attempts.Select(a => a.At));

        // Put back it keeps what is known of it, and what it does next is added.
        await Desk.RetryAsync(Assert.Single(view.Dead).Sample.Id, false, Ct);
        Assert.Single((await Desk.JobsAsync(Ct)).Suspects);
        await Jobs.FailAsync((await ClaimAsync("four")).Lease, "x", permanent: true, ct: Ct);
        Assert.Equal(["one", "two", "three", "four"], Assert.Single((await Desk.JobsAsync(Ct)).Dead).Attempts.Select(a => a.Worker!));
    }

    [Fact]
    public async Task A_job_that_kills_every_worker_ends_isolated_and_says_how_often()
    {
        await Jobs.EnqueueAsync([new("test-job", new { n = 1 }) { MaxAttempts = 2 }], ct: Ct);
        await ClaimAsync("one");
        await Jobs.RecoverAsync(Ct);
        await ClaimAsync("two");
        // The second one falls silent: its lease runs out, and the next look finds the attempts used up.
        await test.ExecuteAsync("update storytracker.jobs set due_at = now() - interval '1 second'");
        Assert.Empty(await Jobs.ClaimAsync("three", 1, TimeSpan.FromMinutes(1), ["test-job"], Ct));
        var letter = (await Desk.LetterAsync(Assert.Single((await Desk.JobsAsync(Ct)).Dead).Sample.Id, Ct))!;
        Assert.Equal([("one", "gone"), ("two", "expired")], letter.Attempts.Select(a => (a.Worker!, a.How)));
    }

    [Fact]
    public async Task A_job_whose_lease_ran_out_while_its_worker_lived_says_so()
    {
        await Jobs.EnqueueAsync([new("test-job", new { n = 1 })], ct: Ct);
        await ClaimAsync("slow");
        await test.ExecuteAsync("update storytracker.jobs set due_at = now() - interval '1 second'");
        await ClaimAsync("other");
        Assert.Equal([("slow", "expired")], Assert.Single((await Desk.JobsAsync(Ct)).Suspects).Attempts.Select(a => (a.Worker!, a.How)));
    }

    [Fact]
    public async Task Many_letters_of_one_cause_are_paged_put_back_and_discarded_together_and_no_others()
    {
        await Jobs.EnqueueAsync([.. Enumerable.Range(0, 30).Select(n => new JobRequest(n % 3 == 0 ? "test-other" : "test-job", new { n }))], ct: Ct);
        foreach (var kind in new[] { "test-other", "test-job" })
            foreach (var (job, n) in (await Jobs.ClaimAsync("one", 30, TimeSpan.FromMinutes(1), [kind], Ct)).Select((j, n) => (j, n)))
                await Jobs.FailAsync(job.Lease, n % 2 == 0 ? $"InvalidOperationException: Article {Guid.NewGuid()} has {n} “words”." : "TimeoutException: Too slow.", permanent: true, ct: Ct);
        var view = await Desk.JobsAsync(Ct);
        Assert.Equal((30, 4, false), (view.DeadCount, view.Dead.Count, view.More));
        var group = view.Dead.First(g => g is { Kind: "test-job", Count: 10 } && g.Cause.StartsWith("InvalidOperation", StringComparison.Ordinal));
        Assert.Equal("InvalidOperationException: Article … has … ….", group.Cause);
        List<DeadLine> paged = [];
        for (string? after = null; ;)
        {
            var page = await Desk.DeadAsync(group.Kind, group.Cause, after, 4, Ct);
            Assert.True(page.Items.Count is > 0 and <= 4);
            paged.AddRange(page.Items);
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(10, paged.Select(d => d.Id).Distinct().Count());
        Assert.All(paged, d => Assert.Equal("test-job", d.Kind));

        Assert.Equal(10, await Desk.RetryAsync(paged[0].Id, true, Ct));
        Assert.Equal(20, (await Desk.JobsAsync(Ct)).DeadCount);
        var other = view.Dead.First(g => g.Kind == "test-other");
        Assert.Equal(other.Count, await Desk.DiscardAsync(other.Sample.Id, true, "Not needed any more.", "Ana", Ct));
        Assert.Equal(20 - other.Count, (await Desk.JobsAsync(Ct)).DeadCount);

        List<DiscardedJob> discarded = [];
        for (string? after = null; ;)
        {
            var page = await Desk.DiscardedAsync(after, 2, Ct);
            discarded.AddRange(page.Items);
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(other.Count, discarded.Select(d => d.Id).Distinct().Count());
        Assert.All(discarded, d => Assert.Equal(("test-other", "Not needed any more.", "Ana"), (d.Kind, d.Reason, d.By)));
        Assert.Null(await Desk.LetterAsync(other.Sample.Id, Ct));
    }
}
