using System.Globalization;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    /// <inheritdoc/>
    public async Task<Page<HistoryItem>> HistoryAsync(AsOf at, string? after, int limit, CancellationToken ct)
    {
        // Positions are dense, so a page is plain arithmetic.
        var last = Cursor.Parse(after, p => long.Parse(p[0], CultureInfo.InvariantCulture)) is { } cursor ? cursor - 1
            : Math.Min((await ResolveAsync(at, ct)).Position ?? long.MaxValue, await store.HeadAsync(ct));
        var first = Math.Max(0, last - limit);
        var events = last <= 0 ? [] : await store.ReadLogAsync(first, (int)(last - first), ct);
        return new(
            [.. events.Reverse().Select(e => new HistoryItem(e.Position, e.RecordedAt, e.Stream, e.Version, e.Type, e.Meta.By, HistorySentence.Of(e.Data)))],
            first > 0 ? Cursor.Format(first + 1) : null);
    }
}
