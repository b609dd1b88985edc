using System.Text;
using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A list of made-up feeds in memory, which does what it is told.</summary>
sealed class MadeUpFeedsDesk : IFeedsDesk
{
    public const string Refusal = "It points to a private address (10.0.0.5), where this newsroom does not go.";

    readonly Lock gate = new();
    readonly List<FeedView> feeds;

    public MadeUpFeedsDesk(bool isEmpty = false, int more = 0)
    {
        feeds = isEmpty ? [] : [.. MadeUpFeeds.All()];
        for (var i = 0; i < more; i++) Add($"https://more.example/{i}");
    }

    /// <summary>Commands that were carried out, in order.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>When set, every question fails with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>When set, the list does not come before this has.</summary>
    public Task<FeedsView>? Hangs { get; set; }

    public Task<FeedsView> FeedsAsync(FeedQuery query, CancellationToken ct)
    {
        if (Hangs is not null) return Hangs;
        if (Failure is not null) return Task.FromException<FeedsView>(Failure);
        lock (gate)
        {
            var fitting = feeds.Select(f => f.Feed)
                .Where(f => query.Words is null || f.Title.Contains(query.Words, StringComparison.OrdinalIgnoreCase)
                    || f.Url.Contains(query.Words, StringComparison.OrdinalIgnoreCase)).ToList();
            var counts = fitting.CountBy(f => f.State).ToDictionary();
            var listed = fitting.Where(f => query.State is null || f.State == query.State).ToList();
            var from = query.After is null ? 0 : int.Parse(query.After, null);
            var page = listed.Skip(from).Take(query.Limit).ToList();
            return Task.FromResult(new FeedsView(page, from + page.Count < listed.Count ? $"{from + page.Count}" : null, counts, MadeUpFeeds.Now,
                "No public address is set (StoryTracker:PublicUrl), so no hub can reach this newsroom and every feed is polled."));
        }
    }

    public Task<FeedView?> FeedAsync(Guid id, CancellationToken ct)
    {
        if (Failure is not null) return Task.FromException<FeedView?>(Failure);
        lock (gate) return Task.FromResult(feeds.FirstOrDefault(f => f.Feed.Id == id.ToString()));
    }

    public Task<FeedAddition> AddAsync(string address, string by, CancellationToken ct)
    {
        if (address.Contains("10.0.0.5")) throw new CommandRefusedException(Refusal);
        lock (gate)
        {
            if (feeds.FirstOrDefault(f => f.Feed.Url == address) is { } known)
                return Task.FromResult(new FeedAddition(Guid.Parse(known.Feed.Id), known.Feed.Title, address, true, 7));
            Commands.Add($"{by} adds {address}");
            return Task.FromResult(new FeedAddition(Add(address), address, address, false, 8));
        }
    }

    public Task<FeedTrial> TryAsync(string address, CancellationToken ct) =>
        address.Contains("10.0.0.5") ? throw new CommandRefusedException(Refusal) : Task.FromResult(new FeedTrial(
            address, MadeUpFeeds.HostileTitle, "atom10", true, ["The second entry has no id; its address stands in for it."],
            [
                new("Tunnel opens", "https://harbour.example/tunnel", MadeUpFeeds.Now.AddHours(-2), "A new article", true),
                new(MadeUpFeeds.HostileTitle, "javascript:alert(4)", null, "Left aside: its address is no web page", false),
                new(null, null, MadeUpFeeds.Now.AddDays(-1), "On record already", false),
            ]));

    public Task<FeedImportView> ImportAsync(ReadOnlyMemory<byte> opml, string by, CancellationToken ct)
    {
        var text = Encoding.UTF8.GetString(opml.Span);
        if (!text.Contains("<opml")) throw new CommandRefusedException("This is no OPML: it has no 'opml' element.");
        lock (gate) Commands.Add($"{by} imports {opml.Length} bytes");
        return Task.FromResult(new FeedImportView(
            [
                new("Sea & sand", "https://sea.example/rss", FeedImportOutcome.Added, null), new(null, "https://harbour.example/news.xml", FeedImportOutcome.Known, null),
                new(MadeUpFeeds.HostileTitle, "http://10.0.0.5/feed", FeedImportOutcome.Refused, Refusal),
            ], ["One outline has no address and was left aside."]));
    }

    public Task<string> ExportAsync(CancellationToken ct) => Task.FromResult("""<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><body/></opml>""");

    public Task<long?> PauseAsync(Guid id, string reason, string by, CancellationToken ct) =>
        Change(id, $"{by} pauses {reason}", v => v with { Paused = new(by, MadeUpFeeds.Now, reason), Feed = v.Feed with { State = FeedState.Paused, StateText = "paused", NextPoll = null } });

    public Task<long?> ResumeAsync(Guid id, string by, CancellationToken ct) =>
        Change(id, $"{by} resumes", v => v with { Paused = null, Feed = v.Feed with { State = FeedState.Ok, StateText = "ok", NextPoll = MadeUpFeeds.Now } });

    public Task<long?> PollNowAsync(Guid id, string by, CancellationToken ct) =>
        Change(id, $"{by} polls", v => v.Paused is null ? v with { Feed = v.Feed with { NextPoll = MadeUpFeeds.Now } } : throw new CommandRefusedException("It is paused; resume it first."));

    public Task<long?> AcceptMoveAsync(Guid id, string by, CancellationToken ct) =>
        Change(id, $"{by} follows", v => v with { Feed = v.Feed with { Url = v.Feed.ProposedUrl ?? throw new CommandRefusedException("It has not moved."), ProposedUrl = null } });

    Task<long?> Change(Guid id, string command, Func<FeedView, FeedView> change)
    {
        lock (gate)
        {
            var at = feeds.FindIndex(f => f.Feed.Id == id.ToString());
            feeds[at] = change(feeds[at]);
            Commands.Add(command);
            return Task.FromResult<long?>(Commands.Count);
        }
    }

    Guid Add(string address)
    {
        var id = Guid.NewGuid();
        var added = MadeUpFeeds.All().Single(f => f.Feed.State == FeedState.New);
        feeds.Add(added with { Feed = added.Feed with { Id = id.ToString(), Title = address, Url = address } });
        return id;
    }
}
