using System.Diagnostics;
using Npgsql;

namespace StoryTracker.LocalPostgres.Tests;

/// <summary>
/// A real second process that opens the server of a folder, leaves a row there and holds the server until it is told to leave or is killed.
/// </summary>
sealed class OtherProcess : IAsyncDisposable
{
    readonly Process _process;

    OtherProcess(Process process) => _process = process;

    public static OtherProcess Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // Under `dotnet test` we are an executable; under `dotnet exec` the assembly has to be named.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(OtherProcess).Assembly.Location);
        start.ArgumentList.Add("other-process");
        start.ArgumentList.Add(folder);
        return new OtherProcess(Process.Start(start)!);
    }

    /// <summary>Returns once the other process has its row on record.</summary>
    public async Task HoldsAsync(CancellationToken ct)
    {
        var line = await _process.StandardOutput.ReadLineAsync(ct);
        Assert.Equal("holding", line);
    }

    public async Task LeaveAsync(CancellationToken ct)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(ct);
        Assert.Equal(0, _process.ExitCode);
    }

    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync(CancellationToken.None);
        _process.Dispose();
    }

    /// <summary>What the other process does.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        await using var server = await PostgresServer.OpenAsync(null, folder);
        await Rows.AddAsync(server, CancellationToken.None);
        Console.WriteLine("holding");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}

/// <summary>A table in which every process leaves a row.</summary>
static class Rows
{
    public static async Task AddAsync(PostgresServer server, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            select pg_advisory_lock(1);
            create table if not exists visits (id bigint generated always as identity);
            select pg_advisory_unlock(1);
            insert into visits default values
            """, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<long> CountAsync(PostgresServer server, CancellationToken ct) =>
        (long)(await AskAsync(server, "select count(*) from visits", ct))!;

    public static async Task<object?> AskAsync(PostgresServer server, string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
