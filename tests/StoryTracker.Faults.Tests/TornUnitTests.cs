using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>Units over three streams, a follow-up job and the completion of their own job, with faults between any two of their
/// steps.</summary>
public sealed class TornUnitTests(FaultCluster cluster, ITestOutputHelper output)
{
    static readonly int Chains = FaultStore.Long ? 40 : 12, Steps = FaultStore.Long ? 100 : 15;

    [Fact]
    public async Task A_crash_between_any_two_steps_of_a_unit_leaves_all_of_it_or_nothing()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        // Every step of a unit takes a while, so that faults find it half done.
        await db.ExecuteAsync("""
            create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.003); return null; end $$;
            create trigger slow_events after insert on storytracker.events for each row execute function slow();
            create trigger slow_jobs after insert or delete on storytracker.jobs for each row execute function slow();
            """);
        await db.Jobs.EnqueueAsync([.. Enumerable.Range(1, Chains).Select(c => new ChainArgs($"{c:D3}", 1, Steps).ToRequest())]);
        var settings = db.Node("worker", "work") with { Concurrency = 8, LeaseSeconds = 2, PollSeconds = 0.2 };
        NodeProcess[] nodes = [await db.StartReadyAsync(settings), await db.StartReadyAsync(settings)];
        var (random, faults, midst) = (new Random(3), 0, 0);
        for (var kind = 0; !await DoneAsync(db); kind = (kind + 1) % 8)
        {
            var steps = await db.ScalarAsync<long>("select count(*) from storytracker.events")
                + Chains * Steps * 6 / (FaultStore.Long ? 250 : 25);
            await Eventually.DespiteOutagesAsync(async () => await DoneAsync(db)
                || await db.ScalarAsync<long>("select count(*) from storytracker.events") >= steps, "some steps are taken");
            // Whoever sleeps in a trigger is in the midst of a unit.
            int? inside = null;
            await Eventually.TrueAsync(async () => await DoneAsync(db) || (inside = await db.ScalarOrNullAsync<int>("""
                select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep' order by random() limit 1
                """)) is not null, "a unit is half done");
            if (inside is not null) midst++;
            switch (kind)
            {
                case 0 or 3 or 6:
                    await nodes[random.Next(2)].KillAsync();
                    break;
                case 7:
                    await cluster.KillPostmasterAsync();
                    await cluster.StartAsync();
                    break;
                case 4 when inside is { } pid && Signals.Exists(pid):
                    Signals.Kill(pid);
                    break;
                case var _ when inside is { } pid:
                    await db.ExecuteAsync($"select pg_terminate_backend({pid})");
                    break;
            }
            faults++;
            for (var n = 0; n < 2; n++)
                if (nodes[n].HasExited) nodes[n] = db.Start(settings);
            await Eventually.DespiteOutagesAsync(async () => { await WholeAsync(db); return true; }, "the database answers");
        }
        await db.Audit.CatchUpAsync(db.Store);                               // six events a step, each once, side by side
        Assert.Equal(Chains * Steps, db.Audit.Links.Count);
        output.WriteLine($"{faults} faults, {midst} of them aimed at a unit half done; "
            + $"{Chains} chains of {Steps} steps, each step wholly there once.");
        Assert.True(midst > faults / 2, $"Only {midst} of {faults} faults met a unit.");
    }

    static async Task<bool> DoneAsync(FaultStore db) => await db.ScalarAsync<long>("select count(*) from storytracker.jobs") == 0;

    /// <summary>In one snapshot: the three streams of each chain are equally long, and its one job is the next step.</summary>
    static async Task WholeAsync(FaultStore db) => Assert.Equal("", await db.ScalarAsync<string>($"""
        select coalesce(string_agg(format('chain %s: %s/%s/%s events, jobs %s', chain, a, b, c, jobs), '; '), '') from (
          select to_char(n, 'FM000') as chain,
            (select count(*) from storytracker.events where stream = 'chain-' || to_char(n, 'FM000') || '-a') as a,
            (select count(*) from storytracker.events where stream = 'chain-' || to_char(n, 'FM000') || '-b') as b,
            (select count(*) from storytracker.events where stream = 'chain-' || to_char(n, 'FM000') || '-c') as c,
            (select array_agg((args ->> 'step')::int) from storytracker.jobs where args ->> 'chain' = to_char(n, 'FM000')) as jobs
          from generate_series(1, {Chains}) n) chains
        where a <> b or b <> c or a % 2 <> 0 or jobs is distinct from case when a / 2 < {Steps} then array[(a / 2)::int + 1] end
        """));
}
