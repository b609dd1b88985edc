using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Search;

public sealed partial class SearchDesk
{
    sealed record Line(
        long Count, bool More, Guid? Claim, long Position, Guid Article, string Text, string Kind, Guid? Speaker, string? Name, DateOnly? From, DateOnly? To,
        string? Outlet, string? Title, DateTimeOffset? PublishedFrom, DateTimeOffset? PublishedTo, IReadOnlyList<(Guid Id, string Title, bool Disturbed)> Stories);

    async Task<FoundGroup<ClaimHit>> ClaimsAsync(SearchQuery query, AskedFor asked, long before, int limit, CancellationToken ct)
    {
        // What very many lines have, the newest have too; where they do not after all, everything is looked up.
        if (asked.LinesAbout > Frequent && await LinesAsync(NewestClaims, query, asked, before, limit, ct) is var newest && newest.Count > limit)
            return await ShownAsync(newest, limit, asked.LinesAbout, ct);
        return await ShownAsync(await LinesAsync(AllClaims, query, asked, before, limit, ct), limit, null, ct);
    }

    async Task<List<Line>> LinesAsync(string statement, SearchQuery query, AskedFor asked, long before, int limit, CancellationToken ct)
    {
        await using var command = source.CreateCommand(statement);
        foreach (var value in new[] { Text(asked.Lines), Text(asked.Shown), Day(query.SaidFrom), Day(query.SaidTo), Number(before), Number(limit + 1), Ids(Hidden) })
            command.Parameters.Add(value);
        return await command.RowsAsync(r => r.IsDBNull(2)
            ? new Line(r.GetInt64(0), r.GetBoolean(1), null, 0, default, "", "", null, null, null, null, null, null, null, null, [])
            : new Line(r.GetInt64(0), r.GetBoolean(1), r.GetGuid(2), r.GetInt64(3), r.GetGuid(4), r.GetString(5), r.GetString(6), r.IsDBNull(7) ? null : r.GetGuid(7),
                String(r, 8), DayOf(r, 9), DayOf(r, 10), String(r, 11), String(r, 12), Time(r, 13), Time(r, 14),
                r.IsDBNull(15) ? [] : [.. r.GetFieldValue<Guid[]>(15).Zip(r.GetFieldValue<string[]>(16), r.GetFieldValue<bool[]>(17))]), ct);
    }

    async Task<FoundGroup<ClaimHit>> ShownAsync(List<Line> lines, int limit, long? about, CancellationToken ct)
    {
        var (count, more) = (about ?? lines[0].Count, about is not null || lines[0].More);
        var found = lines.Where(l => l.Claim is not null).ToList();
        var page = found.Take(limit).ToList();
        var identities = await SpeakerIdentities.LoadAsync(store, source, page.Select(l => l.Speaker).OfType<Guid>(), null, ct);
        List<ClaimHit> hits = [];
        foreach (var line in page)
        {
            List<StoryRef> stories = [];
            foreach (var (id, title, disturbed) in line.Stories)
                if (!disturbed || await IsOnAsync(id, line.Claim!.Value, ct)) stories.Add(new(id.ToString(), title));
            if (stories.Count > 0) hits.Add(Hit(line, stories, identities));
        }
        return new(Math.Max(hits.Count, count - (page.Count - hits.Count)), more, hits,
            found.Count > limit ? Cursor.Format(page[^1].Position) : null);
    }

    // An editor took something off this story once: it says itself what is on it.
    async Task<bool> IsOnAsync(Guid story, Guid claim, CancellationToken ct) =>
        (await store.LoadAsync<Story>(Streams.Story(story), null, ct)).State is { } state && state.Claims.TryGetValue(claim, out var held)
        && held.Dismissal is null && state.Articles.ContainsKey(held.Machine.ArticleId);

    static ClaimHit Hit(Line l, IReadOnlyList<StoryRef> stories, SpeakerIdentities identities)
    {
        var who = l.Speaker is { } id ? identities.Who(id, l.Article) : (Guid?)null;
        var name = who is { } known ? identities.Find(known)?.Name ?? l.Name : null;
        return new(l.Claim!.Value.ToString(), Marked.Pieces(l.Text), l.Kind, who is not null && name is not null ? new(who.Value.ToString(), name, null) : null, l.Name,
            l.From, l.To, l.Article.ToString(), l.Title, l.Outlet, l.PublishedFrom, l.PublishedTo, stories);
    }

    static string? String(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    static DateOnly? DayOf(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateOnly>(i);

    static NpgsqlParameter Day(DateOnly? day) => new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };
}
