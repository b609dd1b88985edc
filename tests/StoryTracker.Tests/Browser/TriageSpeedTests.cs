using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>The triage on a real record: an editor with a keyboard and nothing else, and the clock beside them.</summary>
public sealed partial class TriageSpeedTests(Chromium chromium, TriagedProgram desk) : IClassFixture<TriagedProgram>
{
    const int Decisions = 24;
    const double LeastAMinute = 20;

    [Fact]
    public async Task At_least_twenty_decisions_a_minute_by_keyboard_alone_each_of_them_on_record()
    {
        await using var editor = await desk.OpenAsync(chromium, script: true);
        var page = editor.Page;
        await page.GotoAsync("/triage?kind=story");
        HashSet<long> positions = [];
        HashSet<string> items = [];
        var watch = Stopwatch.StartNew();
        for (var n = 1; n <= Decisions; n++)
        {
            items.Add(await page.Locator("form.answers [name=item]").GetAttributeAsync("value") ?? "");
            if (n % 8 == 0)
            {
                // A reason is owed, so the key leads to its field, and Enter there sends it.
                await page.Keyboard.PressAsync("3");
                await page.Keyboard.TypeAsync("Not for us.");
                await editor.Keys.SubmitAsync();
            }
            else await editor.Keys.SubmitAsync(n % 3 > 0 ? "1" : "h");
            positions.Add(long.Parse(Position().Match(page.Url).Groups[1].Value, CultureInfo.InvariantCulture));
            await Assertions.Expect(page.Locator("#question")).ToBeFocusedAsync();
        }
        watch.Stop();
        Assert.Equal((Decisions, Decisions), (positions.Count, items.Count));
        var recorded = await desk.RecordedAsync();
        Assert.All(positions, p => Assert.Equal("administrator", recorded[p]));
        var rate = Decisions / watch.Elapsed.TotalMinutes;
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{Decisions} decisions on record in {watch.Elapsed.TotalSeconds:0.0} s: {rate:0.0} a minute."));
        Assert.InRange(rate, LeastAMinute, double.MaxValue);
        editor.HasNothingToComplainOf();
    }

    [Fact]
    public async Task One_key_takes_the_last_decision_back_and_the_item_stands_there_again()
    {
        await using var editor = await desk.OpenAsync(chromium, script: true);
        var page = editor.Page;
        await page.GotoAsync("/triage?kind=date");
        await Assertions.Expect(page.Locator("#question")).ToContainTextAsync("Saturday (May 14)");
        await Assertions.Expect(page.Locator(".inhand")).ToContainTextAsync("14 statements rest on it");
        await editor.Keys.SubmitAsync("1");
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("Nothing to decide");
        await editor.Keys.SubmitAsync("u");
        await Assertions.Expect(page.Locator("#question")).ToContainTextAsync("Saturday (May 14)");
        await Assertions.Expect(page.Locator("#question")).ToBeFocusedAsync();
        editor.HasNothingToComplainOf();
    }

    [Fact]
    public async Task Two_windows_on_one_item_the_second_gets_both_versions_with_script_and_without()
    {
        foreach (var script in new[] { true, false })
        {
            await using var first = await desk.OpenAsync(chromium, script);
            await using var second = await desk.OpenAsync(chromium, script);
            await first.Page.GotoAsync("/triage?kind=date");
            if (script) await Axe.PrepareAsync(second.Page.Context);
            await second.Page.GotoAsync("/triage?kind=date");
            await first.Keys.FollowAsync("button", "Yes, 2018-04-14");
            await second.Keys.FollowAsync("button", "Nobody can say");
            await Assertions.Expect(second.Page.Locator("h1")).ToContainTextAsync("Somebody decided about this");
            await Assertions.Expect(second.Page.Locator(".versions")).ToContainTextAsync("Nobody can say");
            await Assertions.Expect(second.Page.Locator(".versions")).ToContainTextAsync("said: 2018-04-14");
            if (script) await LookAsync(second.Page);
            await first.Keys.FollowAsync("button", "Undo");
            await Assertions.Expect(first.Page.Locator("#question")).ToContainTextAsync("Saturday (May 14)");
        }
    }

    // The page of a conflict comes of a command alone, so it is looked at here.
    static async Task LookAsync(IPage page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1280, 375 })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.SetViewportSizeAsync(width, 900);
                Assert.Empty(await Axe.ViolationsAsync(page));
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"It is wider than {width} px.");
                await Screenshots.KeepAsync(page, $"triage-conflict-{scheme.ToString().ToLowerInvariant()}-{width}");
            }
    }

    [Fact]
    public async Task The_queue_is_walked_by_single_keys_unless_they_are_switched_off_in_the_settings()
    {
        await using var editor = await desk.OpenAsync(chromium, script: true);
        var page = editor.Page;
        await page.GotoAsync("/triage");
        var rows = page.Locator(".queue a[data-row]");
        foreach (var (key, row) in new[] { ("j", 1), ("j", 2), ("k", 1) })
        {
            await editor.Keys.SubmitAsync(key);
            await Assertions.Expect(rows.Nth(row)).ToHaveAttributeAsync("aria-current", "true");
            Assert.Equal(await rows.Nth(row).Locator("bdi").TextContentAsync(), await page.Locator("#question").TextContentAsync());
        }
        await SetKeysAsync(page, on: false);
        await page.GotoAsync("/triage");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(rows.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(page.Locator(".keylist")).ToBeHiddenAsync();
        await SetKeysAsync(page, on: true);
        editor.HasNothingToComplainOf();
    }

    static async Task SetKeysAsync(IPage page, bool on)
    {
        await page.GotoAsync("/settings");
        await page.Locator("input[name=keys]").SetCheckedAsync(on);
        await page.Locator("form:has(input[name=keys]) button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("html[data-keys=off]")).ToHaveCountAsync(on ? 0 : 1);
    }

    [GeneratedRegex("[?&]done=([0-9]+)")]
    private static partial Regex Position();
}
