using Microsoft.Playwright;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Browser;

/// <summary>A signed-in browser window that notes everything the browser complains about.</summary>
sealed class Visitor : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> complaints = [];

    Visitor(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        // A stream has no end but that of its page.
        page.RequestFailed += (_, request) =>
        {
            if (request.ResourceType != "eventsource") complaints.Add($"{request.Url}: {request.Failure}");
        };
        page.Dialog += (_, dialog) => complaints.Add($"{page.Url}: a dialog, {dialog.Message}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, refused resources and dialogs so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a window; nobody is signed in there yet.</summary>
    public static async Task<Visitor> ArriveAsync(
        Chromium chromium, DeskServer server, int width, ColorScheme scheme = ColorScheme.Light, bool forcedColors = false, bool script = true)
    {
        var browser = await chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(), ColorScheme = scheme, ForcedColors = forcedColors ? ForcedColors.Active : ForcedColors.None,
            ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce, JavaScriptEnabled = script,
        });
        if (script) await Axe.PrepareAsync(context);
        var page = await context.NewPageAsync();
        return new(context, page);
    }

    /// <summary>Opens a page of the desk.</summary>
    public async Task<Visitor> OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        return this;
    }

    /// <summary>Brings along the session that another browser of the same person has.</summary>
    public async Task<Visitor> WithSessionAsync(string name, string id, Uri address)
    {
        await context.AddCookiesAsync([new() { Name = name, Value = id, Domain = address.Host, Path = "/", HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        return this;
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
