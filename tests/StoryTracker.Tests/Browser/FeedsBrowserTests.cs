using System.Text;
using Microsoft.Playwright;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Browser;

/// <summary>What editors do about feeds, in a browser: by keyboard, without script, and looked at by axe in every theme.</summary>
public sealed class FeedsBrowserTests(Chromium chromium) : IAsyncLifetime
{
    const string Refused = "http://10.0.0.5/feed";

    readonly MadeUpFeedsDesk feeds = new();
    DeskServer server = null!;

    public async ValueTask InitializeAsync() => server = await DeskServer.StartAsync(feeds: feeds);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_feed_is_added_by_keyboard_after_a_refusal_that_keeps_what_was_typed()
    {
        await using var visitor = await ArriveAsync(1280);
        var page = visitor.Page;
        await TabToAsync(page, "Feeds");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Feeds");
        await TabToAsync(page, "Address of a feed, or of a page that names one");
        await page.Keyboard.TypeAsync(Refused);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(MadeUpFeedsDesk.Refusal);
        var field = page.GetByLabel("Address of a feed, or of a page that names one");
        await Assertions.Expect(field).ToHaveValueAsync(Refused);
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync("https://new.example/rss");
        await TabToAsync(page, "Add feed");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Added.");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("https://new.example/rss");
        Assert.Equal(["administrator adds https://new.example/rss"], feeds.Commands);
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422"));
    }

    [Fact]
    public async Task A_feed_is_paused_and_resumed_by_keyboard()
    {
        await using var visitor = await ArriveAsync(1280);
        var page = visitor.Page;
        await visitor.OpenAsync("/feeds");
        await TabToAsync(page, "Harbour Post");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Harbour Post");
        await TabToAsync(page, "Reason to pause");
        await page.Keyboard.TypeAsync("Strike");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".conflict")).ToContainTextAsync("Paused by administrator");
        await TabToAsync(page, "Resume");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Resumed.");
        Assert.Equal(["administrator pauses Strike", "administrator resumes"], feeds.Commands);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Everything_works_without_script()
    {
        await using var visitor = await ArriveAsync(1280, script: false);
        var page = visitor.Page;
        await visitor.OpenAsync("/feeds");
        await page.GetByLabel("Address of a feed, or of a page that names one").FillAsync("https://harbour.example/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await Assertions.Expect(page.Locator(".entries tbody tr")).ToHaveCountAsync(3);
        await page.GetByLabel("Address of a feed, or of a page that names one").FillAsync(Refused);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(MadeUpFeedsDesk.Refusal);
        Assert.Empty(feeds.Commands);

        await visitor.OpenAsync($"/feeds/{MadeUpFeeds.Quiet}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow it there" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("followed to its new address");
        await page.GetByRole(AriaRole.Button, new() { Name = "Poll now" }).ClickAsync();
        await page.GetByLabel("Reason to pause").FillAsync("Moves");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Resumed.");

        await visitor.OpenAsync("/feeds");
        await page.GetByRole(AriaRole.Link, new() { Name = "failing 1", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".feed")).ToHaveCountAsync(1);
        await page.GetByLabel("Title or address holds").FillAsync("nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("No feed fits");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show all of them" }).ClickAsync();

        await page.GetByLabel("A list of feeds to bring in").SetInputFilesAsync(Opml("<html/>"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is no OPML");
        await page.GetByLabel("A list of feeds to bring in").SetInputFilesAsync(Opml("<opml/>"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 added, 1 on the list already, 1 refused.");
        await page.ReloadAsync();
        await visitor.OpenAsync("/feeds");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export all feeds" }).ClickAsync());
        Assert.Equal("feeds.opml", download.SuggestedFilename);
        Assert.Equal(["administrator follows", "administrator polls", "administrator pauses Moves", "administrator resumes", "administrator imports 7 bytes"], feeds.Commands);
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(375, "light")]
    [InlineData(375, "dark")]
    [InlineData(320, "forced-colors")]
    public async Task What_forms_lead_to_is_fit_for_everybody(int width, string theme)
    {
        await using var visitor = await ArriveAsync(width, theme);
        var page = visitor.Page;
        await visitor.OpenAsync("/feeds");
        await page.GetByLabel("Address of a feed, or of a page that names one").FillAsync(Refused);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add feed" }).ClickAsync();
        await CheckAsync(page, width, $"feeds-refused-{theme}-{width}");
        await page.GetByLabel("Address of a feed, or of a page that names one").FillAsync("https://harbour.example/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await CheckAsync(page, width, $"dry-run-result-{theme}-{width}");
        await visitor.OpenAsync("/feeds");
        await page.GetByLabel("A list of feeds to bring in").SetInputFilesAsync(Opml("<opml/>"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await CheckAsync(page, width, $"import-result-{theme}-{width}");
        await visitor.OpenAsync($"/feeds/{MadeUpFeeds.Harbour}");
        await page.GetByLabel("Reason to pause").FillAsync("Moves house");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await CheckAsync(page, width, $"feed-paused-{theme}-{width}");
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("422"));
    }

    [Fact]
    public async Task An_empty_list_says_what_to_do_next()
    {
        await using var empty = await DeskServer.StartAsync(feeds: new MadeUpFeedsDesk(isEmpty: true));
        await using var visitor = await Visitor.ArriveAsync(chromium, empty, 375);
        await visitor.OpenAsync(empty.Entry.Path);
        await visitor.OpenAsync("/feeds");
        await Assertions.Expect(visitor.Page.Locator(".empty")).ToContainTextAsync("No feeds yet");
        await CheckAsync(visitor.Page, 375, "feeds-empty-light-375");
    }

    static async Task CheckAsync(IPage page, int width, string name)
    {
        await Screenshots.KeepAsync(page, name);
        var found = await Axe.ViolationsAsync(page);
        Assert.True(found.Count == 0, $"{name}: {string.Join("\n", found)}");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} scrolls sideways");
    }

    // Presses Tab until what is focused goes by that name, as somebody does who cannot see where it leads.
    static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>("(document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent ?? '').trim()");
            if (focused == name) return;
        }
        Assert.Fail($"'{name}' is not reached by keyboard.");
    }

    static FilePayload Opml(string text) => new() { Name = "feeds.opml", MimeType = "text/x-opml", Buffer = Encoding.UTF8.GetBytes(text) };

    async Task<Visitor> ArriveAsync(int width, string theme = "light", bool script = true)
    {
        var visitor = await Visitor.ArriveAsync(chromium, server, width, theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, theme == "forced-colors", script);
        return await visitor.OpenAsync(server.Entry.Path);
    }
}
