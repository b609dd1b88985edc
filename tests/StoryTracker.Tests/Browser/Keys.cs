using System.Diagnostics;
using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>Somebody who has a keyboard and nothing else: the tab key leads to what is wanted, or nothing does.</summary>
/// <param name="page">The page they are on.</param>
sealed class Keys(IPage page)
{
    const int MostStops = 900;

    /// <summary>Tabs on until something has the focus that fits a selector and holds a text.</summary>
    /// <param name="selector">CSS selector of what takes the focus.</param>
    /// <param name="text">Words in it or, for a field, in its label; empty for any.</param>
    public async Task ToAsync(string selector, string text = "")
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(
                """
                ([selector, text]) => {
                  const e = document.activeElement, words = s => (s ?? '').replace(/\s+/g, ' ').trim();
                  return !!e && e.matches(selector) && (words(e.textContent).includes(text) || [...(e.labels ?? [])].some(l => words(l.textContent).includes(text)));
                }
                """, new[] { selector, text })) return;
        }
        Assert.Fail($"On {page.Url} the tab key leads to no {selector} with “{text}”.");
    }

    /// <summary>Tabs to it, presses Enter, and waits for the page that comes.</summary>
    public async Task FollowAsync(string selector, string text = "")
    {
        await ToAsync(selector, text);
        await SubmitAsync();
    }

    /// <summary>Presses a key where the focus is, and waits for the page that comes.</summary>
    /// <param name="key">The key.</param>
    public async Task SubmitAsync(string key = "Enter")
    {
        const string Born = "performance.timeOrigin";
        var before = await page.EvaluateAsync<double>(Born);
        await page.Keyboard.PressAsync(key);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(20);)
            try
            {
                if (await page.EvaluateAsync<double>(Born) is var born && born != before)
                {
                    await page.WaitForLoadStateAsync();
                    return;
                }
            }
            catch (PlaywrightException)
            {
                // Between two pages there is nobody to ask.
            }
        Assert.Fail($"{key} leads nowhere on {page.Url}.");
    }

    /// <summary>Tabs to it and presses Enter.</summary>
    public async Task EnterAsync(string selector, string text = "")
    {
        await ToAsync(selector, text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tabs to a field and types.</summary>
    public async Task TypeAsync(string selector, string label, string typed)
    {
        await ToAsync(selector, label);
        await page.Keyboard.TypeAsync(typed);
    }
}
