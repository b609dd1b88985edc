using System.Collections.Concurrent;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

public sealed class ConcurrencyTests(TestStore db) : IClassFixture<TestStore>
{
    [Fact]
    public async Task A_reader_that_tails_the_log_under_load_sees_every_event_once_in_dense_order()
    {
        await db.ExecuteAsync("""
            create function slow_or_refuse() returns trigger language plpgsql as
            $$ begin
              if new.data ->> 'item' = 'refused' then raise exception 'rolled back'; end if;
              if new.data ->> 'item' = 'slow' then perform pg_sleep(0.002); end if;
              return null;
            end $$;
            create trigger slow_or_refuse after insert on storytracker.events for each row execute function slow_or_refuse();
            """);
        var start = await db.Store.HeadAsync();
        using var done = new CancellationTokenSource();
        var tail = TailAsync(start, done.Token);
        // Eight writers over four stores: four connections that commit beside one another.
        var stores = Enumerable.Range(0, 4).Select(_ => new EventStore(db.Source, db.Types, TimeProvider.System)).ToArray();
        var acknowledged = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async w =>
        {
            for (var n = 0; n < 150; n++)
                try
                {
                    var item = (n % 7) switch { 3 => "refused", 5 => "slow", _ => "tea" };
                    var unit = TestStore.Unit($"tail-{w}", ExpectedVersion.Any, new LineAdded("first", n), new LineAdded(item, n));
                    acknowledged.Add((await stores[w % 4].AppendAsync(unit)).Position!.Value);
                }
                catch (AppendRefusedException) { }
        }));
        var head = await db.Store.HeadAsync();
        done.Cancel();
        var seen = await tail;
        foreach (var store in stores) await store.DisposeAsync();
        await db.ExecuteAsync("drop trigger slow_or_refuse on storytracker.events");

        Assert.Equal(8 * (150 - 21), acknowledged.Count);
        Assert.Equal(start + acknowledged.Count * 2, head);                       // refused ones left no hole
        Assert.Equal(Enumerable.Range(1, (int)(head - start)).Select(n => start + n), seen);
        Assert.All(acknowledged, p => Assert.Contains(p, seen));
    }

    async Task<List<long>> TailAsync(long cursor, CancellationToken done)
    {
        var seen = new List<long>();
        while (true)
        {
            var last = done.IsCancellationRequested;
            var page = await db.Store.ReadLogAsync(cursor, 50, CancellationToken.None);
            seen.AddRange(page.Select(e => e.Position));
            if (page.Count > 0) cursor = page[^1].Position;
            else if (last) return seen;
        }
    }

    [Fact]
    public async Task A_transaction_that_stays_open_hides_nothing_and_stalls_nobody()
    {
        await using var open = await db.Source.OpenConnectionAsync();
        await using var transaction = await open.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("create table left_open (id int); select pg_current_xact_id()", open))
            await write.ExecuteNonQueryAsync();
        var result = await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"));
        Assert.Equal(result.Position, (await db.Store.ReadLogAsync(result.Position!.Value - 1, 10))[^1].Position);
    }

    [Fact]
    public async Task Of_eight_writers_racing_for_a_version_exactly_one_wins_every_time()
    {
        var stream = db.NewStream();
        var stores = Enumerable.Range(0, 8).Select(_ => new EventStore(db.Source, db.Types, TimeProvider.System)).ToArray();
        for (var version = 0; version < 100; version++)
        {
            var results = await Task.WhenAll(stores.Select((s, w) => s.AppendAsync(TestStore.Unit(stream, version,
                new LineAdded($"writer {w}", version)))));
            Assert.Equal(1, results.Count(r => r.Outcome == AppendOutcome.Appended));
            Assert.Equal(7, results.Count(r => r.Outcome == AppendOutcome.Conflict));
        }
        foreach (var store in stores) await store.DisposeAsync();
        var events = await db.Store.ReadStreamAsync(stream).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 100), events.Select(e => ((LineAdded)e.Data).Count));
    }

    [Fact]
    public async Task Racers_through_one_queue_that_reload_on_conflict_lose_nothing()
    {
        var stream = db.NewStream();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async w =>
        {
            for (var n = 0; n < 20; n++)
                while ((await db.AppendAsync(stream, await db.Store.VersionAsync(stream),
                    new LineAdded($"{w}-{n}"))).Outcome != AppendOutcome.Appended) { }
        }));
        var items = (await db.Store.ReadStreamAsync(stream).ToListAsync()).Select(e => ((LineAdded)e.Data).Item).ToList();
        Assert.Equal(160, items.Count);
        Assert.Equal(160, items.Distinct().Count());
        Assert.All(Enumerable.Range(0, 8), w => Assert.Equal(
            Enumerable.Range(0, 20).Select(n => $"{w}-{n}"), items.Where(i => i.StartsWith($"{w}-", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_client_that_stalls_with_an_open_transaction_does_not_hold_the_append_lock()
    {
        await using var stalled = await db.Source.OpenConnectionAsync();
        await using var transaction = await stalled.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand("select * from storytracker.events limit 1 for share", stalled))
            await read.ExecuteNonQueryAsync();
        Assert.Equal(0, await db.ScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and objid = 2926032705 " +
            "and database = (select oid from pg_database where datname = current_database())"));
        Assert.Equal(AppendOutcome.Appended, (await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"))).Outcome);
    }
}
