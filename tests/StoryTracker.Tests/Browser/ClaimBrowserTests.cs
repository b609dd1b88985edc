using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StoryTracker.App.Desk;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Browser;

/// <summary>A claim is corrected by keyboard alone, and the second of two editors gets both versions.</summary>
public sealed class ClaimBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, "dark")]
    [InlineData(375, "light")]
    [InlineData(1280, "forced-colors")]
    public async Task The_second_editor_sees_both_versions_and_decides_again_by_keyboard(int width, string theme)
    {
        var told = new MadeUpClaimsDesk();
        await using var server = await DeskServer.StartAsync(more: s => s.AddSingleton<IClaimsDesk>(told));
        await using var visitor = await Visitor.ArriveAsync(
            chromium, server, width, theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, theme == "forced-colors");
        var page = visitor.Page;
        await visitor.OpenAsync(server.Entry.Path);
        await visitor.OpenAsync(MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 1));
        await page.GetByLabel("Full name").FocusAsync();
        await page.Keyboard.TypeAsync("Grace Hopper");
        await page.Locator(".correction [name=reason]").FocusAsync();
        await page.Keyboard.TypeAsync("She said so.");
        told.IsOvertaken = true;
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Somebody changed this while you had it open");
        await Assertions.Expect(page.Locator(".versions tbody tr").First).ToContainTextAsync("Grace Hopper");
        Assert.Empty(await Axe.ViolationsAsync(page));
        await Screenshots.KeepAsync(page, $"claim-conflict-{theme}-{width}");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "The page scrolls sideways.");
        Assert.Empty(told.Commands);

        await Assertions.Expect(page.GetByLabel("Full name")).ToHaveValueAsync("Grace Hopper");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put mine on record over it" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".correction button")).ToHaveTextAsync("Put it on record");
        var again = Assert.IsType<ClaimCorrection>(Assert.Single(told.Commands).Command);
        Assert.Equal(("Grace Hopper", MadeUpClaimsDesk.Revision + 1), (again.Speaker, again.SeenRevision));
    }
}
