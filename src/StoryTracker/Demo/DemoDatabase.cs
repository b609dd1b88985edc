using Npgsql;
using StoryTracker.Domain;

namespace StoryTracker.Demo;

/// <summary>The database of <c>serve --demo</c>: on the same server as the record, never the record itself, and new at every start.</summary>
static class DemoDatabase
{
    /// <summary>Its name.</summary>
    public const string Name = "storytracker_demo";

    /// <summary>Makes it, empty.</summary>
    /// <param name="connectionString">The server, through any database of it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>How to reach it.</returns>
    /// <exception cref="CommandRefusedException">Another demo uses it, or this account may make no databases.</exception>
    public static async Task<string> CreateAsync(string connectionString, CancellationToken ct)
    {
        var demo = new NpgsqlConnectionStringBuilder(connectionString) { Database = Name };
        var admin = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        if (admin.Database == Name) admin.Database = "postgres";
        await using var connection = new NpgsqlConnection(admin.ConnectionString);
        await connection.OpenAsync(ct);
        try
        {
            foreach (var statement in new[] { $"drop database if exists {Name}", $"create database {Name}" })
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw new CommandRefusedException($"Another demo is running on this server: stop it, or end what is connected to the database {Name}.");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CommandRefusedException($"The demo makes a database of its own, {Name}, and this account may make none: allow it (alter role … createdb), or unset ConnectionStrings__StoryTracker to use a private server.");
        }
        return demo.ConnectionString;
    }
}
