using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>The built program, serving pages over a database as a process of its own, and saying of each request how long it took inside.</summary>
sealed partial class ServedDesk : IAsyncDisposable
{
    const string Ready = "StoryTracker is ready: ", Timing = "Microsoft.AspNetCore.Hosting.Diagnostics";
    readonly StringBuilder errors = new();
    readonly ConcurrentQueue<double> took = new();

    ServedDesk(Process process) => Process = process;

    /// <summary>The program.</summary>
    public Process Process { get; }

    /// <summary>Asks it, with the right to.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Seconds from the start of the process to the first answer.</summary>
    public double StartedIn { get; private set; }

    /// <summary>Most memory that the process had until now, in MiB.</summary>
    public double PeakMemory
    {
        get
        {
            Process.Refresh();
            return Process.PeakWorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Starts it, pages alone.</summary>
    public static async Task<ServedDesk> StartAsync(string connection)
    {
        var began = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "storytracker.dll"), "serve", "--role", "web", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["ConnectionStrings__StoryTracker"] = connection, [$"Logging__LogLevel__{Timing}"] = "Information" },
        };
        var desk = new ServedDesk(Process.Start(start)!);
        desk.Process.ErrorDataReceived += (_, e) => desk.Heard(e.Data);
        desk.Process.BeginErrorReadLine();
        while (await desk.Process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;
            var entry = new Uri(line[Ready.Length..]);
            desk.Client = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 100 }, disposeHandler: true) { BaseAddress = new(entry, "/"), Timeout = TimeSpan.FromSeconds(60) };
            desk.Client.DefaultRequestHeaders.Authorization = new("Bearer", entry.Segments[^1]);
            desk.Client.DefaultRequestHeaders.Accept.Add(new("text/html"));
            _ = await desk.Client.GetStringAsync("/stories");
            desk.StartedIn = Stopwatch.GetElapsedTime(began).TotalSeconds;
            return desk;
        }
        throw new InvalidOperationException($"The program did not begin to serve: {desk.errors}");
    }

    /// <summary>How long requests took inside since the last call, in milliseconds, ascending: from the head of the question to the last byte handed to the system.</summary>
    /// <param name="answers">How many of them there have to be: the program tells of them a moment later.</param>
    public async Task<double[]> InsideAsync(int answers)
    {
        for (var waited = 0; took.Count < answers; waited++)
        {
            if (waited > 500) throw new InvalidOperationException($"The program told how long {took.Count} of {answers} requests took.");
            await Task.Delay(10);
        }
        List<double> all = [];
        while (took.TryDequeue(out var one)) all.Add(one);
        return [.. all.Order()];
    }

    /// <summary>Forgets what was told of earlier requests, once all of it has been.</summary>
    public async Task ForgetAsync()
    {
        for (var before = -1; before != took.Count; await Task.Delay(200)) before = took.Count;
        took.Clear();
    }

    void Heard(string? line)
    {
        if (line is null) return;
        if (!line.Contains(Timing, StringComparison.Ordinal)) lock (errors) errors.AppendLine(line);
        else if (Finished().Match(line) is { Success: true } finished) took.Enqueue(double.Parse(finished.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"Request finished .* ([0-9.]+)ms\s*$")]
    private static partial Regex Finished();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (var ask = Process.Start("kill", ["-TERM", $"{Process.Id}"])) await ask.WaitForExitAsync();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
