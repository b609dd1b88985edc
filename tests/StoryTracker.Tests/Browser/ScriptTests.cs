using Microsoft.Playwright;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Browser;

/// <summary>What the desk's own script adds, and that everything is there without it.</summary>
public sealed class ScriptTests(Chromium chromium, BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    static readonly string Story = $"/stories/{MadeUpNewsroom.Tunnel}";

    [Fact]
    public async Task The_slider_moves_the_story_through_time_and_keeps_its_focus()
    {
        await using var visitor = await desk.VisitAsync(chromium, 1280);
        var page = visitor.Page;
        await visitor.OpenAsync($"{Story}?kind=direct");
        var slider = page.Locator("#asof-step");
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator(".asknown.moment")).ToContainTextAsync("As known on 16 May 2024, 07:30 UTC");
        await Assertions.Expect(page.Locator(".slide output")).ToHaveTextAsync("Change 1 of 4");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kind=direct&at=3$"));
        await Assertions.Expect(slider).ToBeFocusedAsync();
        Assert.Equal(0, await page.Locator("form[method=post]:not(.leave)").CountAsync());
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.Locator(".asknown.moment")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Without_script_the_slider_is_sent_by_its_button_and_the_lanes_are_links()
    {
        await using var visitor = await desk.VisitAsync(chromium, 1280, script: false);
        var page = visitor.Page;
        await visitor.OpenAsync(Story);
        await page.Locator("#asof-step").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go there" }).ClickAsync();
        await Assertions.Expect(page.Locator(".asknown.moment")).ToContainTextAsync("read only");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show what changed since" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("What changed");
        await visitor.OpenAsync(Story);
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanes" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(4);
        await page.Locator(".filters a", new() { HasText = "The Tide" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Outlet", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["The Tide 3"]);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Letter_keys_walk_star_and_explain_themselves_never_in_fields_and_not_when_switched_off()
    {
        await using var visitor = await desk.VisitAsync(chromium, 1280);
        var page = visitor.Page;
        await visitor.OpenAsync("/stories");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".stories h2 a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator(".stories > li").First.Locator(".star")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".stories h2 a").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator(".stories > li").First.Locator(".star")).ToHaveAttributeAsync("aria-pressed", "false");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Empty(await Axe.ViolationsAsync(page));
        await page.GetByLabel("Letter keys are on").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.Locator(".stories h2 a").First.FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".stories h2 a").First).ToBeFocusedAsync();
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keys" }).ClickAsync();
        await page.GetByLabel("Letter keys are on").CheckAsync();
        Assert.Empty(visitor.Complaints);
    }
}
