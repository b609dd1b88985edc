using System.Text.Json.Nodes;
using Microsoft.Playwright;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Browser;

public sealed class KeyboardTests(Chromium chromium, BrowserDesk desk) : IClassFixture<BrowserDesk>
{
    const string Focused =
        """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return 'null';
          const r = e.getClientRects()[0] ?? e.getBoundingClientRect(), s = getComputedStyle(e);
          const x = r.left + r.width / 2, y = r.top + r.height / 2, top = document.elementFromPoint(x, y);
          return JSON.stringify({
            name: e.tagName + ' ' + (e.textContent || e.getAttribute('name') || '').trim().slice(0, 40),
            inView: r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth + 1,
            covered: !(top && (e.contains(top) || top.contains(e))),
            outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
          });
        }
        """;

    [Fact]
    public async Task The_first_stop_is_the_skip_link_and_it_leads_to_the_content()
    {
        await using var visitor = await desk.VisitAsync(chromium, 1280);
        await visitor.OpenAsync($"/stories/{MadeUpNewsroom.Tunnel}");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator(".skip")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator(".skip")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("main")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator("main a").First).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("story", 1280)]
    [InlineData("story-as-of", 375)]
    [InlineData("article", 1280)]
    [InlineData("stories", 375)]
    public async Task Every_stop_is_visible_outlined_and_not_covered(string name, int width)
    {
        await using var visitor = await desk.VisitAsync(chromium, width);
        await visitor.OpenAsync(BrowserDesk.Pages.Single(p => p.Name == name).Path);
        var stops = new List<string>();
        while (stops.Count < 300)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var json = await visitor.Page.EvaluateAsync<string>(Focused);
            if (JsonNode.Parse(json) is not { } stop) break;
            stops.Add(stop["name"]!.GetValue<string>());
            Assert.True((bool)stop["inView"]! && !(bool)stop["covered"]! && (bool)stop["outline"]!, json);
        }
        Assert.InRange(stops.Count, 10, 299);
    }

    [Fact]
    public async Task A_story_is_read_filtered_and_stepped_back_in_time_without_script()
    {
        await using var visitor = await desk.VisitAsync(chromium, 1280, script: false);
        var page = visitor.Page;
        await visitor.OpenAsync("/stories");
        await page.GetByRole(AriaRole.Link, new() { Name = "The harbour tunnel" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(11);
        await page.Locator(".filters a", new() { HasText = "The Tide" }).ClickAsync();
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(3);
        await page.GetByLabel("Moment", new() { Exact = true }).FillAsync("2024-05-16T23:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".asknown")).ToContainTextAsync("As known on 16 May 2024");
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("No line fits this filter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear the filter" }).ClickAsync();
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(6);
        await page.Locator(".line").First.Locator("summary").ClickAsync();
        await Assertions.Expect(page.Locator(".line").First).ToContainTextAsync("names the tunnel");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to now" }).ClickAsync();
        await page.Locator(".line").Nth(1).GetByRole(AriaRole.Link, new() { Name = "In the article" }).ClickAsync();
        await Assertions.Expect(page.Locator("mark:target")).ToHaveTextAsync("We dug where the maps said there was sand,");
        await Assertions.Expect(page.Locator("mark:target")).ToBeInViewportAsync();
        await page.Locator("mark:target .ref").ClickAsync();
        await Assertions.Expect(page.Locator(".note:target")).ToContainTextAsync("Ilse Brandt");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1920)]
    public async Task No_page_scrolls_sideways(int width)
    {
        await using var visitor = await desk.VisitAsync(chromium, width);
        foreach (var (name, path) in BrowserDesk.Pages)
        {
            await visitor.OpenAsync(path);
            await visitor.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var widest = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(widest <= width, $"{name} is {widest} px wide in a window of {width}");
        }
    }

    [Fact]
    public async Task A_stranger_and_an_empty_desk_get_pages_in_the_same_good_order()
    {
        await using var stranger = await Visitor.ArriveAsync(chromium, desk.Server, 1280);
        await stranger.OpenAsync("/stories");
        Assert.Empty(await Axe.ViolationsAsync(stranger.Page));
        await Screenshots.KeepAsync(stranger.Page, "sign-in-light-1280");
        await using var first = await Visitor.ArriveAsync(chromium, desk.Empty, 1280, ColorScheme.Dark);
        await first.OpenAsync(desk.Empty.Entry.Path);
        await Assertions.Expect(first.Page.Locator(".empty")).ToContainTextAsync("No stories yet");
        Assert.Empty(await Axe.ViolationsAsync(first.Page));
        await Screenshots.KeepAsync(first.Page, "empty-dark-1280");
        await using var second = await Visitor.ArriveAsync(chromium, desk.Empty, 1280);
        await second.OpenAsync(desk.Empty.Entry.Path);
        await Assertions.Expect(second.Page.Locator("h1")).ToHaveTextAsync("This address has been used");
        Assert.Empty(await Axe.ViolationsAsync(second.Page));
        await Screenshots.KeepAsync(second.Page, "entry-used-light-1280");
    }
}
