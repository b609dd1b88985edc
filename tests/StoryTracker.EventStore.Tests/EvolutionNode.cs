using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StoryTracker.EventStore.Tests;

/// <summary>A node of a release as a process of its own.</summary>
sealed class EvolutionNode : IAsyncDisposable
{
    readonly Process process;
    readonly StringBuilder errors = new();
    readonly ConcurrentDictionary<string, long> onRecord = [];
    readonly ConcurrentQueue<string> other = [];
    readonly Task reading;

    EvolutionNode(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, e) => { lock (errors) errors.AppendLine(e.Data); };
        process.BeginErrorReadLine();
        reading = ReadAsync();
    }

    public static EvolutionNode Start(int release, string name, string connectionString) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StoryTracker.Evolution.Node.dll"),
            "--release", release.ToString(CultureInfo.InvariantCulture), name, connectionString])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!);

    /// <summary>Lines that the node was told are on record, with their positions.</summary>
    public IReadOnlyDictionary<string, long> OnRecord => onRecord;

    public string Errors { get { lock (errors) return errors.ToString().Trim(); } }

    /// <summary>Waits until it has said a line.</summary>
    public Task SaidAsync(string line) => TestStore.EventuallyAsync(() =>
    {
        Assert.False(process.HasExited && reading.IsCompleted && !other.Contains(line), $"It ended without '{line}': {Errors}");
        return Task.FromResult(other.Contains(line));
    }, $"the node says '{line}'", 60);

    /// <summary>Tells it to add lines; returns at once.</summary>
    public async Task WriteAsync(int lines)
    {
        await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"write {lines}"));
        await process.StandardInput.FlushAsync();
    }

    /// <summary>SIGKILL; everything it has said is read.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>SIGTERM, or the end it came to by itself; its exit code.</summary>
    public async Task<int> EndAsync(bool terminate = true)
    {
        if (terminate)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        await reading;
        return process.ExitCode;
    }

    async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Split(' ') is ["on", "record", var item, var position] && long.TryParse(position, out var at)) onRecord[item] = at;
            else other.Enqueue(line);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }
}
