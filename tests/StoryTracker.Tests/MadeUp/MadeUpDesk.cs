using StoryTracker.App.Desk;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A desk with a small made-up newsroom in it, or with nothing.</summary>
sealed class MadeUpDesk : IDesk
{
    /// <summary>The one story's changes.</summary>
    public static readonly RecordedMoment[] Moments =
    [
        new(3, new(2024, 5, 16, 7, 30, 0, TimeSpan.Zero)), new(9, new(2024, 5, 16, 7, 31, 0, TimeSpan.Zero)),
        new(14, new(2024, 5, 20, 18, 5, 0, TimeSpan.Zero)), new(21, new(2024, 5, 21, 9, 0, 0, TimeSpan.Zero)),
    ];

    readonly MadeUpNewsroom room = new();

    /// <summary>True for a desk without anything on it.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>When set, stories have so many lines, made of those that they have.</summary>
    public int? Lines { get; init; }

    /// <summary>When set, every question fails with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>When set, the list of stories does not come before this has, whether it is still wanted or not.</summary>
    public Task? Hangs { get; set; }

    public async Task<Page<StoryItem>> StoriesAsync(AsOf at, string? after, int limit, CancellationToken ct)
    {
        if (Hangs is { } until) await until;
        return await Paged(room.Stories, after, limit);
    }

    public Task<StoryView?> StoryAsync(Guid id, AsOf at, CancellationToken ct) => One(room.Story(id) ?? MadeUpRevisions.Story(id, room), view => At(Longer(view), at));

    public Task<ArticleView?> ArticleAsync(Guid id, int? revision, AsOf at, CancellationToken ct) =>
        One(room.Article(id), view => IsBefore(at, 3) || revision < 1 || revision > view.Revisions.Count ? null : view with { At = at.Time, Revision = revision ?? view.Revision });

    public Task<RevisionsView?> CompareAsync(Guid id, int? from, int? to, AsOf at, CancellationToken ct) =>
        One(MadeUpRevisions.Of(room.Article(id), from, to), view => view with { At = at.Time });

    public Task<Page<SpeakerItem>> SpeakersAsync(AsOf at, string? after, int limit, CancellationToken ct) => Paged(room.Speakers, after, limit);

    public Task<SpeakerView?> SpeakerAsync(Guid id, AsOf at, CancellationToken ct) => One(room.Speaker(id), view => view with { At = at.Time });

    public Task<WhoView?> WhoAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) => One(MadeUpSpeakers.Who(room.Story(story), claim), view => view with { At = at.Time });

    public Task<Page<HistoryItem>> HistoryAsync(AsOf at, string? after, int limit, CancellationToken ct) => Paged(room.History, after, limit);

    public Task<RawDocument?> RawAsync(Guid article, int revision, CancellationToken ct) =>
        One(revision == 1 && room.Article(article) is not null ? new RawDocument("<script>alert(1)</script>"u8.ToArray(), "text/html\r\nX-Evil: 1") : null, r => r);

    StoryView Longer(StoryView view) => Lines is not { } count || view.Timeline.Count == 0 ? view
        : view with { Timeline = [.. Enumerable.Range(0, count).Select(i => view.Timeline[i * view.Timeline.Count / count] with { Id = new Guid(i, 0, 0, new byte[8]).ToString() })] };

    static StoryView? At(StoryView view, AsOf at)
    {
        if (at.IsNow) return view;
        if (view.Positions.LastOrDefault(p => at.Position is { } n ? p.Position <= n : p.Recorded <= at.Time) is not { } moment) return null;
        var known = view.Positions.Count(p => p.Position <= moment.Position) * 3;
        return view with { At = at.Time ?? moment.Recorded, Position = moment.Position, Timeline = [.. view.Timeline.Take(known)] };
    }

    static bool IsBefore(AsOf at, long position) => at.Position < position;

    Task<T?> One<T>(T? view, Func<T, T?> at) where T : class =>
        Failure is not null ? Task.FromException<T?>(Failure) : Task.FromResult(IsEmpty || view is null ? null : at(view));

    Task<Page<T>> Paged<T>(IReadOnlyList<T> items, string? after, int limit)
    {
        if (Failure is not null) return Task.FromException<Page<T>>(Failure);
        if (IsEmpty) return Task.FromResult(new Page<T>([], null));
        var from = after is null ? 0 : int.Parse(after, null);
        var page = items.Skip(from).Take(limit).ToList();
        return Task.FromResult(new Page<T>(page, from + page.Count < items.Count ? $"{from + page.Count}" : null));
    }
}
