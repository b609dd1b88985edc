using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Numbered SQL files embedded in an assembly: <c>001_name.sql</c>, <c>002_name.sql</c> …</summary>
/// <param name="Name">Under which they record themselves.</param>
/// <param name="Assembly">Where they are embedded.</param>
/// <param name="ResourcePrefix">What stands before the number in the resource name, e.g. <c>My.Program.Sql.</c></param>
public sealed record MigrationSource(string Name, Assembly Assembly, string ResourcePrefix);

/// <summary>The state of one migration.</summary>
/// <param name="Source">Name of its source.</param>
/// <param name="Number">Its number within the source.</param>
/// <param name="Name">Its file name.</param>
/// <param name="AppliedAt">When it was applied; null: it is still to come.</param>
public sealed record MigrationStatus(string Source, int Number, string Name, DateTimeOffset? AppliedAt);

/// <summary>The database and the program do not fit together.</summary>
/// <param name="message">One sentence with what to do.</param>
public sealed class MigrationException(string message) : Exception(message);

/// <summary>Brings a database forward: every missing file in order, in one transaction, under one lock.</summary>
/// <param name="source">The database.</param>
/// <param name="sources">The kernel first, then what builds on it.</param>
public sealed class Migrations(NpgsqlDataSource source, IReadOnlyList<MigrationSource> sources)
{
    sealed record Script(string Source, int Number, string Name, string Sql, string Hash);
    sealed record Applied(string Source, int Number, string Name, string Hash, DateTimeOffset At);

    /// <summary>The engine's own tables and functions.</summary>
    public static MigrationSource Kernel { get; } = new("kernel", typeof(Migrations).Assembly, "StoryTracker.EventStore.Sql.");

    /// <summary>Applies what is missing; safe when several programs start at once, each after the first finds nothing to do.</summary>
    /// <returns>The files applied now, as <c>source/file</c>.</returns>
    /// <exception cref="MigrationException">The database is newer than this program, or an applied file was changed.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, Statement.Text("migration_lock"), [], ct);
        await RunAsync(connection, Statement.Text("migrations_table"), [], ct);
        var missing = Missing(await AppliedAsync(connection, ct));
        foreach (var script in missing)
        {
            await RunAsync(connection, script.Sql, [], ct);
            await RunAsync(connection, Statement.Text("migration_add"),
                [Parameter.Text(script.Source), Parameter.Int(script.Number), Parameter.Text(script.Name),
                    Parameter.Text(script.Hash)], ct);
        }
        await transaction.CommitAsync(ct);
        if (missing.Count > 0) await connection.ReloadTypesAsync(ct);
        return [.. missing.Select(m => $"{m.Source}/{m.Name}")];
    }

    /// <summary>Every migration of the program, applied or to come.</summary>
    /// <exception cref="MigrationException">The database is newer than this program, or an applied file was changed.</exception>
    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var exist = new NpgsqlCommand(Statement.Text("migrations_exist"), connection);
        var applied = (bool)(await exist.ExecuteScalarAsync(ct))! ? await AppliedAsync(connection, ct) : [];
        Missing(applied);
        var at = applied.ToDictionary(a => (a.Source, a.Number), a => a.At);
        return [.. Scripts().Select(s => new MigrationStatus(
            s.Source, s.Number, s.Name, at.TryGetValue((s.Source, s.Number), out var time) ? time : null))];
    }

    List<Script> Missing(IReadOnlyList<Applied> applied)
    {
        var scripts = Scripts();
        var known = scripts.ToDictionary(s => (s.Source, s.Number));
        foreach (var old in applied.Where(a => sources.Any(s => s.Name == a.Source)))
        {
            if (!known.TryGetValue((old.Source, old.Number), out var script))
                throw new MigrationException(
                    $"The database has migration {old.Source}/{old.Name}, which this program does not know: run a newer version.");
            if (script.Hash != old.Hash)
                throw new MigrationException($"Migration {old.Source}/{old.Name} was applied with other contents than this program has: " +
                    "restore the file and put the change into a new migration.");
        }
        var done = applied.Select(a => (a.Source, a.Number)).ToHashSet();
        return [.. scripts.Where(s => !done.Contains((s.Source, s.Number)))];
    }

    List<Script> Scripts() => [.. sources.SelectMany(s => s.Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(s.ResourcePrefix, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
        .Select(n => (Resource: n, File: n[s.ResourcePrefix.Length..]))
        .Where(n => n.File.Length > 4 && n.File[..3].All(char.IsAsciiDigit) && n.File[3] == '_')
        .Select(n => Load(s, n.Resource, n.File)).OrderBy(f => f.Number))];

    static Script Load(MigrationSource source, string resource, string file)
    {
        using var reader = new StreamReader(source.Assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new Script(source.Name, int.Parse(file[..3], CultureInfo.InvariantCulture), file, sql, hash);
    }

    static async Task<List<Applied>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Statement.Text("migrations_applied"), connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new List<Applied>();
        while (await reader.ReadAsync(ct))
            applied.Add(new Applied(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4)));
        return applied;
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(ct);
    }
}
