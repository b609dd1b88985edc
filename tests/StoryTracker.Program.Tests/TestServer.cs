using Npgsql;
using StoryTracker.LocalPostgres;

[assembly: AssemblyFixture(typeof(StoryTracker.Program.Tests.TestServer))]

namespace StoryTracker.Program.Tests;

/// <summary>One PostgreSQL for the processes under test, opened when the first asks for it.</summary>
public sealed class TestServer : IAsyncLifetime
{
    PostgresServer? server;

    public async ValueTask InitializeAsync() => server = await PostgresServer.OpenAsync(new PostgresSettings
    {
        ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__StoryTracker"),
        Folder = Path.Combine(Path.GetTempPath(), "storytracker-tests"),
        Durable = false,
    });

    /// <summary>An empty database.</summary>
    public async Task<string> CreateAsync()
    {
        var name = $"program_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}");
        return new NpgsqlConnectionStringBuilder(server!.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
    }

    public Task DropAsync(string connectionString) =>
        ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
