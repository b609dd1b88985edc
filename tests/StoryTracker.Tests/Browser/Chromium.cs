using Microsoft.Playwright;
using StoryTracker.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace StoryTracker.Tests.Browser;

/// <summary>One browser for all browser tests. Where there is none they are skipped with the reason; in CI that is a failure.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Quiet =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--font-render-hinting=none", "--disable-lcd-text",
    ];

    readonly SemaphoreSlim gate = new(1);
    IPlaywright? playwright;
    IBrowser? browser;
    string? reason;

    /// <summary>The browser, started at the first call.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (browser is null && reason is null) await StartAsync();
        }
        finally
        {
            gate.Release();
        }
        if (browser is not null) return browser;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason!);
        Assert.Skip(reason!);
        throw new InvalidOperationException(reason);
    }

    async Task StartAsync()
    {
        (var path, reason) = await ChromiumBinary.FindOrFetchAsync(TestContext.Current.SendDiagnosticMessage);
        if (path is null) return;
        playwright = await Playwright.CreateAsync();
        // Chromium's sandbox refuses to run as root.
        string[] arguments = Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? [.. Quiet, "--no-sandbox"] : Quiet;
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = arguments });
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }
}
