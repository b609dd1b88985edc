using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using StoryTracker.App.Access;
using StoryTracker.App.Corroboration;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>The desk on the event store: pages are folds of streams, found through the newsroom index.</summary>
/// <param name="store">The event store.</param>
/// <param name="source">The database.</param>
/// <param name="documents">Raw bytes.</param>
/// <param name="statements">Says which stories hold a claim.</param>
/// <param name="decisions">Carries out what editors decide.</param>
/// <param name="clock">When they do.</param>
public sealed partial class NewsroomDesk(
    EventStore.EventStore store, NpgsqlDataSource source, Documents documents, StatementIndex statements, Decisions decisions, TimeProvider clock) : IDesk
{
    static readonly string Moments = Statements.Read("story_moments");
    static readonly string RecordedBy = Statements.Read("recorded_by");
    static readonly string RecordedAt = Statements.Read("recorded_at");
    static readonly string ListStories = Statements.Read("list_stories_v2");

    /// <inheritdoc/>
    public async Task<Page<StoryItem>> StoriesAsync(AsOf at, string? after, int limit, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        var rows = await RowsAsync(moment.Position, after, limit, ct);
        List<(Story Story, long Position)> stories = [];
        foreach (var row in rows.Take(limit))
        {
            var story = await FoldAsync<Story>(Streams.Story(row.Id), moment, ct);
            // A story that is part of another one is found there; an emerging one that everything has left is nothing to look at.
            if (story.State is { MergedInto: null } state && !state.IsAbandoned) stories.Add((state, story.Position));
        }
        var items = await ItemsAsync(stories, moment, ct);
        var last = rows.Count > limit ? rows[limit - 1] : default;
        return new(items, rows.Count > limit ? Cursor.Format(last.Emerging, last.Position, last.Id) : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoryRef>> ChoicesAsync(int limit, CancellationToken ct)
    {
        List<StoryRef> choices = [];
        foreach (var row in (await RowsAsync(null, null, limit, ct)).Take(limit))
            if ((await FoldAsync<Story>(Streams.Story(row.Id), default, ct)).State is { MergedInto: null, IsAbandoned: false } story)
                choices.Add(new(row.Id.ToString(), story.Title));
        return choices;
    }

    // One more than asked for, where there is one.
    async Task<List<(Guid Id, bool Emerging, long Position)>> RowsAsync(long? position, string? after, int limit, CancellationToken ct)
    {
        var cursor = Cursor.Parse(after, p => (Emerging: bool.Parse(p[0]), Position: long.Parse(p[1], CultureInfo.InvariantCulture), Id: Guid.Parse(p[2])));
        await using var command = source.CreateCommand(ListStories);
        command.Parameters.Add(new() { Value = position ?? long.MaxValue });
        command.Parameters.Add(new() { Value = cursor?.Emerging ?? false });
        command.Parameters.Add(new() { Value = cursor?.Position ?? 0 });
        command.Parameters.Add(new() { Value = (object?)cursor?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = limit + 1 });
        command.Parameters.Add(new() { Value = Readership.Current?.Hidden.ToArray() ?? [] });
        return await command.RowsAsync(r => (r.GetGuid(0), r.GetBoolean(1), r.GetInt64(2)), ct);
    }

    /// <inheritdoc/>
    public async Task<StoryView?> StoryAsync(Guid id, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        var folded = await FoldAsync<Story>(Streams.Story(id), moment, ct);
        if (folded.State is not { } story) return null;
        var texts = await TextsAsync(story, ct);
        var articles = story.Articles.Values.OrderByDescending(a => a.Published?.Latest ?? DateTimeOffset.MinValue).ThenBy(a => a.ArticleId)
            .Select(a => new StoryArticle(a.ArticleId.ToString(), Entries.TitleOf(a.Title, texts.GetValueOrDefault(a.ArticleId, "")), a.Outlet, a.Url,
                Entries.Published(a.Published), a.Published, a.Weight, a.Primary, a.Reasons)
            {
                TakenDown = story.Withdrawn.GetValueOrDefault(a.ArticleId) is { } w ? new(w.Status, w.At) : null,
            })
            .Concat(story.RemovedArticles.OrderBy(a => a.Key).Select(a => Entries.Of(a.Key, a.Value)));
        return new(id.ToString(), story.Title, story.Sentence, Status(story), story.Terms, moment.Time, folded.Position, await MomentsAsync(id, ct),
            [.. articles],
            await AnsweredAsync(story, await WithFirstSaidAsync(
                story, await WithUtterancesAsync(story, await NamedAsync(Timeline(story), moment, ct), moment, ct), moment, ct), moment, ct), [.. Diary(story)])
        {
            Divergences = Divergences(story),
            IsPrivate = story.Private is not null,
            Proposals = Proposals(story),
            Closed = story.Closed is { } closed ? new(closed.By, closed.At, closed.Reason) : null,
            Notes = [.. story.Notes.Shown.Select(Entries.Note)],
            Standing = StoryStanding.Of(story) with { Suggestions = await SuggestionsAsync(story, moment, ct) },
            WordsChanged = [.. story.Claims.Values.Where(c => c.Dismissal is null && story.Articles.ContainsKey(c.Machine.ArticleId))
                .SelectMany(c => Entries.Changes(c, story.Articles[c.Machine.ArticleId])).OrderBy(c => c.Seen).ThenBy(c => c.Claim, StringComparer.Ordinal)],
        };
    }

    // "next week – on April 24": the day says all that the week says.
    static bool IsNarrowedBySentence(DateAnnounced vague, IEnumerable<DateAnnounced> all) => all.Any(d =>
        d.ArticleId == vague.ArticleId && d.Sentence.Start == vague.Sentence.Start && d.Revision == vague.Revision && d.DateId != vague.DateId
        && vague.When.Earliest <= d.When.Earliest && d.When.Latest <= vague.When.Latest
        && (vague.When.Earliest, vague.When.Latest) != (d.When.Earliest, d.When.Latest));

    // A state never changes, so what was made of it stays right for as long as somebody holds it.
    static readonly ConditionalWeakTable<Story, IReadOnlyList<TimelineEntry>> Timelines = [];

    static IReadOnlyList<TimelineEntry> Timeline(Story story) => Timelines.GetValue(story, static story =>
        [.. story.Claims.Values.Where(c => story.Articles.ContainsKey(c.Machine.ArticleId))
            .Select(c => Entries.Of(c, story.Articles[c.Machine.ArticleId])).Concat(story.RemovedClaims.Select(c => Entries.Of(c.Key, c.Value)))
            .OrderBy(Entries.Order)]);

    static string Status(Story story) => story.MergedInto is not null ? "merged" : story.Closed is not null ? "closed" : story.Emerging ? "emerging" : "open";

    // What all of them need is asked for once.
    async Task<List<StoryItem>> ItemsAsync(List<(Story Story, long Position)> stories, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        var lines = stories.ConvertAll(s => Timeline(s.Story).Where(e => e.Dismissed is null).ToList());
        var identities = await IdentitiesAsync(lines.SelectMany(l => l).Select(e => e.Speaker?.Id).OfType<string>().Distinct().Select(Guid.Parse), moment, ct);
        var changed = await RecordedAtAsync(stories.Select(s => s.Position), ct);
        List<StoryItem> items = [];
        foreach (var ((story, position), timeline) in stories.Zip(lines, (s, l) => (s, l.ConvertAll(e => Named(e, identities)))))
        {
            var latest = timeline.LastOrDefault(e => e.Publication is not null) ?? timeline.LastOrDefault(e => e.Removed is null);
            if (latest is not null) latest = (await WithUtterancesAsync(story, [latest], moment, ct))[0];
            items.Add(new(story.Id.ToString(), story.Title, story.Sentence, Status(story), story.Articles.Count + story.RemovedArticles.Count, timeline.Count,
                timeline.Select(e => e.Speaker?.Id).OfType<string>().Distinct().Count(),
                story.Articles.Values.Select(a => a.Outlet).OfType<string>().Distinct().Count(),
                latest, changed[position], position)
            {
                Suggestions = OpenSuggestions(story), Divergences = story.Divergences.Values.Count(d => d.Dismissal is null),
                Edited = story.Claims.Values.Count(c => c.Unanswered is not null), TakenDown = story.Withdrawn.Count,
            });
        }
        return items;
    }

    // A story's own stream carries everything but the opening words that stand in for a missing headline.
    async Task<Dictionary<Guid, string>> TextsAsync(Story story, CancellationToken ct)
    {
        Dictionary<Guid, string> texts = [];
        foreach (var a in story.Articles.Values.Where(a => string.IsNullOrWhiteSpace(a.Title)))
            if ((await store.LoadAsync<Article>(Streams.Article(a.ArticleId), null, ct)).State is { } article)
                texts[a.ArticleId] = article.Revision(a.Revision).Text;
        return texts;
    }

    // As long as the stream has not changed its newest state is the same one, and so are its moments.
    static readonly ConditionalWeakTable<Story, IReadOnlyList<RecordedMoment>> MomentsOf = [];

    async Task<IReadOnlyList<RecordedMoment>> MomentsAsync(Guid story, CancellationToken ct)
    {
        if ((await store.LoadAtAsync<Story>(Streams.Story(story), await store.NowAsync(ct), ct)).State is not { } newest) return [];
        if (MomentsOf.TryGetValue(newest, out var known)) return known;
        await using var command = source.CreateCommand(Moments);
        command.Parameters.Add(new() { Value = Streams.Story(story) });
        var moments = await command.RowsAsync(r => new RecordedMoment(r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1)), ct);
        MomentsOf.AddOrUpdate(newest, moments);
        return moments;
    }

    // The last position for now, a position with the time it stands for, or a time with the position it stands for: all that a page reads, it reads at one position.
    async Task<(long? Position, DateTimeOffset? Time)> ResolveAsync(AsOf at, CancellationToken ct)
    {
        var now = await store.NowAsync(ct);
        if (at.Time is { } time) return (await store.PositionAtAsync(time, ct), time);
        if (at.Position is not { } position) return (now, null);
        return (position, await RecordedByAsync(position, ct));
    }

    async Task<DateTimeOffset?> RecordedByAsync(long position, CancellationToken ct)
    {
        await using var command = source.CreateCommand(RecordedBy);
        command.Parameters.Add(new() { Value = position });
        var rows = await command.RowsAsync(r => r.GetFieldValue<DateTimeOffset>(0), ct);
        return rows.Count > 0 ? rows[0] : null;
    }

    async Task<Dictionary<long, DateTimeOffset>> RecordedAtAsync(IEnumerable<long> positions, CancellationToken ct)
    {
        await using var command = source.CreateCommand(RecordedAt);
        command.Parameters.Add(new() { Value = positions.ToArray() });
        return (await command.RowsAsync(r => (Position: r.GetInt64(0), At: r.GetFieldValue<DateTimeOffset>(1)), ct)).ToDictionary(r => r.Position, r => r.At);
    }
}
