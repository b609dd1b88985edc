using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>The engine's SQL statements, one embedded file each in <c>Sql/statements</c>.</summary>
static class Statement
{
    static readonly ConcurrentDictionary<string, string> Texts = new();

    /// <summary>The text of <c>Sql/statements/NAME.sql</c>.</summary>
    public static string Text(string name) => Texts.GetOrAdd(name, static n =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"StoryTracker.EventStore.Sql.statements.{n}.sql")
            ?? throw new InvalidOperationException($"The statement {n}.sql is not embedded in the engine.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>A prepared statement on a connection of the caller's.</summary>
    public static async Task<NpgsqlCommand> OnAsync(NpgsqlConnection connection, string name, NpgsqlParameter[] parameters,
        CancellationToken ct)
    {
        var command = new NpgsqlCommand(Text(name), connection);
        command.Parameters.AddRange(parameters);
        await command.PrepareAsync(ct);                // free after the first time on a pooled connection
        return command;
    }

    /// <summary>Runs a statement on its own connection and gives every row through <paramref name="row"/>.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        NpgsqlDataSource source, string name, Func<NpgsqlDataReader, T> row, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = await OnAsync(connection, name, parameters, ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Runs a statement on its own connection and gives the first column of its first row, null for SQL null or no row.</summary>
    public static async Task<object?> ScalarAsync(NpgsqlDataSource source, string name, CancellationToken ct,
        params NpgsqlParameter[] parameters)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = await OnAsync(connection, name, parameters, ct);
        return await command.ExecuteScalarAsync(ct) is { } value and not DBNull ? value : null;
    }

    /// <summary>Runs a statement on its own connection and counts the rows it touched or returned.</summary>
    public static async Task<int> RunAsync(NpgsqlDataSource source, string name, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = await OnAsync(connection, name, parameters, ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = 0;
        while (await reader.ReadAsync(ct)) rows++;
        return Math.Max(rows, reader.RecordsAffected);
    }
}
