using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>Random concurrent histories of the real store, each held against the log by the checker.</summary>
public sealed class HistoryTests(FaultCluster cluster, ITestOutputHelper output)
{
    static readonly int Count = FaultStore.Long ? 10_000 : 200;

    [Fact]
    public async Task Whatever_several_clients_do_at_once_the_log_explains_every_answer_one_after_another()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        await using var source = NpgsqlDataSource.Create(db.Database);
        var stores = Enumerable.Range(0, 5).Select(_ => new EventStore.EventStore(source, FaultEvents.Types(), TimeProvider.System))
            .ToArray();
        var jobs = new JobQueue(source, stores[0].Types);
        var seed = (ulong)Stopwatch.GetTimestamp();
        output.WriteLine($"Seed {seed}");
        var (operations, disturbed, terminated, unanswered) = (0, 0, 0, 0);
        var outcomes = new Dictionary<AppendOutcome, int>();
        var number = 0;
        foreach (var script in Script.Generator.Sample(Count, new Rnd(seed, 2 * seed + 1), 50))
        {
            var (prefix, origin) = (string.Create(CultureInfo.InvariantCulture, $"h{++number}"), await db.Store.HeadAsync());
            using var ended = new CancellationTokenSource();
            var disturbance = script.Disturbed ? DisturbAsync(db, ended.Token) : Task.FromResult(0);
            var done = await HistoryRunner.RunAsync(script, n => new RealStore(stores[n], jobs, prefix, origin, $"client-{n}"));
            await ended.CancelAsync();
            terminated += await disturbance;
            var view = new RealStore(db.Store, db.Jobs, prefix, origin, "the test");
            var left = (await db.Jobs.ListAsync(limit: int.MaxValue)).Where(j => j.Kind == prefix)
                .Select(j => System.Text.Json.JsonSerializer.Deserialize<EffectArgs>(j.Args, db.Store.Types.Json)!.Name);
            var history = new History(done, await view.ReadLogAsync(0, int.MaxValue), [.. left], script.Disturbed);
            var wrong = HistoryChecker.Check(history);
            if (wrong.Count > 0) Assert.Fail($"History {number} of seed {seed}: {string.Join("; ", wrong)}\n{Tell(history)}");

            operations += done.Count;
            disturbed += script.Disturbed ? 1 : 0;
            unanswered += done.Count(o => o.Returned == long.MaxValue);
            foreach (var call in done.OfType<AppendCall>())
                if (call.Outcome is { } outcome) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            await db.ExecuteAsync("delete from storytracker.jobs");           // what this history left is nothing to the next
        }
        foreach (var store in stores) await store.DisposeAsync();
        output.WriteLine($"{number} histories, {operations} operations, "
            + $"{string.Join(", ", outcomes.OrderBy(o => o.Key).Select(o => $"{o.Value} {o.Key}"))}; "
            + $"{disturbed} histories with {terminated} connections terminated, {unanswered} operations without an answer; "
            + $"the log ends at {await db.Store.HeadAsync()}.");
        Assert.All(Enum.GetValues<AppendOutcome>(), o => Assert.True(outcomes.GetValueOrDefault(o) > Count / 20,
            $"Hardly any append ended in {o}."));
        Assert.All(await new StoreCheck(db.Source).RunAsync(), f => Assert.True(f.Ok, f.Sentence));
    }

    /// <summary>Ends connections of the clients until told to stop.</summary>
    static async Task<int> DisturbAsync(FaultStore db, CancellationToken ended)
    {
        var terminated = 0;
        do
        {
            terminated += (int)await db.ScalarAsync<long>("""
                select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and application_name <> 'the test' and random() < 0.3
                """);
            await Task.Delay(5, CancellationToken.None);                     // a storm is not a wall
        }
        while (!ended.IsCancellationRequested && terminated < 3);
        return terminated;
    }

    static string Tell(History history)
    {
        var text = new StringBuilder();
        foreach (var operation in history.Operations) text.AppendLine(CultureInfo.InvariantCulture, $"{operation}");
        foreach (var fact in history.Log) text.AppendLine(CultureInfo.InvariantCulture, $"{fact}");
        return text.AppendLine(CultureInfo.InvariantCulture, $"left: {string.Join(", ", history.JobsLeft)}").ToString();
    }
}
