using System.Diagnostics;
using System.Text;

namespace StoryTracker.Program.Tests;

/// <summary>The built program as a process of its own, the way a newcomer runs it.</summary>
sealed class ProgramProcess : IAsyncDisposable
{
    readonly Process process;
    readonly StringBuilder errors = new();
    readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task<string> output;

    ProgramProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, e) =>
        {
            lock (errors) errors.AppendLine(e.Data);
        };
        process.BeginErrorReadLine();
        output = ReadAsync();
    }

    public int Id => process.Id;

    public string Errors
    {
        get
        {
            lock (errors) return errors.ToString().Trim();
        }
    }

    /// <summary>Starts a verb on a database, or on a data folder of its own.</summary>
    public static ProgramProcess Start(string? connectionString, string? dataFolder, string? input, params string[] args) =>
        Start(connectionString, dataFolder, input, args, []);

    /// <summary>The same, with more environment variables.</summary>
    public static ProgramProcess Start(
        string? connectionString, string? dataFolder, string? input, string[] args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in new[] { "ConnectionStrings__StoryTracker", "STORYTRACKER_DATA", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "STORYTRACKER_METRICS", "STORYTRACKER_METRICS_TOKEN", "OTEL_EXPORTER_OTLP_ENDPOINT" }) start.Environment.Remove(name);
        if (connectionString is not null) start.Environment["ConnectionStrings__StoryTracker"] = connectionString;
        if (dataFolder is not null) start.Environment["STORYTRACKER_DATA"] = dataFolder;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var started = new ProgramProcess(process);
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
        return started;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string? connectionString, string? dataFolder, string? input, params string[] args)
    {
        await using var program = Start(connectionString, dataFolder, input, args);
        return (await program.ExitAsync(), await program.output, program.Errors);
    }

    /// <summary>The address on the ready line.</summary>
    public async Task<Uri> ReadyAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var ended = process.WaitForExitAsync(limit.Token);
        if (await Task.WhenAny(ready.Task, ended) != ready.Task) Assert.Fail($"The program ended or did not get ready: {Errors}");
        return new Uri(await ready.Task);
    }

    /// <summary>What stands on standard error after some words, up to the end of the line, once it does.</summary>
    public async Task<string> SaidAsync(string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        for (; ; await Task.Delay(20, limit.Token))
        {
            var ended = process.HasExited;
            foreach (var line in Errors.Split('\n'))
                if (line.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at) return line[(at + words.Length)..].TrimEnd();
            if (ended) Assert.Fail($"The program ended without saying '{words}': {Errors}");
        }
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public async Task TerminateAsync()
    {
        using var ask = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await ask.WaitForExitAsync();
        await ExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    async Task<string> ReadAsync()
    {
        const string Ready = "StoryTracker is ready: ";
        var all = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            all.AppendLine(line);
            if (line.StartsWith(Ready, StringComparison.Ordinal)) ready.TrySetResult(line[Ready.Length..]);
        }
        return all.ToString();
    }

    /// <summary>The built program.</summary>
    public static string Program()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);                  // …/tests/StoryTracker.Program.Tests/bin/CONFIGURATION/FRAMEWORK
        var root = built.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "StoryTracker", "bin", built.Parent.Name, built.Name, "storytracker.dll");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }
}
