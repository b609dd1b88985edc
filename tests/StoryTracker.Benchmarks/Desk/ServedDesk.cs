using System.Diagnostics;
using System.Text;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>The built program, serving pages over a database as a process of its own.</summary>
sealed class ServedDesk : IAsyncDisposable
{
    const string Ready = "StoryTracker is ready: ";
    readonly Process process;

    ServedDesk(Process process, Uri entry)
    {
        this.process = process;
        Client = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 100 }, disposeHandler: true) { BaseAddress = new(entry, "/"), Timeout = TimeSpan.FromSeconds(60) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", entry.Segments[^1]);
        Client.DefaultRequestHeaders.Accept.Add(new("text/html"));
    }

    /// <summary>Asks it, with the right to.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it, pages alone.</summary>
    public static async Task<ServedDesk> StartAsync(string connection)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "storytracker.dll"), "serve", "--role", "web", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["ConnectionStrings__StoryTracker"] = connection },
        };
        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, e) => errors.AppendLine(e.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Ready, StringComparison.Ordinal)) return new(process, new(line[Ready.Length..]));
        throw new InvalidOperationException($"The program did not begin to serve: {errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (var ask = Process.Start("kill", ["-TERM", $"{process.Id}"])) await ask.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
