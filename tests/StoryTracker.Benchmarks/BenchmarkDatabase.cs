using Npgsql;
using StoryTracker.LocalPostgres;

namespace StoryTracker.Benchmarks;

/// <summary>An empty database for one run, on the server that is told or on one of its own, gone when disposed.</summary>
sealed class BenchmarkDatabase : IAsyncDisposable
{
    readonly string name = $"benchmark_{Guid.CreateVersion7():N}";
    readonly PostgresServer server;

    BenchmarkDatabase(PostgresServer server) => (this.server, Admin) = (server, NpgsqlDataSource.Create(server.ConnectionString));

    /// <summary>The server's own database, to create and drop others from.</summary>
    public NpgsqlDataSource Admin { get; }

    /// <summary>Where the server is.</summary>
    public string Server => server.ConnectionString;

    /// <summary>Where the empty database is.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    /// <summary>Creates it.</summary>
    public static async Task<BenchmarkDatabase> CreateAsync()
    {
        var database = new BenchmarkDatabase(await PostgresServer.OpenAsync(
            Environment.GetEnvironmentVariable("ConnectionStrings__StoryTracker"), Path.Combine(Path.GetTempPath(), "storytracker-benchmarks")));
        await ExecuteAsync(database.Admin, $"create database {database.name}");
        return database;
    }

    /// <summary>Runs a statement that may take its time.</summary>
    public static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(Admin, $"drop database {name} with (force)");
        await Admin.DisposeAsync();
        await server.DisposeAsync();
    }
}
