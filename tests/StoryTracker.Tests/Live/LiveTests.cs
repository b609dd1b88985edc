using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.Browser;

namespace StoryTracker.Tests.Live;

public sealed class LiveTests(TestServer databases, Chromium chromium)
{
    const int Watchers = 300, Appends = 20;

    [Fact]
    public async Task Three_hundred_watchers_receive_every_change_and_catch_up_after_a_restart_of_the_server()
    {
        await using var room = await LiveNewsroom.OpenAsync(databases);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMinutes(4));
        var last = long.MaxValue;
        var seen = Enumerable.Range(0, Watchers).Select(_ => new List<long>()).ToList();
        bool Has(List<long> ids, long position)
        {
            lock (ids) return ids.Count > 0 && ids[^1] >= position;
        }
        var watching = seen.ConvertAll(ids => Task.Run(() => room.WatchAsync(ids, () => Has(ids, Volatile.Read(ref last)), stop.Token)));
        await UntilAsync(() => room.Watchers == Watchers, stop.Token);

        List<long> before = [];
        for (var i = 0; i < Appends; i++) before.Add(await room.AppendAsync());
        await UntilAsync(() => seen.TrueForAll(ids => Has(ids, before[^1])), stop.Token);
        var address = await room.GoAwayAsync();
        var away = await room.AppendAsync();
        away = await room.AppendAsync();
        await room.ComeBackAsync(address);
        await UntilAsync(() => seen.TrueForAll(ids => Has(ids, away)), stop.Token);
        await UntilAsync(() => room.Watchers == Watchers, stop.Token);
        var after = await room.AppendAsync();
        Volatile.Write(ref last, after);
        await Task.WhenAll(watching).WaitAsync(stop.Token);

        Assert.All(seen, ids =>
        {
            // Each once and in order; of what came while the server was away the last, from which the page asks for all of it.
            Assert.Equal(ids.Order().Distinct(), ids);
            Assert.Empty(before.Except(ids));
            Assert.Contains(away, ids);
            Assert.Contains(after, ids);
        });
    }

    [Fact]
    public async Task A_stream_begins_at_once_and_carries_ids_and_nothing_else()
    {
        await using var room = await LiveNewsroom.OpenAsync(databases);
        using var program = room.Server.Program();
        using var answer = await program.GetAsync(new Uri("/stories/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("br", answer.Content.Headers.ContentEncoding);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var items = SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal(("hello", TimeSpan.FromSeconds(1)), (items.Current.EventType, items.Current.ReconnectionInterval));
        var position = await room.AppendAsync();
        Assert.True(await items.MoveNextAsync());
        Assert.Equal(("claim", $"{position}", room.Story.ToString("D")), (items.Current.EventType, items.Current.EventId, items.Current.Data));
    }

    [Fact]
    public async Task A_claim_reaches_an_open_page_and_neither_focus_nor_scroll_moves_until_it_is_asked_for()
    {
        await using var room = await LiveNewsroom.OpenAsync(databases);
        await using var visitor = await Visitor.ArriveAsync(chromium, room.Server, 1280);
        var page = visitor.Page;
        await visitor.OpenAsync(room.Server.Entry.Path);
        await visitor.OpenAsync($"/stories/{room.Story}");
        await Assertions.Expect(page.Locator(".livestate")).ToHaveTextAsync("Live", new() { Timeout = 20_000 });
        var lines = await page.Locator(".line").CountAsync();
        await page.Locator(".line .source a").Nth(5).FocusAsync();
        var (focus, scroll) = (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"), await page.EvaluateAsync<double>("scrollY"));
        Assert.NotEqual(0, scroll);
        await page.EvaluateAsync("window.told = []; new MutationObserver(() => told.push([parseInt(document.querySelector('.shownew').textContent), Date.now()]))"
            + ".observe(document.querySelector('.shownew'), { childList: true, characterData: true, subtree: true })");
        List<double> took = [];
        for (var i = 1; i <= Appends; i++)
        {
            var began = TimeProvider.System.GetUtcNow();
            await room.AppendAsync();
            await Assertions.Expect(page.Locator(".shownew")).ToHaveTextAsync(Told(i), new() { Timeout = 20_000 });
            took.Add(await page.EvaluateAsync<double>($"told.find(t => t[0] >= {i})[1]") - began.ToUnixTimeMilliseconds());
        }
        took.Sort();
        TestContext.Current.SendDiagnosticMessage($"append to page: median {took[Appends / 2]:0} ms, p95 {took[(int)(Appends * 0.95) - 1]:0} ms, worst {took[^1]:0} ms");
        TestContext.Current.TestOutputHelper?.WriteLine($"append to page: median {took[Appends / 2]:0} ms, p95 {took[(int)(Appends * 0.95) - 1]:0} ms, worst {took[^1]:0} ms");
        Assert.Equal(lines, await page.Locator(".line").CountAsync());
        Assert.Equal((focus, scroll), (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"), await page.EvaluateAsync<double>("scrollY")));
        Assert.StartsWith($"({Appends}) ", await page.TitleAsync());
        await page.Locator(".shownew").ClickAsync();
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(lines + Appends, new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator(".line.fresh:focus")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".shownew")).ToBeHiddenAsync();
        Assert.DoesNotContain("(", (await page.TitleAsync())[..2]);
        Assert.Empty(visitor.Complaints);
    }

    static Regex Told(int n) => new($"^{n} new — show$");

    static async Task UntilAsync(Func<bool> holds, CancellationToken ct)
    {
        while (!holds()) await Task.Delay(50, ct);
    }
}
