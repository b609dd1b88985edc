using System.Diagnostics;
using System.Runtime.Versioning;

namespace StoryTracker.LocalPostgres;

/// <summary>
/// A private cluster on this machine: made, started and stopped. Every step but <see cref="Running"/> needs the start lock.
/// </summary>
[UnsupportedOSPlatform("windows")]
sealed class Cluster(ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, bool durable)
{
    /// <summary>The name of the superuser and of the database.</summary>
    public const string Role = "storytracker";

    const int LogBytes = 20_000_000;
    static readonly TimeSpan EmptyPatience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    public ClusterFolder Folder => folder;

    public string Version => binaries.Version;

    /// <summary>Makes the cluster if there is none: initdb under a name of its own, then one rename.</summary>
    public async Task SetUpAsync(CancellationToken ct)
    {
        if (folder.DataVersion is not null) return;
        folder.ClearRemnants();
        var fresh = folder.NewData();
        string[] arguments =
        [
            "-D", fresh, "-U", Role, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--auth-local=peer", "--auth-host=reject",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        if (await Tool.RunAsync(binaries["initdb"], arguments, account.Other, ct) is { ExitCode: not 0 } failed)
            throw new LocalPostgresException(
                $"A new database could not be set up in {folder.Home}: initdb said: {failed.Output.ReplaceLineEndings(" ")}", folder.Home);
        await ClusterConfiguration.IncludeAsync(fresh, ct);
        Directory.Move(fresh, folder.Data);
    }

    /// <summary>Whether the server of this folder is alive, by its process and not only by its number.</summary>
    public bool Running => PidFile.Look(folder.LockFiles[0], folder.Data) == PidState.OurServer;

    /// <summary>Starts the server unless it runs; returns when it is up, or is alive and recovering.</summary>
    /// <exception cref="LocalPostgresException">It did not start; the message ends with the last lines of its log.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        if (Running) return;
        await ClearLockFilesAsync(ct);
        await ClusterConfiguration.WriteAsync(folder, account, Role, durable, ct);
        if (new FileInfo(folder.Log) is { Exists: true, Length: > LogBytes }) File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        var waited = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            var exit = await Tool.LaunchAsync(
                binaries["pg_ctl"], ["-D", folder.Data, "-l", folder.Log, "-w", "-t", "60", "-s", "start"], account.Other, ct);
            if (exit == 0 || Running) return;
            // For a moment after a crash the children of the dead server hold its shared memory; nothing else gets better by waiting.
            if (waited.Elapsed > StartPatience || !LogTail().Contains("shared memory", StringComparison.Ordinal))
                throw new LocalPostgresException($"PostgreSQL did not start in {folder.Home}; its log ends: {LogTail()}", folder.Home);
            await Task.Delay(250 * Math.Min(attempt, 8), ct);
        }
    }

    /// <summary>Stops the server with a clean checkpoint; a server that will not stop is left to the next start.</summary>
    public async Task StopAsync() => await Tool.RunAsync(
        binaries["pg_ctl"], ["-D", folder.Data, "-m", "fast", "-w", "-t", "60", "-s", "stop"], account.Other, CancellationToken.None);

    /// <summary>The last lines of the server's log, on one line.</summary>
    public string LogTail()
    {
        try
        {
            return string.Join(" / ", File.ReadLines(folder.Log).TakeLast(6).Select(line => line.Trim()));
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    // PostgreSQL goes by the number alone: a zombie, or a program that was given the number since, keeps it from starting. We hold the
    // start lock and have seen that no server of ours lives. The file stays, with a number that nobody has: its other lines let
    // PostgreSQL find out whether children of the dead server still use its memory.
    async Task ClearLockFilesAsync(CancellationToken ct)
    {
        foreach (var file in folder.LockFiles)
        {
            if (PidFile.Look(file, folder.Data) is PidState.Reused or PidState.Zombie) PidFile.Disown(file);
            // Empty is a file that a server is writing this moment, or that a power cut left.
            var waited = Stopwatch.StartNew();
            while (PidFile.Look(file, folder.Data) == PidState.Empty && waited.Elapsed < EmptyPatience) await Task.Delay(50, ct);
            if (PidFile.Look(file, folder.Data) == PidState.Empty) File.Delete(file);
        }
    }
}
