using System.Collections.Concurrent;
using StoryTracker.App.Desk;
using StoryTracker.App.Handover;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Tests.MadeUp;

/// <summary>What is new in the made-up newsroom; marks and stars are kept in memory.</summary>
sealed class MadeUpHandoverDesk(IDesk desk) : IHandoverDesk
{
    readonly ConcurrentDictionary<(Guid, string), (long? To, long? Former, bool Starred)> marks = new();

    static readonly DateTimeOffset SeenAt = new(2024, 5, 16, 7, 45, 0, TimeSpan.Zero);

    /// <summary>Marks that readers set, in order.</summary>
    public ConcurrentQueue<(Guid Story, string Reader, long Position)> Set { get; } = new();

    public async Task<Page<StoryItem>> StoriesAsync(StoryQuery query, string reader, CancellationToken ct)
    {
        var page = await desk.StoriesAsync(AsOf.Now, query.After, query.Limit, ct);
        List<StoryItem> items = [];
        foreach (var story in page.Items)
        {
            var mark = await MarkAsync(Guid.Parse(story.Id), reader, ct);
            if (query.Show == "starred" && !mark.Starred || query.Show == "new" && mark.New == 0) continue;
            items.Add(story with { Mark = mark, Live = story.Position == 21, Hours = [.. Enumerable.Range(0, 48).Select(h => story.Position == 21 ? h % 7 : 0)] });
        }
        return page with { Items = query.Order == "title" ? [.. items.OrderBy(i => i.Title, StringComparer.OrdinalIgnoreCase)] : items };
    }

    public async Task<StoryItem?> ItemAsync(Guid story, string reader, CancellationToken ct) =>
        (await StoriesAsync(new("activity", "all", null, 200), reader, ct)).Items.FirstOrDefault(i => i.Id == story.ToString());

    public async Task<int> NewsAsync(Guid story, string reader, long since, CancellationToken ct) => since < 21 ? (await MarkAsync(story, reader, ct)).New : 0;

    public Task<ReadingMark> MarkAsync(Guid story, string reader, CancellationToken ct)
    {
        var mark = marks.GetValueOrDefault((story, reader), (story == MadeUpNewsroom.Tunnel ? 9 : story == MadeUpNewsroom.Bare ? 20 : null, null, false));
        var fresh = story == MadeUpNewsroom.Tunnel && mark.To < 21 ? MadeUpChanges.All.Count(c => !c.Own) : mark.To is null ? 4 : 0;
        return Task.FromResult(new ReadingMark(mark.To, mark.To is null ? null : SeenAt, mark.Starred) { New = fresh });
    }

    public async Task<HandoverView?> HandoverAsync(Guid story, string reader, CancellationToken ct)
    {
        var mark = await MarkAsync(story, reader, ct);
        return await ChangesAsync(story, new(mark.To ?? 0, null), AsOf.Now, ct) is { } changes
            ? new(mark, mark.New == 0 ? changes with { Changes = [] } : changes) : null;
    }

    public async Task<StoryChangesView?> ChangesAsync(Guid story, AsOf from, AsOf to, CancellationToken ct) =>
        await desk.StoryAsync(story, AsOf.Now, ct) is not { } view ? null
            : new(view.Id, view.Title, from.Position ?? 0, MadeUpDesk.Moments[1].Recorded, view.Position, MadeUpDesk.Moments[^1].Recorded,
                story == MadeUpNewsroom.Tunnel ? MadeUpChanges.Of(view) : [], view.Positions);

    public Task<long?> SeeAsync(Guid story, string reader, long position, CancellationToken ct)
    {
        Set.Enqueue((story, reader, position));
        var before = marks.GetValueOrDefault((story, reader));
        if (before.To >= position) return Task.FromResult<long?>(null);
        marks[(story, reader)] = (position, before.To, before.Starred);
        return Task.FromResult<long?>(position);
    }

    public Task<bool> UnseeAsync(Guid story, string reader, long position, CancellationToken ct)
    {
        if (marks.GetValueOrDefault((story, reader)) is not { To: { } to } mark || to != position) return Task.FromResult(false);
        marks[(story, reader)] = (mark.Former ?? 9, null, mark.Starred);
        return Task.FromResult(true);
    }

    public Task StarAsync(Guid story, string reader, bool starred, CancellationToken ct)
    {
        marks[(story, reader)] = marks.GetValueOrDefault((story, reader), (9, null, false)) with { Starred = starred };
        return Task.CompletedTask;
    }

    public Task<long> HeadAsync(CancellationToken ct) => Task.FromResult(21L);
}

/// <summary>One change of every kind.</summary>
static class MadeUpChanges
{
    static readonly DateTimeOffset When = new(2024, 5, 20, 18, 5, 0, TimeSpan.Zero);

    public static IReadOnlyList<StoryChange> All { get; } =
    [
        new(StoryChangeKind.Added, "0", "Recorded what Tomás Ferreira-Lindqvist said.", "made-up@1", When, 10),
        new(StoryChangeKind.Withdrawn, "1", "Ana Editor dismissed a claim: it is the reporter’s <b>frame</b>.", "Ana Editor", When, 11),
        new(StoryChangeKind.Corrected, "2", "Ana Editor corrected a claim: the caption names her.", "Ana Editor", When, 12)
        {
            Parts = [new("speaker", [new(DiffKind.Removed, "nobody <i>named</i>", null), new(DiffKind.Added, "Ilse Brandt", null)])],
        },
        new(StoryChangeKind.Reworded, "3", "The outlet changed words that a claim rests on.", "reviser@1", When, 13)
        {
            Parts = [new("printed", [new(DiffKind.Kept, "was never ", null), new(DiffKind.Removed, "hidden", null), new(DiffKind.Added, "secret", null)])], Events = 3,
        },
        new(StoryChangeKind.Article, MadeUpNewsroom.FerryArticle.ToString(), "Put “Captain sees no need for tunnel” of The Tide on the story.", "matcher@1", When, 14)
            { About = "Captain sees no need for tunnel" },
        new(StoryChangeKind.Divergence, "99999999-0000-4000-8000-000000000001", "Found that two reports differ.", "matcher@1", When, 15)
            { About = "The mayor says there was a ship; the company says it found none." },
        new(StoryChangeKind.FollowUp, "99999999-0000-4000-8000-000000000002", "It asks what became of it.", "follow-ups", When, 16) { About = "A public meeting is due to take place on 3 June" },
        new(StoryChangeKind.Corrected, "4", "administrator corrected a claim: a pronoun.", "administrator", When, 17) { Own = true },
    ];

    /// <summary>The same about lines of a story.</summary>
    public static IReadOnlyList<StoryChange> Of(StoryView story) =>
        [.. All.Select(c => int.TryParse(c.Subject, out var i) ? c with { Subject = story.Timeline[i].Id, Entry = story.Timeline[i] } : c)];
}
