using System.Globalization;
using StoryTracker.App.Access;
using StoryTracker.App.Triage;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.EventStore;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    /// <inheritdoc/>
    public async Task<Page<HistoryItem>> HistoryAsync(AsOf at, string? after, int limit, CancellationToken ct)
    {
        // Positions are dense, so a page is plain arithmetic.
        var last = Cursor.Parse(after, p => long.Parse(p[0], CultureInfo.InvariantCulture)) is { } cursor ? cursor - 1
            : await LastAsync(at, ct);
        var first = Math.Max(0, last - limit);
        var events = last <= 0 ? [] : await store.ReadLogAsync(first, (int)(last - first), ct);
        return new(
            [.. events.Reverse().Where(IsTold).Select(Item)],
            first > 0 ? Cursor.Format(first + 1) : null);
    }

    /// <summary>Events as the audit tells them to whoever asks; those that are not there for them are left out.</summary>
    internal static IEnumerable<HistoryItem> Told(IEnumerable<RecordedEvent> events) => events.Where(IsTold).Select(Item);

    /// <summary>Last position that counts at a moment.</summary>
    internal async Task<long> LastAsync(AsOf at, CancellationToken ct) => Math.Min((await ResolveAsync(at, ct)).Position ?? long.MaxValue, await store.HeadAsync(ct));

    static bool IsTold(RecordedEvent e) => !Readership.HidesStream(e.Stream) && !PlacesOnHidden(e.Data) && !QueuedItems.Hides(e.Data);

    static HistoryItem Item(RecordedEvent e) => new(e.Position, e.RecordedAt, e.Stream, e.Version, e.Type, e.Meta.By, HistorySentence.Of(Told(e.Data)));

    // Events of articles that tell which stories they are on tell of hidden ones, too.
    static bool PlacesOnHidden(object data) => data switch
    {
        ArticleAssigned e => e.Stories.Count > 0 && e.Stories.All(s => Readership.Hides(s.StoryId)),
        ArticleReassigned e => Readership.Hides(e.FromStoryId) || Readership.Hides(e.IntoStoryId),
        ReassignmentUndone e => Readership.Hides(e.FromStoryId) || Readership.Hides(e.IntoStoryId),
        _ => false,
    };

    static object Told(object data) =>
        data is ArticleAssigned e && e.Stories.Any(s => Readership.Hides(s.StoryId)) ? e with { Stories = [.. e.Stories.Where(s => !Readership.Hides(s.StoryId))] } : data;
}
