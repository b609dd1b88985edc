using System.Diagnostics;
using System.Text;
using System.Text.Json;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>A node as a process of its own: started, listened to, stopped and killed.</summary>
sealed class NodeProcess : IAsyncDisposable
{
    static int started;
    readonly Process process;
    readonly StringBuilder errors = new();
    readonly List<Line> lines = [];
    readonly Dictionary<string, int> counts = [];
    readonly Lock gate = new();
    readonly Action<Line>? listener;
    readonly Task reading;
    TaskCompletionSource changed = NewSignal();

    NodeProcess(Process process, Action<Line>? listener)
    {
        (this.process, this.listener) = (process, listener);
        process.ErrorDataReceived += (_, e) => { lock (gate) errors.AppendLine(e.Data); };
        process.BeginErrorReadLine();
        reading = ReadAsync();
    }

    /// <summary>Starts a node; <paramref name="listener"/> hears every line in order, on one thread.</summary>
    public static NodeProcess Start(NodeSettings settings, Action<Line>? listener = null)
    {
        var number = Interlocked.Increment(ref started);
        var program = Path.Combine(AppContext.BaseDirectory, "StoryTracker.Faults.Node.dll");
        return new NodeProcess(Process.Start(new ProcessStartInfo("dotnet",
            [program, (settings with { Seed = settings.Seed + number }).ToArgument()])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(), StandardOutputEncoding = Encoding.UTF8,
        })!, listener);
    }

    public int Id => process.Id;
    public bool HasExited => process.HasExited;

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<Line> Lines { get { lock (gate) return [.. lines]; } }

    /// <summary>How many lines were of a sort.</summary>
    public int Count(string what) { lock (gate) return counts.GetValueOrDefault(what); }

    /// <summary>Waits until a line says what is waited for; null if the process ended without it.</summary>
    public async Task<Line?> LineOrEndAsync(Func<Line, bool> wanted, string what, int seconds = 60)
    {
        var limit = Stopwatch.GetTimestamp();
        for (var seen = 0; ;)
        {
            Task next;
            lock (gate)
            {
                for (; seen < lines.Count; seen++)
                    if (wanted(lines[seen])) return lines[seen];
                next = changed.Task;
            }
            if (reading.IsCompleted) return null;
            var left = TimeSpan.FromSeconds(seconds) - Stopwatch.GetElapsedTime(limit);
            if (left <= TimeSpan.Zero) Assert.Fail($"Waited {seconds} s in vain: {what}. {Tell()}");
            await Task.WhenAny(next, reading, Task.Delay(left));
        }
    }

    /// <summary>Waits until a line says what is waited for.</summary>
    public async Task<Line> LineAsync(Func<Line, bool> wanted, string what, int seconds = 60)
    {
        var line = await LineOrEndAsync(wanted, what, seconds);
        Assert.True(line is not null, $"The node ended before: {what}. {Tell()}");
        return line;
    }

    public Task ReadyAsync() => LineAsync(l => l.What == "ready", "the node is ready");

    /// <summary>Says a word on its standard input.</summary>
    public async Task SayAsync(string word)
    {
        await process.StandardInput.WriteLineAsync(word);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>SIGKILL; returns when the process is gone and everything that it printed was read.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill();
        await EndedAsync();
    }

    /// <summary>SIGTERM; returns the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        Signals.Terminate(Id);
        return await EndedAsync();
    }

    /// <summary>Waits for the end; returns the exit code.</summary>
    public async Task<int> EndedAsync(int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try { await process.WaitForExitAsync(limit.Token); }
        catch (OperationCanceledException) { Assert.Fail($"The node did not end within {seconds} s. {Tell()}"); }
        await reading;
        return process.ExitCode;
    }

    async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } text)
        {
            Line line;
            try { line = JsonSerializer.Deserialize<Line>(text, Line.Json)!; }
            catch (JsonException) { continue; }                              // the last one, cut short by a kill: nobody was told anything
            listener?.Invoke(line);
            lock (gate)
            {
                lines.Add(line);
                counts[line.What] = counts.GetValueOrDefault(line.What) + 1;
                (changed, var told) = (NewSignal(), changed);
                told.TrySetResult();
            }
        }
    }

    string Tell()
    {
        lock (gate)
            return $"Its last lines: {string.Join(" | ", lines.TakeLast(5).Select(l => JsonSerializer.Serialize(l, Line.Json)))} "
                + $"Its errors: {errors.ToString().Trim()}";
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }
}
