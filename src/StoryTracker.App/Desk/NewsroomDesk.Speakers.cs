using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    static readonly string ListSpeakers = Statements.Read("list_speakers_v1");
    static readonly string StoriesQuoting = Statements.Read("stories_quoting_v1");

    /// <inheritdoc/>
    public async Task<Page<SpeakerItem>> SpeakersAsync(AsOf at, string? after, int limit, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        var cursor = Cursor.Parse(after, p => (Id: Guid.Parse(p[0]), Name: p[1]));
        await using var command = source.CreateCommand(ListSpeakers);
        command.Parameters.Add(new() { Value = moment.Position ?? long.MaxValue });
        command.Parameters.Add(new() { Value = cursor?.Name ?? "" });
        command.Parameters.Add(new() { Value = (object?)cursor?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = limit + 1 });
        var rows = await command.RowsAsync(r => (Id: r.GetGuid(0), Name: r.GetString(1)), ct);
        List<SpeakerItem> items = [];
        foreach (var (id, _) in rows.Take(limit))
        {
            if ((await FoldAsync<Speaker>(Streams.Speaker(id), moment, ct)).State is not { } speaker) continue;
            var claims = await QuotedAsync(id, moment, ct);
            items.Add(new(id.ToString(), speaker.Name, speaker.Kind, [.. speaker.Roles.Select(r => r.Role).Distinct()], claims.Count,
                claims.Select(c => c.Value.Entry.Reports[0].Article).Distinct().Count()));
        }
        return new(items, rows.Count > limit ? Cursor.Format(rows[limit - 1].Id, rows[limit - 1].Name) : null);
    }

    /// <inheritdoc/>
    public async Task<SpeakerView?> SpeakerAsync(Guid id, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        if ((await FoldAsync<Speaker>(Streams.Speaker(id), moment, ct)).State is not { } speaker) return null;
        var claims = await QuotedAsync(id, moment, ct);
        var (chronicle, firstSaid) = await ChronicleAsync(id, claims, moment, ct);
        foreach (var (claim, sentence) in firstSaid) claims[claim] = claims[claim] with { Entry = claims[claim].Entry with { FirstSaid = sentence } };
        var outlets = claims.Values.SelectMany(c => c.Entry.Reports).DistinctBy(r => r.Article).ToDictionary(r => r.Article, r => r.Outlet);
        return new(id.ToString(), speaker.Name, speaker.Kind,
            [.. speaker.Aliases.Select(a =>
                new AliasView(a.Alias, Entries.Report(a.ArticleId, a.Revision, a.Evidence, outlets.GetValueOrDefault(a.ArticleId.ToString()))))],
            [.. speaker.Roles.GroupBy(r => r.Role).Select(g => new RoleView(g.Key, null, null, [.. g.Select(r => r.ArticleId.ToString()).Distinct()]))],
            [.. claims.Values.OrderByDescending(c => Entries.Order(c.Entry))],
            UnresolvedMentions: await UnresolvedAsync(speaker, claims, moment, ct), moment.Time)
        {
            Chronicle = chronicle,
        };
    }

    // Claims whose effective speaker this is, over all stories, each once.
    async Task<Dictionary<Guid, SpeakerClaim>> QuotedAsync(Guid speaker, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        await using var command = source.CreateCommand(StoriesQuoting);
        command.Parameters.Add(new() { Value = speaker });
        command.Parameters.Add(new() { Value = moment.Position ?? long.MaxValue });
        Dictionary<Guid, SpeakerClaim> claims = [];
        foreach (var id in await command.RowsAsync(r => r.GetGuid(0), ct))
        {
            if ((await FoldAsync<Story>(Streams.Story(id), moment, ct)).State is not { } story) continue;
            var texts = await TextsAsync(story, ct);
            foreach (var claim in story.Claims.Values.Where(c => c.Effective.Speaker.SpeakerId == speaker && c.Dismissal is null))
            {
                if (!story.Articles.TryGetValue(claim.Machine.ArticleId, out var article)) continue;
                var on = new StoryRef(id.ToString(), story.Title);
                claims[claim.Id] = claims.TryGetValue(claim.Id, out var held)
                    ? held with { Stories = [.. held.Stories, on] }
                    : new(Entries.Of(claim, article), Entries.TitleOf(article.Title, texts.GetValueOrDefault(article.ArticleId, "")), [on]);
            }
        }
        return claims;
    }

    // Mentions that nobody could resolve and that share a word with the speaker's name, in the articles that quote them.
    async Task<IReadOnlyList<string>> UnresolvedAsync(
        Speaker speaker, Dictionary<Guid, SpeakerClaim> claims, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        var name = speaker.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        SortedSet<string> mentions = new(StringComparer.Ordinal);
        foreach (var id in claims.Values.Select(c => c.Entry.Reports[0].Article).Distinct())
            if ((await FoldAsync<Article>(Streams.Article(Guid.Parse(id)), moment, ct)).State?.LatestExtraction is { } extraction)
                mentions.UnionWith(extraction.Claims.Select(c => c.Claim.Speaker)
                    .Where(s => s is { Name: null, Resolution: Resolution.Unresolved, Mention: not null })
                    .Select(s => s.Mention!.Exact).Where(m => m.Split(' ').Intersect(name, StringComparer.OrdinalIgnoreCase).Any()));
        return [.. mentions];
    }
}
