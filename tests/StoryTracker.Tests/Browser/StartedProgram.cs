using System.Diagnostics;
using System.Text;

namespace StoryTracker.Tests.Browser;

/// <summary>The built program serving on a free port, with a data folder of its own.</summary>
sealed class StartedProgram : IAsyncDisposable
{
    const string Ready = "StoryTracker is ready: ";

    // Not a private temporary folder: as root the database server runs under an account of its own, which has to reach it.
    readonly string data = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"st-{Guid.NewGuid():N}"[..11])).FullName;
    readonly StringBuilder errors = new();
    readonly Process process;

    StartedProgram((string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), "serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in new[] { "ConnectionStrings__StoryTracker", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" }) start.Environment.Remove(name);
        start.Environment["STORYTRACKER_DATA"] = data;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, e) =>
        {
            lock (errors) errors.AppendLine(e.Data);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>The one-time address it printed.</summary>
    public Uri Entry { get; private set; } = null!;

    /// <summary>Starts it.</summary>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<StartedProgram> StartAsync(CancellationToken ct, params (string Name, string Value)[] settings)
    {
        var program = new StartedProgram(settings);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        try
        {
            while (await program.process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;
                program.Entry = new(line[Ready.Length..]);
                return program;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
        }
        var said = program.errors.ToString();
        await program.DisposeAsync();
        throw new InvalidOperationException($"The program did not print its ready line: {said}");
    }

    /// <summary>Runs a verb of the program on the same data, until it ends.</summary>
    public async Task RunAsync(params string[] verb)
    {
        using var run = Process.Start(On(data, verb))!;
        var (told, failed) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', verb)} ended with {run.ExitCode}: {await told}{await failed}");
    }

    static ProcessStartInfo On(string data, params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. verb])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in new[] { "ConnectionStrings__StoryTracker", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" }) start.Environment.Remove(name);
        start.Environment["STORYTRACKER_DATA"] = data;
        return start;
    }

    static string Program()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);                  // …/tests/StoryTracker.Tests/bin/CONFIGURATION/FRAMEWORK
        var root = built.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "StoryTracker", "bin", built.Parent.Name, built.Name, "storytracker.dll");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // Asked to stop, it stops its private database too.
            using var ask = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await ask.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        Directory.Delete(data, true);
    }
}
