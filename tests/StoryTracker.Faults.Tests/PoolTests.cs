using System.Diagnostics;
using Npgsql;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>There are too few connections: in the program's pool, or at the server.</summary>
public sealed class PoolTests(FaultCluster cluster, ITestOutputHelper output)
{
    static AppendUnit Unit(string stream) => new(new EventMetadata("tester"))
    {
        Streams = [new StreamWrite(stream, ExpectedVersion.NoStream, [new Effect(stream, 1, "tester")])],
    };

    [Fact]
    public async Task With_its_pool_exhausted_an_append_waits_and_at_last_says_so_and_goes_on_when_there_is_room()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        await using var small = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(db.Database) { MaxPoolSize = 2, Timeout = 1 }.ConnectionString);
        await using var store = new EventStore.EventStore(small, FaultEvents.Types(), TimeProvider.System);
        var (refused, waiting) = (Unit("refused"), Unit("waiting"));
        NpgsqlConnection[] held = [await small.OpenConnectionAsync(), await small.OpenConnectionAsync()];

        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync(refused));
        Assert.Contains("append again with the same key", e.Message, StringComparison.Ordinal);
        Assert.Contains("pool", e.InnerException!.Message, StringComparison.Ordinal);
        // Reads are not repeated by the store, but say what is the matter.
        Assert.Contains("pool", (await Assert.ThrowsAsync<NpgsqlException>(() => store.HeadAsync())).Message, StringComparison.Ordinal);

        var append = store.AppendAsync(waiting);                             // this one finds room while it waits
        await held[0].DisposeAsync();
        Assert.Equal(AppendOutcome.Appended, (await append).Outcome);
        Assert.Equal(AppendOutcome.Appended, (await store.AppendAsync(refused)).Outcome);
        Assert.Equal(AppendOutcome.Duplicate, (await store.AppendAsync(refused)).Outcome);
        await held[1].DisposeAsync();
        Assert.Equal(2, await store.HeadAsync());
    }

    [Fact]
    public async Task A_program_with_far_fewer_connections_than_it_could_use_does_all_of_its_work()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        var names = await db.EnqueueAsync("job", 100);
        var settings = db.Node("node", "append", "work", "project") with
        {
            Database = new NpgsqlConnectionStringBuilder(db.Database) { MaxPoolSize = 5, Timeout = 2 }.ConnectionString,
            Writers = 16, Concurrency = 16,
        };
        var node = await db.StartReadyAsync(settings);
        await db.MoreAckedAsync(200, "through five connections");
        await Eventually.TrueAsync(async () => (await db.Jobs.ListAsync()).Count == 0, "every job is done");
        await db.ProjectedAsync();
        Assert.False(node.HasExited);
        await db.FinishAsync(names);
    }

    [Fact]
    public async Task With_every_connection_of_the_server_taken_a_program_says_so_stays_alive_and_goes_on_when_they_are_free()
    {
        await using var db = await FaultStore.CreateAsync(cluster);
        await using var taker = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(db.Database) { MaxPoolSize = 300, ApplicationName = "the test" }.ConnectionString);
        var names = await db.EnqueueAsync("job", 400);
        var node = await db.StartReadyAsync(db.Node("node", "append", "work", "project") with { JobShare = 0.1, WorkMilliseconds = 50 });
        await db.MoreAckedAsync(20, "before the connections are taken");

        var terminate = await taker.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and application_name <> 'the test'
            """, terminate);
        var taken = new List<NpgsqlConnection>();
        await using var newcomer = NpgsqlDataSource.Create(db.Database);
        await using var store = new EventStore.EventStore(newcomer, FaultEvents.Types(), TimeProvider.System);
        StoreUnavailableException? refused = null;
        var tries = 0;
        // The program's connections are ended until we hold all there are: whatever it does now needs one that it cannot get. One that was
        // on its way meanwhile may still give a place free: then the append goes through, and counts. The proof is the refusal itself.
        await Eventually.TrueAsync(async () =>
        {
            try { while (true) taken.Add(await taker.OpenConnectionAsync()); }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections) { }
            if ((long)(await command.ExecuteScalarAsync())! > 0) return false;
            var name = $"try-{++tries}";
            try
            {
                await store.AppendAsync(Unit(name));
                names = [.. names, name];
            }
            catch (StoreUnavailableException e) { refused = e; }
            return refused is not null;
        }, "every connection is taken");
        Assert.Equal(PostgresErrorCodes.TooManyConnections, (refused!.InnerException as PostgresException)?.SqlState);
        Assert.False(node.HasExited, "The program ended because the server had no connection left.");

        foreach (var connection in taken) await connection.CloseAsync();
        taker.Clear();
        var free = Stopwatch.GetTimestamp();
        await db.MoreAckedAsync(20, "when there are connections again");
        output.WriteLine($"{taken.Count} connections taken; appends went on "
            + $"{Stopwatch.GetElapsedTime(free).TotalSeconds:F2} s after they were free.");
        await db.ProjectedAsync();
        Assert.Equal("live", (await db.StatusAsync("plain")).State);
        Assert.False(node.HasExited);
        await terminate.DisposeAsync();
        await db.FinishAsync(names);
    }
}
