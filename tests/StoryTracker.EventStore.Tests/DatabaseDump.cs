using System.Diagnostics;
using Npgsql;

namespace StoryTracker.TestDatabases;

/// <summary>Dumps a database with pg_dump and restores it with psql, both of the server's own installation.</summary>
static class DatabaseDump
{
    /// <summary>Writes a database as plain SQL that belongs to nobody.</summary>
    public static async Task<string> WriteAsync(string connectionString) => await RunAsync(connectionString, "pg_dump", null,
        "--format=plain", "--no-owner", "--no-privileges", "--no-comments", "--encoding=UTF8");

    /// <summary>Runs a plain SQL dump in an empty database; the first error ends it.</summary>
    public static async Task RestoreAsync(string sql, string connectionString) => await RunAsync(connectionString, "psql", sql,
        "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--output=/dev/null");

    static async Task<string> RunAsync(string connectionString, string program, string? input, params string[] arguments)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(await FindAsync(connectionString, program), arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGDATABASE"] = target.Database;
        if (target.Password is { } password) start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            if (input is not null) await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended early; its exit code and its errors say why.
        }
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }

    // As LocalPostgres looks: the folder one is told, else the server's own programs, else the usual places, newest first.
    static async Task<string> FindAsync(string connectionString, string program)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var ask = source.CreateCommand("select setting from pg_config where name = 'BINDIR'");
        var own = await ask.ExecuteScalarAsync() as string;
        const string Debian = "/usr/lib/postgresql";
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("STORYTRACKER_PG_BIN"), own,
            .. Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending().Select(f => Path.Combine(f, "bin")) : [],
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        return folders.Where(f => !string.IsNullOrEmpty(f)).Select(f => Path.Combine(f!, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"There is no {program} here: install PostgreSQL's client programs, or name their folder in STORYTRACKER_PG_BIN.");
    }
}
