using System.Globalization;
using StoryTracker.App.FollowUps;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk : IDiaryDesk
{
    const int DayBatch = 200;
    static readonly string ListFollowUps = Statements.Read("list_follow_ups_v1");

    /// <inheritdoc/>
    public async Task<Page<FollowUpView>> FollowUpsAsync(FollowUpQuery query, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        var cursor = Cursor.Parse(query.After, p =>
            (Day: DateOnly.ParseExact(p[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), Story: Guid.Parse(p[1]), Id: Guid.Parse(p[2])));
        List<FollowUpView> items = [];
        Dictionary<Guid, IReadOnlyDictionary<Guid, IReadOnlyList<string>>> otherDays = [];
        while (true)
        {
            var rows = await DaysAsync(moment.Position, cursor, ct);
            foreach (var row in rows)
            {
                if ((await FoldAsync<Story>(Streams.Story(row.Story), moment, ct)).State is { MergedInto: null } story
                    && story.FollowUps.GetValueOrDefault(row.Id) is { } followUp && (followUp.Due ?? DateOnly.MaxValue) == row.Day
                    && (query.Kind ?? followUp.Kind) == followUp.Kind && (query.Answered ?? followUp.Answer is not null) == followUp.Answer is not null)
                {
                    if (!otherDays.TryGetValue(row.Story, out var others)) otherDays[row.Story] = others = FollowUpOf.OtherDays(story);
                    if (FollowUpOf.Story(story, followUp, others.GetValueOrDefault(row.Id)) is { } view)
                    {
                        if (items.Count == query.Limit)
                            return new(items, Cursor.Format(cursor!.Value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cursor.Value.Story, cursor.Value.Id));
                        items.Add(view);
                    }
                }
                cursor = row;
            }
            if (rows.Count < DayBatch) return new(items, null);
        }
    }

    /// <inheritdoc/>
    public async Task<FollowUpView?> FollowUpAsync(Guid story, Guid id, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        return (await FoldAsync<Story>(Streams.Story(story), moment, ct)).State is { } state && state.FollowUps.GetValueOrDefault(id) is { } followUp
            && FollowUpOf.Story(state, followUp, FollowUpOf.OtherDays(state).GetValueOrDefault(id)) is { } view
            ? view with { Candidates = FollowUpOf.Candidates(state, followUp, view), At = moment.Time } : null;
    }

    async Task<List<(DateOnly Day, Guid Story, Guid Id)>> DaysAsync(long? position, (DateOnly Day, Guid Story, Guid Id)? after, CancellationToken ct)
    {
        await using var command = source.CreateCommand(ListFollowUps);
        command.Parameters.Add(new() { Value = position ?? long.MaxValue });
        command.Parameters.Add(new() { Value = after?.Day ?? DateOnly.MinValue, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date });
        command.Parameters.Add(new() { Value = (object?)after?.Story ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)after?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = DayBatch });
        return await command.RowsAsync(r => (r.GetFieldValue<DateOnly>(0), r.GetGuid(1), r.GetGuid(2)), ct);
    }

    // Days that are followed up, each event once though many articles announce it; then those that nothing follows up yet.
    static IEnumerable<DiaryEntry> Diary(Story story)
    {
        var otherDays = FollowUpOf.OtherDays(story);
        var followed = from f in story.FollowUps.Values
                       let dates = FollowUpOf.Dates(story, f).ToList()
                       where dates.Count > 0
                       let first = FollowUpOf.Narrowest(dates)
                       select Entry(story, first, dates) with { FollowUp = FollowUpOf.Story(story, f, otherDays.GetValueOrDefault(f.Id)) };
        var others = from d in story.Diary.Values
                     where !story.FollowedUp.ContainsKey(d.DateId) && !IsNarrowedBySentence(d, story.Diary.Values)
                     orderby d.ArticleId, d.Expression.Start
                     group d by (d.When.Earliest, d.When.Latest) into g
                     select Entry(story, g.First(), [.. g]);
        return followed.Concat(others).OrderBy(e => e.Date ?? DateOnly.MaxValue).ThenBy(e => e.Latest).ThenBy(e => e.Evidence[0].Article, StringComparer.Ordinal)
            .ThenBy(e => e.Evidence[0].Start);
    }

    static DiaryEntry Entry(Story story, DateAnnounced first, IReadOnlyList<DateAnnounced> dates) => new(first.When.Earliest, first.When.Latest,
        first.When.Precision, first.Sentence.Exact, first.When.Reason, dates.Select(d => d.When.Conflict).FirstOrDefault(c => c is not null),
        [.. dates.Prepend(first).Distinct().Select(d => Entries.Report(d.ArticleId, d.Revision, d.Sentence, story.Articles.GetValueOrDefault(d.ArticleId)?.Outlet))
            .DistinctBy(r => (r.Article, r.Revision, r.Start))]);
}
