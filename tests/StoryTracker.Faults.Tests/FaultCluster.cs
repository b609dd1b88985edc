using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using StoryTracker.EventStore;
using StoryTracker.LocalPostgres;

[assembly: AssemblyFixture(typeof(StoryTracker.Faults.Tests.FaultCluster))]
// Every test here takes the server or the machine for itself: one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace StoryTracker.Faults.Tests;

/// <summary>A PostgreSQL of this run's own, with fsync on, that may be killed, stopped and started again.</summary>
public class FaultCluster : IAsyncLifetime
{
    // Not a private temporary folder: as root the server runs under an account of its own, which has to reach it.
    readonly string folder = Path.Combine(Path.GetTempPath(), $"stf-{Guid.NewGuid():N}"[..12]);
    readonly ConcurrentDictionary<NpgsqlDataSource, byte> sources = [];
    PostgresServer? server;
    string connectionString = "";

    /// <summary>The folder of the cluster's files.</summary>
    public string Data => Path.Combine(folder, "pg", "data");

    public virtual async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Starts the server, or joins it; returns when it answers.</summary>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        var before = server;
        server = await PostgresServer.OpenAsync(new PostgresSettings { Folder = folder, Durable = true });
        connectionString = server.ConnectionString;
        if (before is not null) await before.DisposeAsync();                  // it only lets go of its lock: we are still using the server
        foreach (var source in sources.Keys) source.Clear();
    }

    /// <summary>Has a test's connections forgotten when the server is a new one: the test is not what is tested.</summary>
    public void Follow(NpgsqlDataSource source) => sources[source] = 0;

    /// <summary>The end of <see cref="Follow"/>.</summary>
    public void Forget(NpgsqlDataSource source) => sources.TryRemove(source, out _);

    /// <summary>Stops the server as an administrator would: every connection is ended.</summary>
    public async Task StopAsync()
    {
        await server!.DisposeAsync();
        server = null;
    }

    /// <summary>kill -9 of the postmaster; its children notice and end.</summary>
    public async Task KillPostmasterAsync()
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        Signals.Kill(pid);
        await Eventually.TrueAsync(() => !Signals.Exists(pid), "the postmaster is gone");
    }

    /// <summary>A migrated, empty database.</summary>
    public async Task<string> CreateDatabaseAsync(bool migrated = true)
    {
        var name = $"faults_{Guid.NewGuid():N}"[..20];
        await using (var admin = NpgsqlDataSource.Create(connectionString))
        await using (var create = admin.CreateCommand($"create database {name}"))
            await create.ExecuteNonQueryAsync();
        var created = new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;
        await using var source = NpgsqlDataSource.Create(created);
        if (migrated) await new Migrations(source, [Migrations.Kernel]).MigrateAsync();
        return created;
    }

    public async Task DropDatabaseAsync(string database)
    {
        await using var admin = NpgsqlDataSource.Create(connectionString);
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await using var drop = admin.CreateCommand($"drop database if exists {name} with (force)");
        await Eventually.DespiteOutagesAsync(
            async () => { await drop.ExecuteNonQueryAsync(); return true; }, "the database is dropped", 20);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Waiting for a condition, with a limit and a sentence.</summary>
static class Eventually
{
    static readonly string[] Outages =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.TooManyConnections, PostgresErrorCodes.ObjectInUse,
    ];

    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 60) =>
        TrueAsync(() => Task.FromResult(condition()), what, seconds);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 60)
    {
        for (var started = Stopwatch.GetTimestamp(); !await condition(); await Task.Delay(10))
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds), $"Waited {seconds} s in vain: {what}");
    }

    /// <summary>As above; a database that cannot be reached is not yet what was waited for.</summary>
    public static Task DespiteOutagesAsync(Func<Task<bool>> condition, string what, int seconds = 60) => TrueAsync(async () =>
    {
        try { return await condition(); }
        catch (PostgresException e) when (!Outages.Contains(e.SqlState)) { throw; }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException) { return false; }
    }, what, seconds);
}
