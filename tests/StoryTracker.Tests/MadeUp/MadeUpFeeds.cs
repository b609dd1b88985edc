using StoryTracker.App.Desk;

namespace StoryTracker.Tests.MadeUp;

/// <summary>Made-up feeds, one in every state, a stranger's words in one of them.</summary>
static class MadeUpFeeds
{
    public static readonly DateTimeOffset Now = new(2024, 5, 21, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid Harbour = new("55555555-0000-4000-8000-000000000001");
    public static readonly Guid Failing = new("55555555-0000-4000-8000-000000000002");
    public static readonly Guid Hostile = new("55555555-0000-4000-8000-000000000003");
    public static readonly Guid Quiet = new("55555555-0000-4000-8000-000000000004");

    public const string HostileTitle = "\u202E</title><script>alert(1)</script><b onmouseover=alert(2)>Ferry news";
    public const string Excerpt = "<html><script>alert(3)</script><h1>It works!";

    static readonly int[] Busy = [3, 0, 5, 8, 2, 0, 1, 4, 12, 7, 3, 3, 6, 2];

    public static IReadOnlyList<FeedView> All() =>
    [
        View(new("55555555-0000-4000-8000-000000000005"), "The old lighthouse", "https://lighthouse.example/rss", FeedState.Gone, "gone since 3 May 2024", days: [],
            next: null, reason: "Its server said that it is gone for good (410), so it is not asked any more.",
            error: new(Now.AddDays(-18), "Its server said that it is gone for good (410).", null)),
        View(Hostile, HostileTitle, "https://ferry.example/" + new string('x', 120), FeedState.Blocked, "blocked by us", days: [], next: Now.AddHours(20),
            error: new(Now.AddMinutes(-40), "The address points to a private address (10.0.0.5), where this newsroom does not go.", Excerpt),
            redirects: [new("https://ferry.example/feed", "https://ferry.example/<b>feed</b>", 302), new("https://ferry.example/<b>feed</b>", "http://10.0.0.5/feed", 301)]),
        View(Failing, "Tide tables", "https://tide.example/atom.xml", FeedState.Failing, "failing, 4 times", failures: 4, next: Now.AddMinutes(70),
            reason: "Its server answered 503 and asked not to be asked before 21 May 2024, 10:10 UTC.", success: Now.AddHours(-31),
            error: new(Now.AddMinutes(-2), "Its server answered 503.", Excerpt)),
        View(new("55555555-0000-4000-8000-000000000006"), "Sand and silt", "https://sand.example/feed", FeedState.New, "not read yet", days: [], success: null, poll: null,
            next: Now.AddSeconds(20), reason: "It was just added."),
        View(Quiet, "Council minutes", "https://council.example/minutes.rdf", FeedState.Quiet, "quiet for 16 days", days: new int[14], proposed: "https://council.example/new/minutes.rdf"),
        View(Harbour, "Harbour Post", "https://harbour.example/news.xml", FeedState.Ok, "ok",
            push: new("Subscribed at its hub, which tells of new entries by itself.", "https://hub.example/", Now.AddDays(6), Now.AddMinutes(-9), 41, 2)),
        View(new("55555555-0000-4000-8000-000000000007"), "Market day", "https://market.example/feed.json", FeedState.Paused, "paused", next: null, reason: "It is paused.",
            paused: new("administrator", Now.AddDays(-1), "Moves to a new <site> this week")),
    ];

    static FeedView View(
        Guid id, string title, string url, FeedState state, string words, int failures = 0, IReadOnlyList<int>? days = null, DateTimeOffset? success = default,
        DateTimeOffset? poll = default, DateTimeOffset? next = default, string? reason = "It brings something new about every 3 hours.", FeedError? error = null,
        string? proposed = null, IReadOnlyList<FeedRedirect>? redirects = null, FeedPush? push = null, FeedPause? paused = null)
    {
        var counts = (days ?? Busy).Select((n, i) => new FeedDay(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(i - 13), n, 24, 23 - Math.Min(n, 9), 0, 4200L * n)).ToList();
        var polls = counts.Sum(d => d.Polls);
        if (state is not (FeedState.Gone or FeedState.Paused)) next ??= Now.AddMinutes(50);
        if (state is FeedState.Ok or FeedState.Quiet or FeedState.Paused) (success, poll) = (Now.AddMinutes(-9), Now.AddMinutes(-9));
        var item = new FeedItem(id.ToString(), title, url, "https://harbour.example/", state, words, failures, success, poll ?? success, next, reason, polls,
            polls == 0 ? null : (double)counts.Sum(d => d.NotModified) / polls, polls == 0 ? null : counts.Average(d => d.Items), counts.Sum(d => d.Bytes), counts, error, proposed);
        return new(item, Now.AddDays(-60), "administrator", paused, redirects ?? [], push ?? new("It names no hub, so it is polled.", null, null, null, 0, 0), Now);
    }
}
