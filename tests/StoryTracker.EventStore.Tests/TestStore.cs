using System.Diagnostics;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

public sealed record OrderPlaced(string Customer);
public sealed record LineAdded(string Item, int Count = 1);
public sealed record OrderShipped(DateOnly On);
public sealed record TaskArgs(int Number);

/// <summary>A migrated database with a store and a queue over it, for one test class.</summary>
public sealed class TestStore(TestCluster cluster) : IAsyncLifetime
{
    int streams;

    public static EventTypes NewTypes() => new EventTypes()
        .Map<OrderPlaced>("order-placed").Map<LineAdded>("line-added").Map<OrderShipped>("order-shipped");

    public TestCluster Cluster => cluster;
    public string ConnectionString { get; private set; } = "";
    public NpgsqlDataSource Source { get; private set; } = null!;
    public EventTypes Types { get; } = NewTypes();
    public EventStore Store { get; private set; } = null!;
    public JobQueue Jobs { get; private set; } = null!;
    public Wakeups Wakeups { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await cluster.CreateAsync();
        Source = NpgsqlDataSource.Create(ConnectionString);
        Store = new EventStore(Source, Types, TimeProvider.System);
        Jobs = new JobQueue(Source, Types, new RetrySchedule(TimeSpan.FromSeconds(15), TimeSpan.FromHours(6), 0.1), new Random(7));
        Wakeups = new Wakeups(Source, TimeProvider.System);
    }

    /// <summary>A stream name not used before.</summary>
    public string NewStream() => $"order-{Interlocked.Increment(ref streams):D6}";

    public static AppendUnit Unit(string stream, int expected, params object[] events) =>
        new(new EventMetadata("tester")) { Streams = [new StreamWrite(stream, expected, events)] };

    public Task<AppendResult> AppendAsync(string stream, int expected, params object[] events) => Store.AppendAsync(Unit(stream, expected,
        events));

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>As <see cref="ScalarAsync{T}"/>, null when the connection was killed.</summary>
    public async Task<object?> ScalarOrDefaultAsync(string sql)
    {
        try { return await ScalarAsync<object>(sql); } catch (NpgsqlException) { return null; }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits for a condition, and fails when it does not come.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition, string what, int seconds = 20)
    {
        for (var started = Stopwatch.GetTimestamp(); !await condition(); await Task.Delay(5))
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds), $"Waited {seconds} s in vain: {what}");
    }

    public async ValueTask DisposeAsync()
    {
        await Wakeups.DisposeAsync();
        await Store.DisposeAsync();
        await Source.DisposeAsync();
        await cluster.DropAsync(ConnectionString);
    }
}
