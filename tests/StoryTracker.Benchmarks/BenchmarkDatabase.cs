using Npgsql;
using StoryTracker.LocalPostgres;

namespace StoryTracker.Benchmarks;

/// <summary>An empty database for one run, on the server that is told or on one of its own; gone when disposed, unless it is to be kept.</summary>
sealed class BenchmarkDatabase : IAsyncDisposable
{
    readonly string name;
    readonly bool stays;
    readonly PostgresServer server;

    BenchmarkDatabase(PostgresServer server, string? keptAs) =>
        (this.server, Admin, name, stays) = (server, NpgsqlDataSource.Create(server.ConnectionString), keptAs ?? $"benchmark_{Guid.CreateVersion7():N}", keptAs is not null);

    /// <summary>The server's own database, to create and drop others from.</summary>
    public NpgsqlDataSource Admin { get; }

    /// <summary>Where the server is.</summary>
    public string Server => server.ConnectionString;

    /// <summary>Where the empty database is.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    /// <summary>Creates it.</summary>
    /// <param name="keptAs">Name of a database that stays for the next run, and is opened where it is there; null for one that goes with this run.</param>
    public static async Task<BenchmarkDatabase> CreateAsync(string? keptAs = null)
    {
        var database = new BenchmarkDatabase(await PostgresServer.OpenAsync(
            Environment.GetEnvironmentVariable("ConnectionStrings__StoryTracker"), Path.Combine(Path.GetTempPath(), "storytracker-benchmarks")), keptAs);
        if (keptAs is null || !(await ColumnAsync(database.Admin, "select datname from pg_database")).Contains(keptAs))
            await ExecuteAsync(database.Admin, $"create database {database.name}");
        return database;
    }

    /// <summary>The first column of what a statement finds, as text.</summary>
    public static async Task<IReadOnlyList<string>> ColumnAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> column = [];
        while (await reader.ReadAsync()) column.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return column;
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
        if (!stays) await ExecuteAsync(Admin, $"drop database {name} with (force)");
        await Admin.DisposeAsync();
        await server.DisposeAsync();
    }
}
