using System.Text.RegularExpressions;
using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.App.Search;

public sealed partial class SearchDesk
{
    const int MostRuns = 12, MostHits = 50, Context = 80, LinesToLookAt = 2000, ArticlesToLookAt = 1000;
    const double Nearly = 0.3;

    static readonly string SameWords = Statements.Read("search_same_words_v1"), ClaimWords = Statements.Read("search_claim_words_v1"), RarestRuns = Statements.Read("search_runs_v1");
    static readonly string Trigrams = Statements.Read("search_trigrams"), Spellings = Statements.Read("search_spellings_v1");

    /// <inheritdoc/>
    public async Task<SameWordsView?> SameWordsAsync(Guid? claim, string? words, CancellationToken ct)
    {
        (string Text, string? Name, Guid Article)? line = null;
        if (claim is { } id)
        {
            await using var ask = source.CreateCommand(ClaimWords);
            ask.Parameters.Add(new() { Value = id });
            ask.Parameters.Add(Ids(Hidden));
            if (await ask.RowsAsync(r => (r.GetString(0), String(r, 1), r.GetGuid(2)), ct) is not [var found, ..]) return null;
            line = found;
        }
        var text = words?.Trim() is { Length: > 0 } given ? given : line?.Text ?? throw new CommandRefusedException("Give the words to look for, or a statement.");
        if (text.Length > 2000) text = text[..2000];
        var runs = CommonWords.Runs(text, MostRuns * 2);
        var (ofLines, ofArticles) = (await RarestAsync(runs, "search_claims_v1", LinesToLookAt, ct), await RarestAsync(runs, "search_articles_v1", ArticlesToLookAt, ct));
        await using var command = source.CreateCommand(SameWords);
        command.Parameters.Add(new() { Value = ofLines });
        command.Parameters.Add(Ids(Hidden));
        command.Parameters.Add(new() { Value = ofArticles });
        var rows = await command.RowsAsync(r => (IsLine: r.GetString(0) == "line", Article: r.GetGuid(1), Claim: r.IsDBNull(2) ? (Guid?)null : r.GetGuid(2),
            Story: r.IsDBNull(3) ? (Guid?)null : r.GetGuid(3), Text: String(r, 4) ?? "", Name: String(r, 5), Kind: String(r, 7), Title: String(r, 8), Outlet: String(r, 9),
            From: Time(r, 10), To: Time(r, 11), Position: r.GetInt64(12), Disturbed: !r.IsDBNull(13) && r.GetBoolean(13)), ct);
        List<(SameWordsHit Hit, long Position)> hits = [];
        foreach (var r in rows.OrderByDescending(r => r.IsLine))
        {
            if (r.Article == line?.Article || (r.IsLine && hits.Any(h => h.Hit.Claim == r.Claim?.ToString()))) continue;
            // Words of an article that a line of it shows already are not told twice.
            if (!r.IsLine && hits.Any(h => h.Hit.Article == r.Article.ToString())) continue;
            var (share, pieces) = CommonWords.In(text, r.Text, Context);
            if (share < Nearly || (r is { IsLine: true, Disturbed: true, Story: { } story, Claim: { } held } && !await IsOnAsync(story, held, ct))) continue;
            hits.Add((new(share, pieces, r.Claim?.ToString(), r.Story?.ToString(), r.Name, r.Kind, r.Article.ToString(), r.Title, r.Outlet, r.From, r.To), r.Position));
        }
        IReadOnlyList<string> notes = rows.Count == 0 && runs.All(run => run.Split(' ').Length < 3)
            ? ["So few words stand in too many places to be told apart; take a longer stretch."] : [];
        return new(text, line?.Name, [.. hits.OrderByDescending(h => h.Hit.Share).ThenBy(h => h.Position).Take(MostHits).Select(h => h.Hit)], notes);
    }

    // What stands in very many texts tells none of them: the rarest runs are looked for, of as many as keep the texts to look at within bounds.
    async Task<string[]> RarestAsync(IReadOnlyList<string> runs, string table, int texts, CancellationToken ct)
    {
        await using var command = source.CreateCommand(RarestRuns);
        command.Parameters.Add(new() { Value = runs.ToArray() });
        foreach (var value in new object[] { table, MostRuns, texts }) command.Parameters.Add(new() { Value = value });
        return [.. await command.RowsAsync(r => r.GetString(0), ct)];
    }

    // The same search with the names and words of titles that are spelled most alike.
    async Task<IReadOnlyList<string>> SpellingsAsync(SearchQuery query, string typed, List<string> notes, CancellationToken ct)
    {
        await using var has = source.CreateCommand(Trigrams);
        if (await has.RowsAsync(r => r.GetString(0), ct) is not [var schema])
        {
            notes.Add("This database server has no trigrams (the extension pg_trgm), so no near spellings are proposed.");
            return [];
        }
        List<string> proposed = [];
        foreach (var part in query.Speakers.Concat(query.Stories).Concat(query.Phrases).Concat(query.Loose.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Take(6))
        {
            if (part.Length < 3) continue;
            await using var command = source.CreateCommand(Spellings.Replace("trgm.", schema + ".", StringComparison.Ordinal));
            command.Parameters.Add(Text(part.ToLowerInvariant()));
            command.Parameters.Add(Ids(Hidden));
            var texts = await command.RowsAsync(r => r.GetString(0), ct);
            var whole = part.Contains(' ', StringComparison.Ordinal);
            foreach (var near in texts.Select(t => whole ? t : Nearest(part, t)).OfType<string>()
                .Where(n => !n.Equals(part, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Take(3))
                if (typed.Replace(part, near, StringComparison.OrdinalIgnoreCase) is var search && search != typed && !proposed.Contains(search)) proposed.Add(search);
        }
        return [.. proposed.Take(5)];
    }

    // The word of a name that is most like another, if any is like it at all.
    static string? Nearest(string word, string text) => Words().Matches(text).Select(m => m.Value).Select(w => (Word: w, Far: Distance(word.ToLowerInvariant(), w.ToLowerInvariant())))
        .Where(w => w.Far <= Math.Max(1, word.Length / 3)).OrderBy(w => w.Far).Select(w => w.Word).FirstOrDefault();

    /// <summary>Letters to change, add, leave out or swap (Damerau-Levenshtein, restricted).</summary>
    static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}'’-]+")]
    private static partial Regex Words();
}
