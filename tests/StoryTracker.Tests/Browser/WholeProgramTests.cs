using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>What a newcomer sees: the program started on an empty folder, its printed address opened in a browser.</summary>
public sealed partial class WholeProgramTests(Chromium chromium)
{
    [Fact]
    public async Task The_printed_address_opens_the_three_founding_stories()
    {
        var browser = await chromium.BrowserAsync();
        await using var program = await StartedProgram.StartAsync(TestContext.Current.CancellationToken);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var context = await browser.NewContextAsync(new()
            {
                BaseURL = program.Entry.GetLeftPart(UriPartial.Authority), ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 },
                StorageState = session, ReducedMotion = ReducedMotion.Reduce,
            });
            await Axe.PrepareAsync(context);
            var page = await context.NewPageAsync();
            var complaints = new List<string>();
            page.Console += (_, message) => complaints.Add(message.Text);
            page.PageError += (_, error) => complaints.Add(error);
            await page.GotoAsync(program.Entry.AbsolutePath);
            session = await context.StorageStateAsync();
            await ReadEverythingAsync(page, scheme == ColorScheme.Dark ? "dark" : "light");
            Assert.Empty(complaints);
        }
    }

    string? session;

    static async Task ReadEverythingAsync(IPage page, string theme)
    {
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Stories");
        await Assertions.Expect(page.Locator(".story h2")).ToHaveCountAsync(3);
        await CheckAsync(page, $"seeds-stories-{theme}");
        var stories = await page.Locator(".story h2 a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        foreach (var (i, story) in stories.Index())
        {
            await page.GotoAsync(story);
            Assert.NotEqual(0, await page.Locator(".line").CountAsync());
            await CheckAsync(page, $"seeds-story-{i + 1}-{theme}");
        }
        await page.Locator(".line .source a").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(ArticleAtItsCharacters());
        await Assertions.Expect(page.Locator("mark:target")).ToBeInViewportAsync();
        await CheckAsync(page, $"seeds-article-{theme}");
        if (theme == "dark") return;
        await page.GetByRole(AriaRole.Link, new() { Name = "Speakers" }).First.ClickAsync();
        await CheckAsync(page, $"seeds-speakers-{theme}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sadiq Khan" }).First.ClickAsync();
        await CheckAsync(page, $"seeds-speaker-{theme}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).First.ClickAsync();
        await CheckAsync(page, $"seeds-history-{theme}");
    }

    static async Task CheckAsync(IPage page, string name)
    {
        await Screenshots.KeepAsync(page, name);
        var found = await Axe.ViolationsAsync(page);
        Assert.True(found.Count == 0, $"{name}: {string.Join("\n", found)}");
    }

    [GeneratedRegex(@"/articles/[0-9a-f-]{36}\?revision=1#c-[0-9a-f-]{36}$")]
    private static partial Regex ArticleAtItsCharacters();
}
