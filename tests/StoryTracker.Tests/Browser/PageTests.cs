using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>Every page, in every theme, through axe; the browser itself must have nothing to complain of either.</summary>
public abstract class PageTests(Chromium chromium, BrowserDesk desk, int width) : IClassFixture<BrowserDesk>
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("forced-colors")]
    public async Task Axe_finds_nothing_and_the_browser_complains_of_nothing(string theme)
    {
        await using var visitor = await desk.VisitAsync(chromium, width, theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, theme == "forced-colors");
        var found = new List<string>();
        foreach (var (name, path) in BrowserDesk.Pages)
        {
            await visitor.OpenAsync(path);
            if (theme == "light" || theme == "dark" && width > 1000) await Screenshots.KeepAsync(visitor.Page, $"{name}-{theme}-{width}");
            // Folded parts are part of the page.
            await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            found.AddRange((await Axe.ViolationsAsync(visitor.Page)).Select(v => $"{name} ({theme}, {width} px): {v}"));
            if (name == "story" && theme == "light") await Screenshots.KeepAsync(visitor.Page, $"story-unfolded-{theme}-{width}");
        }
        found.AddRange(visitor.Complaints.Where(c => !IsRefusalWeAskedFor(c)));
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    // The browser reports every answer of 400 and above in its console; two of the pages are meant to be one.
    static bool IsRefusalWeAskedFor(string complaint) =>
        complaint.Contains("Failed to load resource") && (complaint.Contains("/no/such/page") || complaint.Contains("yesterday-ish"));
}

public sealed class WidePageTests(Chromium chromium, BrowserDesk desk) : PageTests(chromium, desk, 1280);

public sealed class NarrowPageTests(Chromium chromium, BrowserDesk desk) : PageTests(chromium, desk, 375);
