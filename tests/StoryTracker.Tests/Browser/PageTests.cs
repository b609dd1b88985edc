using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

public sealed class PageTests(Chromium chromium, BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("light", 375)]
    [InlineData("dark", 1280)]
    [InlineData("dark", 375)]
    [InlineData("forced-colors", 1280)]
    [InlineData("forced-colors", 375)]
    public async Task Axe_finds_nothing_and_the_browser_complains_of_nothing(string theme, int width)
    {
        await using var visitor = await desk.VisitAsync(chromium, width, theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, theme == "forced-colors");
        var found = new List<string>();
        foreach (var (name, path) in BrowserDesk.Pages)
        {
            await visitor.OpenAsync(path);
            if (theme != "forced-colors") await Screenshots.KeepAsync(visitor.Page, $"{name}-{theme}-{width}");
            // Folded parts are part of the page.
            await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            found.AddRange((await Axe.ViolationsAsync(visitor.Page)).Select(v => $"{name} ({theme}, {width} px): {v}"));
        }
        found.AddRange(visitor.Complaints.Where(c => !IsRefusalWeAskedFor(c)));
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    // The browser reports every answer of 400 and above in its console; two of the pages are meant to be one.
    static bool IsRefusalWeAskedFor(string complaint) =>
        complaint.Contains("Failed to load resource") && (complaint.Contains("/no/such/page") || complaint.Contains("yesterday-ish"));
}
