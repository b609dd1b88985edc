using StoryTracker.App.Desk;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Hostile;

/// <summary>The made-up newsroom after a very bad day: lists as long as there are payloads, each in every field of its item.</summary>
sealed class PoisonedDesk : IDesk
{
    // Where a page has many fields of many items, the longest payloads would make it one of hundreds of megabytes; the lists have those.
    static readonly string[] Short = [.. HostilePayloads.All.Where(p => p.Length < 500)];

    readonly MadeUpDesk room = new();
    int next;

    /// <summary>Which payload stands in fields that a page has one of.</summary>
    public int One { get; set; }

    public async Task<Page<StoryItem>> StoriesAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        Each((await room.StoriesAsync(at, null, 1, ct)).Items[0], after, limit);

    public async Task<StoryView?> StoryAsync(Guid id, AsOf at, CancellationToken ct)
    {
        if (await room.StoryAsync(id, at, ct) is not { } story) return null;
        return Poisoned.Of(story, OneOf) with
        {
            Timeline = [.. Enumerable.Range(0, HostilePayloads.All.Count / 4).SelectMany(_ => story.Timeline.Take(1)).Select(line => Poisoned.Of(line, Next))],
            Articles = [.. Enumerable.Range(0, HostilePayloads.All.Count / 4).Select(_ => Poisoned.Of(story.Articles[0], Next))],
        };
    }

    public async Task<ArticleView?> ArticleAsync(Guid id, int? revision, AsOf at, CancellationToken ct)
    {
        if (await room.ArticleAsync(id, revision, at, ct) is not { } article) return null;
        // The text is what everything else points into: every payload, one a line, and claims at some of them.
        var text = string.Join("\n\n", HostilePayloads.All.Select(p => p.Length > 2000 ? p[..2000] : p));
        return Poisoned.Of(article, OneOf) with
        {
            Text = text,
            Claims = [.. Enumerable.Range(0, 200).Select(i => article.Claims[0] with { Start = i * 40, End = i * 40 + 23, Entry = Poisoned.Of(article.Claims[0].Entry, Next) })],
        };
    }

    public async Task<RevisionsView?> CompareAsync(Guid id, int? from, int? to, AsOf at, CancellationToken ct) =>
        await room.CompareAsync(id, from, to, at, ct) is { } changes ? Poisoned.Of(changes, Next) : null;

    public async Task<Page<SpeakerItem>> SpeakersAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        Each((await room.SpeakersAsync(at, null, 1, ct)).Items[0], after, limit);

    public async Task<SpeakerView?> SpeakerAsync(Guid id, AsOf at, CancellationToken ct) =>
        await room.SpeakerAsync(id, at, ct) is { } speaker ? Poisoned.Of(speaker, Next) : null;

    public async Task<WhoView?> WhoAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) =>
        await room.WhoAsync(story, claim, at, ct) is { } who ? Poisoned.Of(who, Next) : null;

    public async Task<Page<HistoryItem>> HistoryAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        Each((await room.HistoryAsync(at, null, 1, ct)).Items[0], after, limit);

    public Task<RawDocument?> RawAsync(Guid article, int revision, CancellationToken ct) => room.RawAsync(article, revision, ct);

    // A page of a list with an item for each payload, and that payload in all its fields.
    static Page<T> Each<T>(T item, string? after, int limit) where T : class
    {
        var from = after is null ? 0 : int.Parse(after, null);
        var items = HostilePayloads.All.Skip(from).Take(limit).Select(p => Poisoned.Of(item, () => p)).ToList();
        return new(items, from + items.Count < HostilePayloads.All.Count ? $"{from + items.Count}" : null);
    }

    string Next() => Short[Interlocked.Increment(ref next) % Short.Length];

    string OneOf() => HostilePayloads.All[One % HostilePayloads.All.Count];
}
