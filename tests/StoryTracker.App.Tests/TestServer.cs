using Npgsql;
using StoryTracker.LocalPostgres;

[assembly: AssemblyFixture(typeof(StoryTracker.TestDatabases.TestServer))]

namespace StoryTracker.TestDatabases;

/// <summary>One PostgreSQL for the whole run: the configured one, or a private cluster that test projects share.</summary>
public sealed class TestServer : IAsyncLifetime
{
    PostgresServer? server;

    public async ValueTask InitializeAsync() => server = await PostgresServer.OpenAsync(new PostgresSettings
    {
        ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__StoryTracker"),
        Folder = Path.Combine(Path.GetTempPath(), "storytracker-tests"),
        Durable = false,
    });

    public async Task<string> CreateAsync()
    {
        var name = $"newsroom_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}");
        return new NpgsqlConnectionStringBuilder(server!.ConnectionString) { Database = name }.ConnectionString;
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
