using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    static readonly string ListSpeakers = Statements.Read("list_speakers_v2");
    static readonly string StoriesQuoting = Statements.Read("stories_quoting_v2");

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
        var identities = await IdentitiesAsync(rows.Select(r => r.Id), moment, ct);
        foreach (var (id, _) in rows.Take(limit))
        {
            // A name that belongs to another speaker stands there, not here.
            if ((await FoldAsync<Speaker>(Streams.Speaker(id), moment, ct)).State is not { Merged: null, SplitUndone: false } speaker) continue;
            if (await IsHiddenAsync(id, identities, moment.Position, ct)) continue;
            var (claims, _) = await QuotedAsync(id, identities, moment, ct);
            items.Add(new(id.ToString(), speaker.Name, speaker.Kind, [.. speaker.Roles.Select(r => r.Role).Distinct()], claims.Count,
                claims.Select(c => c.Value.Entry.Reports[0].Article).Distinct().Count()));
        }
        return new(items, rows.Count > limit ? Cursor.Format(rows[limit - 1].Id, rows[limit - 1].Name) : null);
    }

    /// <inheritdoc/>
    public async Task<SpeakerView?> SpeakerAsync(Guid id, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        var identities = await IdentitiesAsync([id], moment, ct);
        id = identities.Who(id, null);
        if ((await FoldAsync<Speaker>(Streams.Speaker(id), moment, ct)).State is not { } speaker) return null;
        if (await IsHiddenAsync(id, identities, moment.Position, ct)) return null;
        var names = await NamesAsync(speaker, identities, moment, ct);
        var (claims, mentions) = await QuotedAsync(id, identities, moment, ct);
        var (chronicle, firstSaid) = await ChronicleAsync(id, claims, moment, ct);
        foreach (var (claim, sentence) in firstSaid) claims[claim] = claims[claim] with { Entry = claims[claim].Entry with { FirstSaid = sentence } };
        var outlets = claims.Values.SelectMany(c => c.Entry.Reports).DistinctBy(r => r.Article).ToDictionary(r => r.Article, r => r.Outlet);
        string? Outlet(Guid article) => outlets.GetValueOrDefault(article.ToString());
        return new(id.ToString(), speaker.Name, speaker.Kind,
            [.. names.SelectMany(n => n.Aliases).Where(a => identities.Who(a.By, a.Alias.ArticleId) == id).Select(a => a.Alias).DistinctBy(a => (a.Alias, a.ArticleId))
                .Select(a => new AliasView(a.Alias, Entries.Report(a.ArticleId, a.Revision, a.Evidence, Outlet(a.ArticleId))))],
            [.. RolePeriods.Of(await DatedAsync(names.SelectMany(n => n.Roles).Where(r => identities.Who(r.By, r.Role.ArticleId) == id).Select(r => r.Role), claims, moment, ct))
                .Select(p => new RoleView(p.Role, p.From, p.To, [.. p.Reports.Select(r => r.ArticleId.ToString()).Distinct()])
                {
                    Began = p.Began, Ended = p.Ended, Reason = p.Reason,
                    Printed = [.. p.Reports.Where(r => r.Evidence is not null).Select(r => Entries.Report(r.ArticleId, r.Revision, r.Evidence!, Outlet(r.ArticleId)))],
                })],
            [.. claims.Values.OrderByDescending(c => Entries.Order(c.Entry))],
            UnresolvedMentions: await UnresolvedAsync(speaker, claims, moment, ct), moment.Time)
        {
            MergedNames = MergedNames(id, identities),
            Suggestions = await SuggestionsAsync(names.Select(n => n.State), moment, ct),
            Namesakes = Namesakes(speaker, identities),
            ToldApartFrom = speaker is { ToldApartFrom: { } from, SplitUndone: false } ? new(from.ToString(), identities.Find(from)?.Name ?? "", null) : null,
            Mentions = mentions,
            Chronicle = chronicle,
        };
    }

    // The names that may stand for a speaker, with what articles say under each.
    async Task<List<(Speaker State, IEnumerable<(Guid By, AliasReported Alias)> Aliases, IEnumerable<(Guid By, RoleReported Role)> Roles)>> NamesAsync(
        Speaker speaker, SpeakerIdentities identities, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        List<(Speaker, IEnumerable<(Guid, AliasReported)>, IEnumerable<(Guid, RoleReported)>)> names = [];
        foreach (var name in identities.NamesOf(speaker.Id))
            if ((name == speaker.Id ? speaker : (await FoldAsync<Speaker>(Streams.Speaker(name), moment, ct)).State) is { } state)
                names.Add((state, state.Aliases.Select(a => (name, a)), state.Roles.Select(r => (name, r))));
        return names;
    }

    // Roles with the publication of their articles, which the stories of the claims tell.
    async Task<List<DatedRole>> DatedAsync(
        IEnumerable<RoleReported> roles, Dictionary<Guid, SpeakerClaim> claims, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        var published = claims.Values.Where(c => c.Entry.Reports.Count > 0).GroupBy(c => c.Entry.Reports[0].Article)
            .ToDictionary(g => Guid.Parse(g.Key), g => g.First().Entry.Publication);
        List<DatedRole> dated = [];
        foreach (var role in roles.DistinctBy(r => (r.Role, r.ArticleId)))
        {
            if (!published.TryGetValue(role.ArticleId, out var when))
                published[role.ArticleId] = when = (await FoldAsync<Article>(Streams.Article(role.ArticleId), moment, ct)).State?.Current?.Published;
            dated.Add(new(role, when));
        }
        return dated;
    }

    async Task<HashSet<Guid>> StoriesQuotingAsync(IEnumerable<Guid> names, long? position, CancellationToken ct)
    {
        HashSet<Guid> ids = [];
        foreach (var name in names)
        {
            await using var command = source.CreateCommand(StoriesQuoting);
            command.Parameters.Add(new() { Value = name });
            command.Parameters.Add(new() { Value = position ?? long.MaxValue });
            ids.UnionWith(await command.RowsAsync(r => r.GetGuid(0), ct));
        }
        return ids;
    }

    // Claims whose effective speaker this is, under whatever name, over all stories, each once; and mentions that were found to be them, or may be.
    async Task<(Dictionary<Guid, SpeakerClaim> Claims, IReadOnlyList<SpeakerMention> Mentions)> QuotedAsync(
        Guid speaker, SpeakerIdentities identities, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        var names = identities.NamesOf(speaker).ToHashSet();
        var ids = await StoriesQuotingAsync(names, moment.Position, ct);
        Dictionary<Guid, SpeakerClaim> claims = [];
        List<SpeakerMention> mentions = [];
        foreach (var id in ids.Order())
        {
            // A story that is part of another one is found there, so that nothing counts twice.
            if ((await FoldAsync<Story>(Streams.Story(id), moment, ct)).State is not { MergedInto: null } story) continue;
            var texts = await TextsAsync(story, ct);
            var on = new StoryRef(id.ToString(), story.Title);
            foreach (var claim in story.Claims.Values.Where(c => c.Dismissal is null))
            {
                if (!story.Articles.TryGetValue(claim.Machine.ArticleId, out var article)) continue;
                if (MentionOf(claim, names, on) is { } mention && !mentions.Exists(m => m.Claim == mention.Claim)) mentions.Add(mention);
                if (claim.Effective.Speaker.SpeakerId is not { } by || !names.Contains(by) || identities.Who(by, claim.Machine.ArticleId) != speaker) continue;
                claims[claim.Id] = claims.TryGetValue(claim.Id, out var held)
                    ? held with { Stories = [.. held.Stories, on] }
                    : new(Named(Entries.Of(claim, article), identities), Entries.TitleOf(article.Title, texts.GetValueOrDefault(article.ArticleId, "")), [on]);
            }
        }
        return (claims, mentions);
    }

    static SpeakerMention? MentionOf(StoryClaim claim, HashSet<Guid> names, StoryRef on)
    {
        if (claim.Editorial?.Fields.Speaker is not null || claim.Machine.Speaker.Mention is not { } words) return null;
        if (claim.Mention.For(claim.Machine) is { } found)
            return names.Contains(found.Candidate.SpeakerId)
                ? new(claim.Id.ToString(), on, claim.Machine.ArticleId.ToString(), words.Exact, true, found.Reasons) : null;
        return claim.Mention.Open(claim.Machine).Any(c => names.Contains(c.SpeakerId))
            ? new(claim.Id.ToString(), on, claim.Machine.ArticleId.ToString(), words.Exact, false, claim.Mention.Suggested!.Reasons) : null;
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
