using System.Text.Json;
using StoryTracker.Tests.Browser;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Hostile;

/// <summary>
/// More than 500 payloads in every field that comes from outside, in a real browser: nothing executes, the browser has nothing to report, no link leads
/// where a payload wants it, and each payload is on the page as the letters that it is.
/// </summary>
public sealed class HostilePayloadTests(Chromium chromium)
{
    // Fields that a page has one of take a page each; all of them where time is no matter.
    static int Step => Environment.GetEnvironmentVariable("STORYTRACKER_LONG") == "1" ? 1 : 40;

    const string Seen = """
        () => {
          const own = a => a.protocol === 'http:' || a.protocol === 'https:';
          return JSON.stringify({
            pwned: typeof window.pwned !== 'undefined' || document.cookie.includes('pwned'),
            links: [...document.links].filter(a => !own(a)).map(a => a.href),
            foreign: [...document.querySelectorAll('script, iframe, object, embed, base, style, svg script, math, img, form[action^="javascript"], meta[http-equiv]')]
              .filter(e => !(e.tagName === 'SCRIPT' && e.src && new URL(e.src).origin === location.origin)).map(e => e.outerHTML.slice(0, 100)),
            handlers: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).map(a => a.name),
            text: document.body.textContent });
        }
        """;

    [Fact]
    public void There_are_more_than_500_each_once() =>
        Assert.True(HostilePayloads.All.Count > 500 && HostilePayloads.All.Distinct().Count() == HostilePayloads.All.Count, $"{HostilePayloads.All.Count}");

    [Fact]
    public async Task Nothing_executes_wherever_they_stand()
    {
        var poisoned = new PoisonedDesk();
        await using var server = await DeskServer.StartAsync(poisoned);
        await using var visitor = await Visitor.ArriveAsync(chromium, server, 1280);
        await visitor.OpenAsync(server.Entry.Path);
        var shown = 0;
        foreach (var list in new[] { "/stories", "/speakers", "/history" })
            for (var from = 0; from < HostilePayloads.All.Count; from += 200)
                shown += await LookAsync(visitor, $"{list}?limit=200{(from == 0 ? "" : $"&after={from}")}", HostilePayloads.All.Skip(from).Take(200));
        Assert.True(shown > HostilePayloads.All.Count * 2, $"Only {shown} payloads were on the lists as letters.");
        for (poisoned.One = 0; poisoned.One < HostilePayloads.All.Count; poisoned.One += Step)
        {
            await LookAsync(visitor, $"/stories/{MadeUpNewsroom.Tunnel}", [HostilePayloads.All[poisoned.One]]);
            await LookAsync(visitor, $"/articles/{MadeUpNewsroom.TunnelArticle}", [HostilePayloads.All[poisoned.One]]);
        }
        await LookAsync(visitor, $"/articles/{MadeUpNewsroom.FerryArticle}?from=1&to=2", []);
        await LookAsync(visitor, $"/speakers/{MadeUpNewsroom.Brandt}", []);
        // What an address brings comes back in the page that refuses it.
        foreach (var payload in HostilePayloads.All.Where(p => p.Length < 1000).Where((_, i) => i % Step == 0))
            foreach (var address in new[] { "/stories?at=", "/stories/x?done=", "/feeds?q=", "/search?q=", "/no/such/page/" })
                await LookAsync(visitor, address + Uri.EscapeDataString(payload.Replace("\ud800", "").Replace("\udfff", "")), []);
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("Failed to load resource"));
    }

    [Fact]
    public async Task What_comes_back_in_forms_that_were_refused_is_letters_too()
    {
        await using var server = await DeskServer.StartAsync();
        await using var visitor = await Visitor.ArriveAsync(chromium, server, 1280);
        await visitor.OpenAsync(server.Entry.Path);
        foreach (var payload in HostilePayloads.All.Where(p => p.Length < 1000).Where((_, i) => i % Step == 0))
        {
            await visitor.OpenAsync("/feeds");
            await visitor.Page.Locator("#address").FillAsync(payload.Replace("\0", ""));
            await visitor.Page.Locator("form.ask button[type=submit]").First.ClickAsync();
            await AssertHarmlessAsync(visitor, payload);
        }
        Assert.DoesNotContain(visitor.Complaints, c => !c.Contains("Failed to load resource"));
    }

    static async Task<int> LookAsync(Visitor visitor, string path, IEnumerable<string> payloads)
    {
        await visitor.OpenAsync(path);
        var text = await AssertHarmlessAsync(visitor, path);
        return payloads.Count(p => text.Contains(Core(p), StringComparison.Ordinal));
    }

    static async Task<string> AssertHarmlessAsync(Visitor visitor, string where)
    {
        using var seen = JsonDocument.Parse((await visitor.Page.EvaluateAsync<string>(Seen))!);
        Assert.False(seen.RootElement.GetProperty("pwned").GetBoolean(), $"{where}: something ran");
        Assert.True(seen.RootElement.GetProperty("links").GetArrayLength() == 0, $"{where}: {seen.RootElement.GetProperty("links")}");
        Assert.True(seen.RootElement.GetProperty("foreign").GetArrayLength() == 0, $"{where}: {seen.RootElement.GetProperty("foreign")}");
        Assert.True(seen.RootElement.GetProperty("handlers").GetArrayLength() == 0, $"{where}: {seen.RootElement.GetProperty("handlers")}");
        return seen.RootElement.GetProperty("text").GetString()!;
    }

    // A stretch of it that no reader of HTML or JSON has reason to change.
    static string Core(string payload)
    {
        var plain = payload.Split(['\0', '\r', '\n', '\t', '\f', '\v', '\ud800', '\udfff', '\ufffe', '\uffff', .. Enumerable.Range(1, 31).Select(c => (char)c)]).MaxBy(p => p.Length)!;
        return plain.Length > 200 ? plain[^200..] : plain;
    }
}
