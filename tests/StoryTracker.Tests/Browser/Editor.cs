using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>A window of the editor's.</summary>
sealed class Editor : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> complaints = [];

    Editor(IBrowserContext context, IPage page)
    {
        (this.context, Page, Keys) = (context, page, new(page));
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
    }

    /// <summary>The page it shows.</summary>
    public IPage Page { get; }

    /// <summary>The keyboard.</summary>
    public Keys Keys { get; }

    /// <summary>Opens a window.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="program">The server.</param>
    /// <param name="script">False where scripts are switched off.</param>
    /// <param name="session">Cookies of somebody who is signed in; null to use up the printed address.</param>
    public static async Task<Editor> OpenAsync(Chromium chromium, StartedProgram program, bool script, string? session = null)
    {
        var browser = await chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = program.Entry.GetLeftPart(UriPartial.Authority), ViewportSize = new() { Width = 1280, Height = 900 }, StorageState = session,
            ReducedMotion = ReducedMotion.Reduce, JavaScriptEnabled = script,
        });
        var page = await context.NewPageAsync();
        if (session is null) await page.GotoAsync(program.Entry.AbsolutePath);
        return new(context, page);
    }

    public void HasNothingToComplainOf() => Assert.Empty(complaints);

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
