using Npgsql;
using StoryTracker.LocalPostgres;
using StoryTracker.TestDatabases;

namespace StoryTracker.EventStore.Tests;

/// <summary>Dump and restore keep order and visibility (G8): order is data, not transaction ids.</summary>
public sealed class RestoreTests(TestCluster cluster) : IAsyncLifetime
{
    const string Everything = "select string_agg(row(position, stream, version, type, schema, data, meta, recorded_at, key)::text, " +
        "E'\\n' order by position) from storytracker.events";
    readonly TestStore db = new(cluster);

    public ValueTask InitializeAsync() => db.InitializeAsync();
    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_dump_restored_into_a_fresh_database_is_the_same_log_and_goes_on()
    {
        var reader = await FillAsync();
        var target = await cluster.CreateAsync(migrated: false);
        try { await RestoredAsync(reader, target); }
        finally { await cluster.DropAsync(target); }
    }

    [Fact]
    public async Task A_dump_restored_into_a_fresh_cluster_with_younger_transaction_ids_is_the_same_log_and_goes_on()
    {
        var reader = await FillAsync();
        // Not a private temporary folder: as root the server runs under an account of its own, which has to reach it.
        var folder = Path.Combine(Path.GetTempPath(), $"st-{Guid.NewGuid():N}"[..11]);
        try
        {
            await using var fresh = await PostgresServer.OpenAsync(new PostgresSettings { Folder = folder, Durable = false });
            await RestoredAsync(reader, fresh.ConnectionString);
            await using var source = NpgsqlDataSource.Create(fresh.ConnectionString);
            await using var now = source.CreateCommand("select pg_current_xact_id()::text::bigint");
            var old = await db.ScalarAsync<long>("select max(xmin::text::bigint) from storytracker.events");
            Assert.InRange((long)(await now.ExecuteScalarAsync())!, 1, old);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    /// <summary>Fills the log and leaves everything half done; returns a reader that has read half of it.</summary>
    async Task<Reader> FillAsync()
    {
        var reader = new Reader();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => AppendAsync(db.Store, writer, 60)));
        await reader.TailAsync(db.Store);
        await Runner(db).CatchUpAsync();
        // Ids of transactions are spent, so that a fresh cluster's are younger than those that wrote what follows.
        await db.ExecuteAsync("do $$ begin for n in 1 .. 5000 loop begin " +
            "insert into storytracker.receipts values (gen_random_uuid(), now()); " +
            "raise exception 'undone'; exception when raise_exception then null; end; end loop; end $$");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => AppendAsync(db.Store, writer, 60)));
        await db.Store.EraseAsync([7, reader.Position + 7], new { by = "desk" });
        await db.Jobs.EnqueueAsync(
            [new("print", new TaskArgs(1)), new("print", new TaskArgs(2)), new("print", new TaskArgs(3)) { Key = "once" }]);
        var first = Assert.Single(await db.Jobs.ClaimAsync("w", 1, TimeSpan.FromHours(1)));
        Assert.Equal(JobFailure.Dead, await db.Jobs.FailAsync(first.Lease, "no", permanent: true));
        Assert.Single(await db.Jobs.ClaimAsync("w", 1, TimeSpan.FromHours(1)));
        return reader;
    }

    static async Task AppendAsync(EventStore store, int writer, int units)
    {
        for (var n = 0; n < units; n++)
            await store.AppendAsync(new AppendUnit(new EventMetadata("tester", $"unit-{writer}-{n}", 1))
            {
                Streams =
                [
                    new($"order-{writer}", -1, [new LineAdded($"item-{n}"), new LineAdded("tea")]),
                    new("order-all", -1, [new LineAdded("tea")]),
                ],
            });
    }

    async Task RestoredAsync(Reader reader, string target)
    {
        var head = await db.Store.HeadAsync();
        await DatabaseDump.RestoreAsync(await DatabaseDump.WriteAsync(db.ConnectionString), target);
        await using var source = NpgsqlDataSource.Create(target);
        await using var store = new EventStore(source, db.Types, TimeProvider.System);
        await using var wakeups = new Wakeups(source, TimeProvider.System);
        Assert.Empty(await new Migrations(source, [Migrations.Kernel]).MigrateAsync());
        await SoundAsync(source);

        // The log is the same, row for row, and the reader sees exactly the rest of it.
        Assert.Equal(await db.ScalarAsync<string>(Everything), await ScalarAsync<string>(source, Everything));
        var seen = reader.Position;
        await reader.TailAsync(store);
        Assert.InRange(seen, 1, head - 1);
        Assert.Equal(head, reader.Position);

        // Appends go on, densely, and a reader beside them misses nothing; a unit sent again that was stored before the dump is not
        // stored twice.
        var key = await db.ScalarAsync<Guid>("select key from storytracker.events where position = 4");
        var repeated = new AppendUnit(new EventMetadata("tester")) { Key = key, Streams = [new("order-0", -1, [new LineAdded("twice")])] };
        Assert.Equal(new AppendResult(AppendOutcome.Duplicate, 6), await store.AppendAsync(repeated));
        var appending = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => AppendAsync(store, writer, 40)));
        while (!appending.IsCompleted) await reader.TailAsync(store);
        await appending;
        await reader.TailAsync(store);
        Assert.Equal(head + 4 * 40 * 3, reader.Position);

        // The projection goes on from its checkpoint: its key would refuse an event a second time.
        var runner = new ProjectionRunner(source, store, [new SeenLines()], wakeups, TimeProvider.System);
        Assert.Equal(seen, (await runner.StatusAsync()).Single().Position);
        await runner.CatchUpAsync();
        var every = Enumerable.Range(1, (int)reader.Position).Select(p => (long)p);
        Assert.Equal(every, await ScalarAsync<long[]>(source, SeenLines.Positions));

        // Jobs: what waited, what a worker that is gone held, and new ones after the old ones.
        var jobs = new JobQueue(source, db.Types);
        await jobs.RecoverAsync();
        await jobs.EnqueueAsync([new("print", new TaskArgs(4)), new("print", new TaskArgs(5)) { Key = "once" }]);
        Assert.Equal([2, 3, 4], (await jobs.ClaimAsync("w2", 9, TimeSpan.FromHours(1))).Select(j => j.ArgsAs<TaskArgs>(db.Types).Number));
        var dead = Assert.Single(await jobs.DeadAsync());
        Assert.Equal("no", dead.Error);
        Assert.True(await jobs.RetryDeadAsync(dead.Id) > dead.Id);
        Assert.Equal(1, Assert.Single(await jobs.ClaimAsync("w2", 9, TimeSpan.FromHours(1))).ArgsAs<TaskArgs>(db.Types).Number);

        // What was erased stays erased, and the guards were restored with the tables.
        Assert.IsType<ErasedEvent>((await store.ReadLogAsync(6, 1))[0].Data);
        await Assert.ThrowsAsync<PostgresException>(() =>
            ScalarAsync<object>(source, "update storytracker.events set stream = 'x' where position = 1 returning 1"));
        await SoundAsync(source);
    }

    static async Task SoundAsync(NpgsqlDataSource source) =>
        Assert.All(await new StoreCheck(source).RunAsync(), f => Assert.True(f.Ok, $"{f.Invariant}: {f.Sentence}"));

    static async Task<T> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    static ProjectionRunner Runner(TestStore db) => new(db.Source, db.Store, [new SeenLines()], db.Wakeups, TimeProvider.System);

    /// <summary>A reader that knows only the position it has read up to, and insists on the next.</summary>
    sealed class Reader
    {
        public long Position { get; private set; }

        public async Task TailAsync(EventStore store)
        {
            while (await store.ReadLogAsync(Position, 100) is { Count: > 0 } page)
                foreach (var e in page)
                {
                    Assert.Equal(Position + 1, e.Position);
                    Position = e.Position;
                }
        }
    }
}
