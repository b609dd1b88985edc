using StoryTracker.LocalPostgres;

namespace StoryTracker.Program.Tests;

/// <summary>A PostgreSQL of the test's own, to be stopped under a running program and started again.</summary>
sealed class OwnServer : IAsyncDisposable
{
    // Not a private temporary folder: as root the server runs under an account of its own, which has to reach it.
    readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"st-{Guid.NewGuid():N}"[..11])).FullName;
    PostgresServer? server;

    /// <summary>How a program reaches it, for which it is a configured server.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<OwnServer> StartAsync()
    {
        var own = new OwnServer();
        await own.StartAgainAsync();
        return own;
    }

    public async Task StartAgainAsync()
    {
        server = await PostgresServer.OpenAsync(new PostgresSettings { Folder = folder, Durable = false });
        ConnectionString = server.ConnectionString;
    }

    /// <summary>Stops it; whoever is connected is thrown out.</summary>
    public async Task StopAsync()
    {
        if (server is { } running) await running.DisposeAsync();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, true);
    }
}
