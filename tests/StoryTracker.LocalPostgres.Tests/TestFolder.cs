using System.Diagnostics;

namespace StoryTracker.LocalPostgres.Tests;

/// <summary>A data folder for one test; at the end its server is killed if it lives, and all is removed.</summary>
sealed class TestFolder : IAsyncDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "st-" + Guid.NewGuid().ToString("N")[..8]);

    public ClusterFolder Cluster => ClusterFolder.In(Path);

    public string PidFilePath => Cluster.LockFiles[0];

    /// <summary>The number of the living server of this folder, or null.</summary>
    public int? ServerPid =>
        PidFile.Look(PidFilePath, Cluster.Data) == PidState.OurServer ? PidFile.Pid(PidFilePath) : null;

    /// <summary>Opens the server of this folder without waiting for the disk: no process that is killed can tell the difference.</summary>
    public Task<PostgresServer> OpenAsync(CancellationToken ct) =>
        PostgresServer.OpenAsync(new PostgresSettings { Folder = Path, Durable = false }, ct);

    /// <summary>The account that the server of this folder runs as.</summary>
    public async Task<string?> AccountAsync(CancellationToken ct) => (await ServerAccount.ChooseAsync(Cluster, ct)).Other;

    /// <summary>SIGKILL for the server alone, or for its children as well.</summary>
    public void KillServer(bool withChildren = false)
    {
        var server = ServerPid ?? throw new InvalidOperationException("There is no server to kill.");
        var children = withChildren ? ChildrenOf(server) : [];
        foreach (var pid in (int[])[server, .. children]) Kill(pid);
    }

    public async ValueTask DisposeAsync()
    {
        if (ServerPid is not null) KillServer(withChildren: true);
        for (var attempt = 1; Directory.Exists(Path); attempt++)
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < 100)
            {
                await Task.Delay(50); // the last of the killed children is still writing
            }
    }

    static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // it has ended by itself
        }
    }

    static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(System.IO.Path.GetFileName(folder), out var pid)) continue;
            string stat;
            try
            {
                stat = File.ReadAllText(System.IO.Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                continue;
            }
            if (stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0] == $"{parent}") yield return pid;
        }
    }
}
