using Npgsql;
using StoryTracker.LocalPostgres;

[assembly: AssemblyFixture(typeof(StoryTracker.EventStore.Tests.TestCluster))]

namespace StoryTracker.EventStore.Tests;

/// <summary>One PostgreSQL for the whole run: the configured one, or a private cluster, with a migrated template database.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    readonly string template = $"engine_template_{Guid.NewGuid():N}";
    PostgresServer? server;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.OpenAsync(new PostgresSettings
        {
            ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__StoryTracker"),
            Folder = Path.Combine(Path.GetTempPath(), "storytracker-tests"),
            Durable = false,                           // nothing here kills the server; what does has a cluster of its own
        });
        await ExecuteAsync($"create database {template}");
        await using var source = NpgsqlDataSource.Create(ConnectionString(template, pooling: false));
        await new Migrations(source, [Migrations.Kernel]).MigrateAsync();
    }

    /// <summary>Makes a migrated, empty database and gives its connection string.</summary>
    public async Task<string> CreateAsync(bool migrated = true)
    {
        var name = $"engine_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}" + (migrated ? $" template {template}" : ""));
        return ConnectionString(name);
    }

    public async Task DropAsync(string connectionString) =>
        await ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    string ConnectionString(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(server!.ConnectionString) { Database = database, Pooling = pooling }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (server is null) return;
        await ExecuteAsync($"drop database if exists {template} with (force)");
        await server.DisposeAsync();
    }
}
