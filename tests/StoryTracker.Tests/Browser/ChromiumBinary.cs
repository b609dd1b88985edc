using System.Diagnostics;

namespace StoryTracker.Tests.Browser;

/// <summary>Finds a Chromium on this machine, or fetches one: Debian's through apt where that is allowed, else Playwright's own.</summary>
static class ChromiumBinary
{
    static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

    /// <summary>Path of a browser; a null path with the reason where there is none and none could be fetched.</summary>
    public static async Task<(string? Path, string Reason)> FindOrFetchAsync(Action<string> progress)
    {
        if (Find() is { } found) return (found, "");
        var reasons = new List<string>();
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version"))
        {
            progress("No Chromium here; installing Debian's (apt-get install chromium), about half a minute.");
            var update = await RunAsync("apt-get", ["update"]);
            var install = update.Code == 0 ? await RunAsync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]) : update;
            if (install.Code == 0 && Find() is { } installed) return (installed, "");
            reasons.Add($"apt-get could not install chromium: {install.LastLine}");
        }
        progress("Asking Playwright's own installer for Chromium.");
        try
        {
            // Writes its progress to standard output itself.
            var code = Microsoft.Playwright.Program.Main(["install", "chromium"]);
            if (code == 0 && Find() is { } fetched) return (fetched, "");
            reasons.Add($"Playwright's installer ended with {code}");
        }
        catch (Exception failure)
        {
            reasons.Add($"Playwright's installer failed: {failure.Message}");
        }
        return (null, "No Chromium could be found or fetched: " + string.Join("; ", reasons));
    }

    static string? Find() => Places.FirstOrDefault(File.Exists) ?? InPlaywrightCache();

    static string? InPlaywrightCache()
    {
        var cache = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "ms-playwright");
        return Directory.Exists(cache)
            ? Directory.EnumerateFiles(cache, "chrome", SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault() : null;
    }

    static async Task<(int Code, string LastLine)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            var lines = ((await output) + (await errors)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return (process.ExitCode, lines.LastOrDefault() ?? "");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
