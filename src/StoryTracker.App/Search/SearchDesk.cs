using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Search;

/// <summary>Search on the search index.</summary>
/// <param name="store">The record: asked where the index alone cannot say whether a line is on a story.</param>
/// <param name="source">The database.</param>
public sealed partial class SearchDesk(EventStore.EventStore store, NpgsqlDataSource source) : ISearchDesk
{
    const int Few = 5, FewLines = 20, Frequent = 2000, FrequentArticles = 5000;

    static readonly string Asked = Statements.Read("search_asked_v1"), Filter = Statements.Read("search_filter_v1");
    static readonly string AllClaims = Statements.Read("search_claims_all_v1"), NewestClaims = Statements.Read("search_claims_newest_v1");
    static readonly string AllArticles = Statements.Read("search_articles_all_v1"), NewestArticles = Statements.Read("search_articles_newest_v1");
    static readonly string FindStories = Statements.Read("search_stories_v1"), FindSpeakers = Statements.Read("search_speakers_v1");

    /// <inheritdoc/>
    public async Task<SearchView> SearchAsync(string? typed, SearchGroup group, string? after, int limit, CancellationToken ct)
    {
        var query = SearchQuery.Parse(typed);
        var text = (typed ?? "").Trim();
        if (query.IsEmpty) return new(text, null, null, null, null, [], []);
        if (!query.HasWords && query.Excluded.Count > 0 && !query.IsOfLines && query.Outlets.Count == 0 && query.Stories.Count == 0)
            throw new CommandRefusedException("Say what to look for as well, not only what to leave out.");
        List<string> notes = [];
        if (query.IsOfLines) notes.Add("Only statements have a speaker, a day and a kind, so only they were looked for.");
        else if (query.Outlets.Count > 0) notes.Add("Only statements and articles have an outlet, so only they were looked for.");
        var filter = await FilterAsync(query, notes, ct);
        if (filter is null) return await NothingAsync(text, query, notes, ct);
        var asked = await AskAsync(query, filter, ct);
        bool Wanted(SearchGroup one, bool possible) => possible && group is SearchGroup.All || group == one;
        var many = group == SearchGroup.All ? Few : limit;
        var before = Cursor.Parse(after, p => long.Parse(p[0], CultureInfo.InvariantCulture)) ?? long.MaxValue;
        // One after another: a search takes one connection, so that fifty readers take fifty.
        var stories = Wanted(SearchGroup.Stories, !query.IsOfLines && query.Outlets.Count == 0 && asked.HasWords) ? await StoriesAsync(asked, filter, many, ct) : null;
        var claims = Wanted(SearchGroup.Claims, true)
            ? await ClaimsAsync(query, asked, before, group == SearchGroup.All ? Math.Min(limit, FewLines) : limit, ct) : null;
        var speakers = Wanted(SearchGroup.Speakers, !query.IsOfLines && query.Outlets.Count == 0 && query.Stories.Count == 0 && asked.HasWords)
            ? await SpeakersAsync(asked, many, ct) : null;
        var articles = Wanted(SearchGroup.Articles, !query.IsOfLines && (asked.HasWords || query.Outlets.Count > 0))
            ? await ArticlesAsync(asked, filter, before, many, ct) : null;
        var view = new SearchView(text, stories, claims, speakers, articles, [], notes);
        return view.IsNothing ? view with { Spellings = await SpellingsAsync(query, text, notes, ct) } : view;
    }

    async Task<SearchView> NothingAsync(string text, SearchQuery query, List<string> notes, CancellationToken ct)
    {
        var nothing = new SearchView(text, null, new(0, false, [], null), null, null, [], notes);
        return nothing with { Spellings = await SpellingsAsync(query, text, notes, ct) };
    }

    sealed record Filters(string Lines, string Articles, Guid[]? Stories);

    sealed record AskedFor(string Lines, string Words, string Articles, string Shown, bool HasWords, long LinesAbout, long ArticlesAbout);

    // What names and titles stand for; null where one of them stands for nothing, so that nothing can be found.
    async Task<Filters?> FilterAsync(SearchQuery query, List<string> notes, CancellationToken ct)
    {
        List<string> lines = [], articles = [];
        Guid[]? stories = null;
        if (query.Speakers.Count > 0)
        {
            HashSet<Guid> ids = [];
            foreach (var name in query.Speakers) ids.UnionWith(await NamedAsync(name, null, ct));
            if (ids.Count == 0) notes.Add($"No speaker on record has the name “{string.Join("” or “", query.Speakers)}”.");
            var identities = await SpeakerIdentities.LoadAsync(store, source, ids, null, ct);
            ids.UnionWith(ids.ToList().SelectMany(identities.NamesOf));
            if (ids.Count == 0) return null;
            lines.Add(Any(ids.Select(i => $"{Facet.Mark}speaker:{i}")));
        }
        if (query.Stories.Count > 0)
        {
            HashSet<Guid> ids = [];
            foreach (var title in query.Stories) ids.UnionWith(Guid.TryParse(title, out var id) ? [id] : await NamedAsync(null, title, ct));
            if (ids.Count == 0) notes.Add($"No story on record is called “{string.Join("” or “", query.Stories)}”.");
            if (ids.Count == 0) return null;
            stories = [.. ids];
            lines.Add(Any(ids.Select(i => $"{Facet.Mark}story:{i}")));
        }
        if (query.Kinds.Count > 0) lines.Add(Any(query.Kinds.Select(k => $"{Facet.Mark}kind:{k}")));
        if (query.Outlets.Count > 0)
        {
            var outlets = query.Outlets.Select(o => string.Join(" & ", Facet.OfOutlet(o).Select(Facet.Quoted))).Where(o => o.Length > 0).ToList();
            if (outlets.Count == 0) return null;
            var any = string.Join(" | ", outlets.Select(o => $"({o})"));
            lines.Add(any);
            articles.Add(any);
        }
        if (Months(query) is { } months) lines.Add(months);
        return new(All(lines), All(articles), stories);

        static string Any(IEnumerable<string> facets) => string.Join(" | ", facets.Select(Facet.Quoted));
        static string All(List<string> queries) => string.Join(" & ", queries.Select(q => $"({q})"));
    }

    // Months narrow what is looked up; the days themselves are compared afterwards.
    static string? Months(SearchQuery query)
    {
        if (query is not { SaidFrom: { } from, SaidTo: { } to } || to.DayNumber - from.DayNumber > 3700) return null;
        List<string> months = [Facet.Quoted($"{Facet.Mark}said:wide")];
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
            months.Add(Facet.Quoted($"{Facet.Mark}said:{month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}"));
        return string.Join(" | ", months);
    }

    async Task<IReadOnlyList<Guid>> NamedAsync(string? speaker, string? story, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Filter);
        command.Parameters.Add(Text(speaker));
        command.Parameters.Add(Text(story));
        return await command.RowsAsync(r => r.GetGuid(1), ct);
    }

    async Task<AskedFor> AskAsync(SearchQuery query, Filters filter, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Asked);
        command.Parameters.Add(Text(query.Loose));
        command.Parameters.Add(new() { Value = query.Phrases.ToArray() });
        command.Parameters.Add(new() { Value = query.Excluded.ToArray() });
        command.Parameters.Add(Text(filter.Lines));
        command.Parameters.Add(Text(filter.Articles));
        return (await command.RowsAsync(r => new AskedFor(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetInt64(5), r.GetInt64(6)), ct))[0];
    }

    async Task<FoundGroup<StoryHit>> StoriesAsync(AskedFor asked, Filters filter, int limit, CancellationToken ct)
    {
        await using var command = source.CreateCommand(FindStories);
        foreach (var value in new[] { Text(asked.Words), Text(asked.Shown), Number(limit), Ids(filter.Stories), Ids(Hidden) }) command.Parameters.Add(value);
        var rows = await command.RowsAsync(r => (Count: r.GetInt64(0), Id: r.GetGuid(1), Disturbed: r.GetBoolean(3),
            Hit: new StoryHit(r.GetGuid(1).ToString(), Marked.Pieces(r.GetString(4)), Marked.Pieces(r.GetString(5)))), ct);
        List<StoryHit> hits = [];
        foreach (var row in rows)
            if (!row.Disturbed || await IsThereAsync(row.Id, ct)) hits.Add(row.Hit);
        var count = rows.Count == 0 ? 0 : rows[0].Count - (rows.Count - hits.Count);
        return new(Math.Min(count, 2000), count > 2000, hits, null);
    }

    async Task<bool> IsThereAsync(Guid story, CancellationToken ct) =>
        (await store.LoadAsync<Story>(Streams.Story(story), null, ct)).State is { IsAbandoned: false, MergedInto: null };

    async Task<FoundGroup<SpeakerHit>> SpeakersAsync(AskedFor asked, int limit, CancellationToken ct)
    {
        await using var command = source.CreateCommand(FindSpeakers);
        foreach (var value in new[] { Text(asked.Words), Text(asked.Shown), Number(limit) }) command.Parameters.Add(value);
        var rows = await command.RowsAsync(r => (Count: r.GetInt64(0), Id: r.GetGuid(1), Name: r.GetString(2), What: r.GetString(3), Found: r.GetString(4)), ct);
        if (rows.Count == 0) return new(0, false, [], null);
        var identities = await SpeakerIdentities.LoadAsync(store, source, rows.Select(r => r.Id), null, ct);
        var hits = rows.Select(r => (Who: identities.Who(r.Id, null), Row: r)).DistinctBy(r => r.Who).Select(r =>
            new SpeakerHit(r.Who.ToString(), identities.Find(r.Who)?.Name ?? r.Row.Name, r.Who == r.Row.Id ? r.Row.What : "alias", Marked.Pieces(r.Row.Found)));
        return new(Math.Min(rows[0].Count, 2000), rows[0].Count > 2000, [.. hits], null);
    }

    async Task<FoundGroup<ArticleHit>> ArticlesAsync(AskedFor asked, Filters filter, long before, int limit, CancellationToken ct)
    {
        async Task<(FoundGroup<ArticleHit> Group, int Rows)> FindAsync(string statement)
        {
            await using var command = source.CreateCommand(statement);
            foreach (var value in new[] { Text(asked.Articles), Text(asked.Shown), Number(before), Number(limit + 1), Ids(filter.Stories), Ids(Hidden) })
                command.Parameters.Add(value);
            var rows = await command.RowsAsync(r => (Count: r.GetInt64(0), More: r.GetBoolean(1), Position: r.IsDBNull(3) ? 0 : r.GetInt64(3),
                Hit: r.IsDBNull(2) ? null : new ArticleHit(r.GetGuid(2).ToString(), Marked.Pieces(r.GetString(4)), r.IsDBNull(5) ? null : r.GetString(5),
                    Time(r, 6), Time(r, 7), Marked.Pieces(r.IsDBNull(8) ? null : r.GetString(8)))), ct);
            var hits = rows.Where(r => r.Hit is not null).ToList();
            return (new(rows[0].Count, rows[0].More, [.. hits.Take(limit).Select(r => r.Hit!)],
                hits.Count > limit ? Cursor.Format(hits[limit - 1].Position) : null), hits.Count);
        }
        // What very many articles have, the newest have too; where they do not after all, everything is looked up.
        if (asked.ArticlesAbout > FrequentArticles && await FindAsync(NewestArticles) is { Rows: var found, Group: var group } && found > limit)
            return group with { Count = asked.ArticlesAbout, More = true };
        return (await FindAsync(AllArticles)).Group;
    }

    // Stories that whoever asks may not see.
    static Guid[] Hidden => Readership.Current?.Hidden.ToArray() ?? [];

    static DateTimeOffset? Time(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);

    static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    static NpgsqlParameter Number(long value) => new() { Value = value };

    static NpgsqlParameter Ids(Guid[]? ids) => new() { Value = (object?)ids ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid | NpgsqlDbType.Array };
}
