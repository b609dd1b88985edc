using Microsoft.Playwright;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Browser;

/// <summary>A server for a class of browser tests, and windows that are signed in to it.</summary>
public sealed class BrowserDesk : IAsyncLifetime
{
    DeskServer? server;
    DeskServer? empty;
    (string Name, string Id)? session;

    internal DeskServer Server => server!;

    internal DeskServer Empty => empty!;

    /// <summary>Every kind of page, by a name for its picture.</summary>
    internal static IReadOnlyList<(string Name, string Path)> Pages { get; } =
    [
        ("stories", "/stories"), ("stories-none-fits", "/stories?show=starred"), ("handover", $"/stories/{MadeUpNewsroom.Tunnel}/handover"),
        ("handover-nothing-new", $"/stories/{MadeUpNewsroom.Bare}/handover"), ("story-changes", $"/stories/{MadeUpNewsroom.Tunnel}/changes?from=3&to=21"),
        ("story", $"/stories/{MadeUpNewsroom.Tunnel}"), ("story-as-of", $"/stories/{MadeUpNewsroom.Tunnel}?at=14"),
        ("story-lanes", $"/stories/{MadeUpNewsroom.Tunnel}?view=lanes"), ("story-threads", $"/stories/{MadeUpNewsroom.Tunnel}?view=lanes&by=thread"),
        ("story-filtered-empty", $"/stories/{MadeUpNewsroom.Tunnel}?kind=indirect&outlet=The%20Tide"), ("story-without-lines", $"/stories/{MadeUpNewsroom.Bare}"),
        ("story-hostile", $"/stories/{MadeUpNewsroom.Emerging}"), ("article", $"/articles/{MadeUpNewsroom.TunnelArticle}"),
        ("article-lines", $"/articles/{MadeUpNewsroom.FerryArticle}"), ("article-hostile", $"/articles/{MadeUpNewsroom.HostileArticle}"),
        ("changes", $"/articles/{MadeUpNewsroom.FerryArticle}?from=1&to=2"), ("story-changed", $"/stories/{MadeUpRevisions.Changed}"),
        ("claim", MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 6)), ("claim-stretches", MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 1)),
        ("claim-edited", MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 8)), ("claim-as-of", MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 1) + "?at=14"),
        ("claim-hostile", MadeUpClaimsDesk.Address(MadeUpNewsroom.Emerging, 0)), ("claim-dismissed", MadeUpClaimsDesk.Address(MadeUpNewsroom.Emerging, 3)),
        ("add-claim", $"/articles/{MadeUpNewsroom.TunnelArticle}/add"),
        ("speakers", "/speakers"), ("speaker", $"/speakers/{MadeUpNewsroom.Brandt}"), ("speaker-bare", $"/speakers/{MadeUpNewsroom.Captain}"),
        ("feeds", "/feeds"), ("feeds-filtered", "/feeds?state=failing&q=tide"), ("feeds-none-fits", "/feeds?q=nowhere"), ("feed", $"/feeds/{MadeUpFeeds.Harbour}"),
        ("feed-failing", $"/feeds/{MadeUpFeeds.Failing}"), ("feed-hostile", $"/feeds/{MadeUpFeeds.Hostile}"), ("feed-moved", $"/feeds/{MadeUpFeeds.Quiet}"),
        ("search-blank", "/search"), ("search", "/search?q=tunnel"), ("search-nothing", "/search?q=tunel"), ("search-hostile", "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E"),
        ("same-words", $"/search/same-words?claim={MadeUpNewsroom.Tunnel}"), ("same-words-nobody", "/search/same-words?words=nobody"),
        ("triage", "/triage"), ("triage-date", "/triage?kind=date"), ("triage-failed", "/triage?kind=failed"), ("triage-filtered-empty", "/triage?kind=doubt"), ("triage-on-it", "/triage?item=words:2"),
        ("jobs", "/jobs"), ("jobs-dead", $"/jobs/dead?kind=fetch-article&cause={Uri.EscapeDataString(MadeUpJobsDesk.Cause)}"), ("jobs-letter", "/jobs/dead/9"),
        ("jobs-discarded", "/jobs/discarded"), ("help", "/help"),
        ("dry-run", "/feeds/dry-run"), ("history", "/history"), ("history-filtered", "/history?by=extract&on=stories"), ("history-none-fits", "/history?kind=removals"),
        ("history-far-back", "/history?by=Somebody%20long%20ago"), ("check", "/history/check"),
        ("erase", $"/articles/{MadeUpNewsroom.TunnelArticle}/erase"), ("erase-under-way", $"/articles/{MadeUpErasureDesk.UnderWay}/erase"),
        ("erase-in-trouble", $"/articles/{MadeUpErasureDesk.InTrouble}/erase"), ("erase-done", $"/articles/{MadeUpErasureDesk.Gone}/erase"), ("about", "/about"), ("not-found", "/no/such/page"), ("bad-moment", "/stories?at=yesterday-ish"), ("signed-out", "/left"),
        ("people", "/users"), ("settings", "/settings"), ("join", $"/join/{MadeUpPeople.Token}"), ("set-up", $"/join/{MadeUpPeople.SetUpToken}"),
        ("readers", $"/stories/{MadeUpNewsroom.Tunnel}/readers"),
    ];

    /// <summary>A window on the made-up newsroom, signed in.</summary>
    internal async Task<Visitor> VisitAsync(Chromium chromium, int width, ColorScheme scheme = ColorScheme.Light, bool forcedColors = false, bool script = true)
    {
        var visitor = await Visitor.ArriveAsync(chromium, Server, width, scheme, forcedColors, script);
        if (session is { } mine) return await visitor.WithSessionAsync(mine.Name, mine.Id, Server.Address);
        await visitor.OpenAsync(Server.Entry.Path);
        var cookie = (await visitor.Page.Context.CookiesAsync()).Single();
        session = (cookie.Name, cookie.Value);
        return visitor;
    }

    public async ValueTask InitializeAsync()
    {
        server = await DeskServer.StartAsync();
        empty = await DeskServer.StartAsync(new MadeUpDesk { IsEmpty = true }, feeds: new MadeUpFeedsDesk(isEmpty: true));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        if (empty is not null) await empty.DisposeAsync();
    }
}
