using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Audit;

/// <summary>Checks of the record that somebody asked for, on a real record.</summary>
public sealed class RecordChecksTests(TestServer server)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_runs_in_the_background_once_and_tells_everything_that_it_found()
    {
        await using var test = await TestNewsroom.OpenAsync(server);
        await test.IngestAsync(test.Write("pier.txt", "“The new pier opens in June,” Ada Lovelace said."));
        var checks = test.Newsroom.RecordChecks;
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => checks.AskAsync($"Ana {n}", Ct)));
        Assert.Single(asked.Distinct());
        var waiting = Assert.Single(await checks.LastAsync(Ct));
        Assert.Equal((null, null, false), (waiting.Began, waiting.Holds, waiting.GivenUp));
        await test.SettleAsync();
        var ended = Assert.Single(await checks.LastAsync(Ct));
        Assert.True(ended.Holds);
        Assert.Equal(await test.Newsroom.Store.HeadAsync(Ct), ended.Head);
        Assert.Equal(await test.Newsroom.Check.RunAsync(null, Ct).Select(f => f.Invariant).ToListAsync(Ct), ended.Findings.Select(f => f.Invariant));

        Assert.NotEqual(ended.Id, await checks.AskAsync("Ana", Ct));
        await test.SettleAsync();
        Assert.Equal(2, (await checks.LastAsync(Ct)).Count(c => c.Holds == true));
    }

    [Fact]
    public async Task What_was_changed_behind_our_back_is_found_and_told()
    {
        await using var test = await TestNewsroom.OpenAsync(server);
        await test.IngestAsync(test.Write("pier.txt", "“The new pier opens in June,” Ada Lovelace said."));
        await test.ExecuteAsync("alter table storytracker.events disable trigger user");
        await test.ExecuteAsync("update storytracker.events set data = jsonb_set(data, '{text}', to_jsonb(replace(data ->> 'text', 'June', 'July'))) where type = 'revision-recorded'");
        await test.Newsroom.RecordChecks.AskAsync("Ana", Ct);
        // Another process, that has nothing of it in memory.
        await using var other = await Newsroom.OpenAsync(test.Newsroom.Source.ConnectionString, ct: Ct);
        await other.CreateJobRunner().DrainAsync(Ct);
        var check = Assert.Single(await test.Newsroom.RecordChecks.LastAsync(Ct));
        Assert.False(check.Holds);
        Assert.Equal(["claims-prove-themselves", "guards"], check.Findings.Where(f => !f.Ok).Select(f => f.Invariant).Order());
    }

    [Fact]
    public async Task One_that_was_given_up_says_so_and_is_taken_up_again_when_it_is_asked_for_again()
    {
        await using var test = await TestNewsroom.OpenAsync(server);
        var checks = test.Newsroom.RecordChecks;
        var id = await checks.AskAsync("Ana", Ct);
        var job = Assert.Single(await test.Newsroom.Jobs.ClaimAsync("a worker", 1, TimeSpan.FromMinutes(1), [JobKinds.CheckRecord], Ct));
        await test.Newsroom.Jobs.FailAsync(job.Lease, "It broke.", permanent: true, ct: Ct);
        Assert.True(Assert.Single(await checks.LastAsync(Ct)).GivenUp);
        Assert.Equal(id, await checks.AskAsync("Ana", Ct));
        await test.SettleAsync();
        Assert.True(Assert.Single(await checks.LastAsync(Ct)).Holds);
    }
}
