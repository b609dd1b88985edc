using System.Globalization;
using StoryTracker.App.Handover;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    // A story to which nothing came for as long is quiet; the drawing in the list goes back as far.
    static readonly TimeSpan LiveFor = TimeSpan.FromHours(48);
    static readonly string ListByActivity = Statements.Read("list_stories_by_activity_v1"), ListByNews = Statements.Read("list_stories_by_news_v1");
    static readonly string ListByTitle = Statements.Read("list_stories_by_title_v1"), HoursOf = Statements.Read("story_hours_v1"), MarksOf = Statements.Read("reading_marks_of");

    /// <inheritdoc/>
    public async Task<Page<StoryItem>> StoriesAsync(StoryQuery query, string reader, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var plain = query is { Order: "activity", Show: "all" };
        var rows = plain ? await PlainRowsAsync(query, reader, ct) : await RowsAsync(query, reader, now, ct);
        var moment = await ResolveAsync(AsOf.Now, ct);
        List<(Story Story, long Position)> stories = [];
        foreach (var row in rows.Take(query.Limit))
        {
            var story = await FoldAsync<Story>(Streams.Story(row.Id), moment, ct);
            if (story.State is { MergedInto: null } state && !state.IsAbandoned) stories.Add((state, story.Position));
        }
        var byId = rows.ToDictionary(r => r.Id);
        var items = (await ItemsAsync(stories, moment, ct)).ConvertAll(s => (Story: s, Row: byId[Guid.Parse(s.Id)]));
        var news = await NewAsync(reader, [.. items.Select(i => (i.Row.Id, i.Row.SeenTo ?? 0))], ct);
        var hours = await HoursAsync([.. items.Select(i => i.Row.Id)], now, ct);
        var last = rows.Count > query.Limit ? rows[query.Limit - 1] : null;
        return new(
            [.. items.Select(i => i.Story with
            {
                Mark = new(i.Row.SeenTo, i.Row.SeenAt, i.Row.Starred) { New = news.GetValueOrDefault(i.Row.Id) },
                Hours = [.. Enumerable.Range(0, 48).Select(h => hours.GetValueOrDefault((i.Row.Id, 47 - h)))],
                Live = i.Story.LastChanged > now - LiveFor,
            })],
            last is null ? null : plain ? Cursor.Format(last.Emerging, last.Position, last.Id) : Cursor.Format(query.Order, last.Rank, query.Order == "title" ? 0 : last.Position, last.Id, last.Title));
    }

    /// <inheritdoc/>
    public async Task<StoryItem?> ItemAsync(Guid story, string reader, CancellationToken ct)
    {
        var moment = await ResolveAsync(AsOf.Now, ct);
        var folded = await FoldAsync<Story>(Streams.Story(story), moment, ct);
        if (folded.State is not { MergedInto: null } state) return null;
        var now = clock.GetUtcNow();
        var hours = await HoursAsync([story], now, ct);
        var item = (await ItemsAsync([(state, folded.Position)], moment, ct))[0];
        return item with
        {
            Mark = await MarkAsync(story, reader, ct), Hours = [.. Enumerable.Range(0, 48).Select(h => hours.GetValueOrDefault((story, 47 - h)))],
            Live = item.LastChanged > now - LiveFor,
        };
    }

    /// <inheritdoc/>
    public async Task<int> NewsAsync(Guid story, string reader, long since, CancellationToken ct) => (await NewAsync(reader, [(story, since)], ct)).GetValueOrDefault(story);

    sealed record Listed(Guid Id, bool Emerging, long Position, bool Starred, long? SeenTo, DateTimeOffset? SeenAt, int Rank, string Title);

    // The newsroom's own order costs a page and not a look at every story: its index holds it.
    async Task<List<Listed>> PlainRowsAsync(StoryQuery query, string reader, CancellationToken ct)
    {
        var rows = await RowsAsync(null, query.After, query.Limit, ct);
        await using var command = source.CreateCommand(MarksOf);
        command.Parameters.Add(new() { Value = reader });
        command.Parameters.Add(new() { Value = rows.Select(r => r.Id).Append(IHandoverDesk.AllStories).ToArray() });
        var marks = (await command.RowsAsync(r => (Story: r.GetGuid(0), Mark: new ReadingMark(
            r.IsDBNull(1) ? null : r.GetInt64(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateTimeOffset>(2), r.GetBoolean(3))), ct)).ToDictionary(m => m.Story, m => m.Mark);
        var everywhere = marks.GetValueOrDefault(IHandoverDesk.AllStories);
        return rows.ConvertAll(row =>
        {
            var own = marks.GetValueOrDefault(row.Id);
            var farther = everywhere?.To > (own?.To ?? 0) ? everywhere : own;
            return new Listed(row.Id, row.Emerging, row.Position, own?.Starred ?? false, farther?.To, farther?.At, 0, "");
        });
    }

    async Task<List<Listed>> RowsAsync(StoryQuery query, string reader, DateTimeOffset now, CancellationToken ct)
    {
        var cursor = Cursor.Parse(query.After, p => p[0] != query.Order ? throw new FormatException("A cursor of another order.")
            : (Rank: Number(p[1]), Position: long.Parse(p[2], CultureInfo.InvariantCulture), Id: Guid.Parse(p[3]), Title: p[4]));
        await using var command = source.CreateCommand(query.Order switch { "title" => ListByTitle, "new" => ListByNews, _ => ListByActivity });
        command.Parameters.Add(new() { Value = reader });
        command.Parameters.Add(new() { Value = IHandoverDesk.AllStories });
        command.Parameters.Add(new() { Value = query.Show });
        command.Parameters.Add(new() { Value = now - LiveFor });
        if (query.Order == "title") command.Parameters.Add(new() { Value = cursor?.Title ?? "" });
        else
        {
            command.Parameters.Add(new() { Value = cursor?.Rank ?? 0 });
            command.Parameters.Add(new() { Value = cursor?.Position ?? 0 });
        }
        command.Parameters.Add(new() { Value = (object?)cursor?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = query.Limit + 1 });
        command.Parameters.Add(new() { Value = Access.Readership.Current?.Hidden.ToArray() ?? [] });
        return await command.RowsAsync(r => new Listed(r.GetGuid(0), r.GetBoolean(1), r.GetInt64(2), r.GetBoolean(3), r.IsDBNull(4) ? null : r.GetInt64(4),
            r.IsDBNull(5) ? null : r.GetFieldValue<DateTimeOffset>(5), r.GetInt32(6), r.GetString(7)), ct);
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    async Task<Dictionary<(Guid Story, int HoursAgo), int>> HoursAsync(Guid[] stories, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(HoursOf);
        command.Parameters.Add(new() { Value = stories });
        command.Parameters.Add(new() { Value = now });
        return (await command.RowsAsync(r => (r.GetGuid(0), r.GetInt32(1), r.GetInt32(2)), ct)).ToDictionary(r => (r.Item1, r.Item2), r => r.Item3);
    }
}
