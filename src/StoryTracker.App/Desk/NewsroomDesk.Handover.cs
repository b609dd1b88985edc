using StoryTracker.App.Handover;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk : IHandoverDesk
{
    static readonly string MarkSeen = Statements.Read("mark_seen"), UnmarkSeen = Statements.Read("unmark_seen"), StarStory = Statements.Read("star_story"),
        ReadingMarkOf = Statements.Read("reading_mark"), CountNews = Statements.Read("count_story_news_v1");

    /// <inheritdoc/>
    public async Task<HandoverView?> HandoverAsync(Guid story, string reader, CancellationToken ct)
    {
        var mark = await MarkAsync(story, reader, ct);
        return await ChangesAsync(story, mark.To ?? 0, await ResolveAsync(AsOf.Now, ct), reader, ct) is { } changes ? new(mark, changes) : null;
    }

    /// <inheritdoc/>
    public async Task<StoryChangesView?> ChangesAsync(Guid story, AsOf from, AsOf to, CancellationToken ct)
    {
        var start = await ResolveAsync(from, ct);
        return await ChangesAsync(story, start.Position ?? 0, await ResolveAsync(to, ct), null, ct);
    }

    async Task<StoryChangesView?> ChangesAsync(Guid id, long from, (long? Position, DateTimeOffset? Time) to, string? reader, CancellationToken ct)
    {
        var after = await FoldAsync<Story>(Streams.Story(id), to, ct);
        if (after.State is not { } story) return null;
        var moments = await MomentsAsync(id, ct);
        var before = from > 0 ? await FoldAsync<Story>(Streams.Story(id), (from, null), ct) : new Folded<Story>(null, 0, 0);
        List<RecordedEvent> events = [];
        // No further than the state that was folded: what came since belongs to the next look.
        await foreach (var e in store.ReadStreamAsync(Streams.Story(id), before.Version, after.Position, ct)) events.Add(e);
        var changes = StoryChanges.Of(before.State, story, events, reader).ToList();
        // Told as the timeline tells them: under the names by which speakers are known.
        var entries = (await NamedAsync([.. changes.Select(c => EntryOf(Guid.Parse(c.Subject), before.State, story)).OfType<TimelineEntry>()], to, ct))
            .ToDictionary(e => e.Id, StringComparer.Ordinal);
        return new(id.ToString(), story.Title, from, from > 0 ? await RecordedByAsync(from, ct) : null, Math.Max(after.Position, from),
            moments.LastOrDefault(m => m.Position <= after.Position)?.Recorded, [.. changes.Select(c => c with { Entry = entries.GetValueOrDefault(c.Subject) })], moments);
    }

    static TimelineEntry? EntryOf(Guid claim, Story? before, Story after) =>
        new[] { after, before }.Where(s => s is not null && s.Claims.ContainsKey(claim) && s.Articles.ContainsKey(s.Claims[claim].Machine.ArticleId))
            .Select(s => Entries.Of(s!.Claims[claim], s.Articles[s.Claims[claim].Machine.ArticleId])).FirstOrDefault();

    /// <inheritdoc/>
    public async Task<ReadingMark> MarkAsync(Guid story, string reader, CancellationToken ct)
    {
        await using var command = source.CreateCommand(ReadingMarkOf);
        command.Parameters.Add(new() { Value = reader });
        command.Parameters.Add(new() { Value = story });
        command.Parameters.Add(new() { Value = IHandoverDesk.AllStories });
        var rows = await command.RowsAsync(r => new ReadingMark(
            r.IsDBNull(0) ? null : r.GetInt64(0), r.IsDBNull(1) ? null : r.GetFieldValue<DateTimeOffset>(1), r.GetBoolean(2)), ct);
        var mark = rows.Count > 0 ? rows[0] : new(null, null, false);
        return mark with { New = (await NewAsync(reader, [(story, mark.To ?? 0)], ct)).GetValueOrDefault(story) };
    }

    async Task<Dictionary<Guid, int>> NewAsync(string reader, IReadOnlyList<(Guid Story, long SeenTo)> asked, CancellationToken ct)
    {
        await using var command = source.CreateCommand(CountNews);
        command.Parameters.Add(new() { Value = reader });
        command.Parameters.Add(new() { Value = asked.Select(a => a.Story).ToArray() });
        command.Parameters.Add(new() { Value = asked.Select(a => a.SeenTo).ToArray() });
        return (await command.RowsAsync(r => (r.GetGuid(0), r.GetInt32(1)), ct)).ToDictionary(r => r.Item1, r => r.Item2);
    }

    /// <inheritdoc/>
    public async Task<long?> SeeAsync(Guid story, string reader, long position, CancellationToken ct)
    {
        await using var command = source.CreateCommand(MarkSeen);
        command.Parameters.Add(new() { Value = reader });
        command.Parameters.Add(new() { Value = story });
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return (await command.RowsAsync(r => (long?)r.GetInt64(0), ct)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<bool> UnseeAsync(Guid story, string reader, long position, CancellationToken ct)
    {
        await using var command = source.CreateCommand(UnmarkSeen);
        command.Parameters.Add(new() { Value = reader });
        command.Parameters.Add(new() { Value = story });
        command.Parameters.Add(new() { Value = position });
        return (await command.RowsAsync(_ => true, ct)).Count > 0;
    }

    /// <inheritdoc/>
    public async Task StarAsync(Guid story, string reader, bool starred, CancellationToken ct)
    {
        await using var command = source.CreateCommand(StarStory);
        command.Parameters.Add(new() { Value = reader });
        command.Parameters.Add(new() { Value = story });
        command.Parameters.Add(new() { Value = starred });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <inheritdoc/>
    public Task<long> HeadAsync(CancellationToken ct) => store.HeadAsync(ct);
}
