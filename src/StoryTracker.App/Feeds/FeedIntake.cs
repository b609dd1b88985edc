using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Operations;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.App.Feeds;

/// <summary>What an entry of a document is to us.</summary>
public enum EntryStanding
{
    /// <summary>An article that is not on record.</summary>
    New,

    /// <summary>An entry that says something else than it did.</summary>
    Changed,

    /// <summary>Another entry of an article that is on record.</summary>
    Linked,

    /// <summary>Seen before, as it is.</summary>
    Known,

    /// <summary>An article that was removed on legal request.</summary>
    Removed,
}

/// <summary>An entry and the article it was recognised as.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Url">Its address, null when it gives none.</param>
/// <param name="Canonical">The same without what only tracks readers.</param>
/// <param name="Standing">What it is to us.</param>
/// <param name="Sighting">What goes on record of it; its full text is kept later.</param>
public sealed record RecognisedEntry(FeedEntry Entry, Uri? Url, Uri? Canonical, EntryStanding Standing, ArticleSighted Sighting);

/// <summary>Recognises the entries of a feed document and puts them on record.</summary>
/// <param name="source">The database.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="documents">Keeps the full texts that entries carry.</param>
/// <param name="settings">How many entries are looked at.</param>
/// <param name="clock">When they are seen.</param>
public sealed class FeedIntake(NpgsqlDataSource source, Decisions decisions, Documents documents, FeedSettings settings, TimeProvider clock)
{
    const int Chunk = 100;
    static readonly string Sighted = Statements.Read("entries_sighted");
    static readonly string There = Statements.Read("streams_there");
    static readonly string Gone = Statements.Read("blocked_addresses");

    sealed record Candidate(FeedEntry Entry, Uri? Url, Uri? Canonical, string? Id, string Fingerprint)
    {
        public byte[]? IdMark => Id is null ? null : FeedEntryText.Mark(Id);

        public byte[] PlaceMark => FeedEntryText.Mark(Url?.AbsoluteUri ?? Fingerprint);
    }

    /// <summary>Says which article each entry is; stores nothing.</summary>
    /// <param name="feed">The feed; one that is not on the list knows no entries.</param>
    /// <param name="document">Its document.</param>
    /// <param name="ct">Ends the look-up.</param>
    public async Task<IReadOnlyList<RecognisedEntry>> RecogniseAsync(Guid feed, FeedDocument document, CancellationToken ct)
    {
        var candidates = Candidates(document);
        if (candidates.Count == 0) return [];
        var known = await KnownAsync(feed, candidates, ct);
        var now = clock.GetUtcNow();
        List<RecognisedEntry> found = [];
        foreach (var c in candidates)
        {
            var byId = c.IdMark is { } id ? known.GetValueOrDefault(Convert.ToHexString(id)) : null;
            var byPlace = known.GetValueOrDefault(Convert.ToHexString(c.PlaceMark));
            var before = byId?.Fingerprint == c.Fingerprint ? byId : byPlace?.Fingerprint == c.Fingerprint ? byPlace : byPlace ?? byId;
            var own = c.Canonical is null ? DerivedId.ArticleIn(feed, c.Id ?? c.Fingerprint) : DerivedId.ArticleAt(c.Canonical);
            var sighting = new ArticleSighted(own, feed, c.Id, c.Url, FeedEntryText.Storable(c.Entry.Title), FeedEntryText.Byline(c.Entry),
                FeedEntryText.Date(c.Entry.Published, "published", now), FeedEntryText.Date(c.Entry.Updated, "updated", now), null, c.Fingerprint, now,
                FeedEntryText.Tags(c.Entry));
            if (before is not null && before.Fingerprint == c.Fingerprint)
                found.Add(new(c.Entry, c.Url, c.Canonical, EntryStanding.Known, sighting with { ArticleId = before.Article }));
            else found.Add(await RecogniseAsync(c, before, sighting, ct));
        }
        return await StandingsAsync(found, ct);
    }

    sealed record Seen(Guid Article, string Fingerprint);

    // An entry that is new, or says something else than it did: is it still the article that its id stood for?
    async Task<RecognisedEntry> RecogniseAsync(Candidate c, Seen? before, ArticleSighted sighting, CancellationToken ct)
    {
        if (before is null) return new(c.Entry, c.Url, c.Canonical, EntryStanding.New, sighting);
        if (before.Article != sighting.ArticleId && c.Canonical is not null)
        {
            var article = await decisions.LoadAsync<Article>(Streams.Article(before.Article), ct);
            // An id that was given to another article says nothing: from now on its address tells the entry.
            if (article.State is not null && !EntryIdentity.IsStill(article.State, sighting))
                return new(c.Entry, c.Url, c.Canonical, EntryStanding.New, sighting with { EntryId = null });
        }
        return new(c.Entry, c.Url, c.Canonical, EntryStanding.Changed, sighting with { ArticleId = before.Article });
    }

    async Task<IReadOnlyList<RecognisedEntry>> StandingsAsync(List<RecognisedEntry> entries, CancellationToken ct)
    {
        var open = entries.Where(e => e.Standing != EntryStanding.Known).ToList();
        if (open.Count == 0) return entries;
        var there = await ThereAsync(open.Select(e => e.Sighting.ArticleId), ct);
        await using var command = source.CreateCommand(Gone);
        command.Parameters.Add(new() { Value = open.Where(e => e.Canonical is not null).Select(e => Blocked.Address(e.Canonical!).Sha256).ToArray() });
        var gone = (await command.RowsAsync(r => r.GetString(0), ct)).ToHashSet();
        return
        [
            .. entries.Select(e => e.Standing == EntryStanding.Known ? e
                : e.Canonical is not null && gone.Contains(Blocked.Address(e.Canonical).Sha256) ? e with { Standing = EntryStanding.Removed }
                : e.Standing == EntryStanding.New && there.Contains(e.Sighting.ArticleId) ? e with { Standing = EntryStanding.Linked } : e),
        ];
    }

    /// <summary>Puts recognised entries on record, oldest first, and completes the job with what the poll says of the feed itself.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="origin">What articles say about where they came from.</param>
    /// <param name="meta">Who brings them.</param>
    /// <param name="completes">The job, null for a document that came otherwise.</param>
    /// <param name="feed">Decides about the feed itself; in the last unit, with the next poll.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<Decided> RecordAsync(
        IReadOnlyList<RecognisedEntry> entries, string origin, EventMetadata meta, JobLease? completes, Func<CancellationToken, Task<Outcome>> feed,
        CancellationToken ct)
    {
        var fresh = new List<RecognisedEntry>();
        foreach (var entry in entries.Where(e => e.Standing is EntryStanding.New or EntryStanding.Changed or EntryStanding.Linked).Reverse())
        {
            if (entry.Standing != EntryStanding.New
                && (await decisions.LoadAsync<Article>(Streams.Article(entry.Sighting.ArticleId), ct)).State?.RemovedAt is not null) continue;
            fresh.Add(FeedEntryText.FullText(entry.Entry) is { } text
                ? entry with { Sighting = entry.Sighting with { ContentSha256 = await KeepAsync(text, ct) } } : entry);
        }
        var articles = fresh.GroupBy(e => e.Sighting.ArticleId)
            .Select(g => new SightArticle(g.Key, g.First().Canonical, origin, [.. g.Select(e => e.Sighting)])).ToList();
        var chunks = articles.Chunk(Chunk).ToList();
        foreach (var chunk in chunks.SkipLast(1)) await decisions.CommitAsync(meta, null, ct => DecideAsync(chunk, ct), ct);
        return await decisions.CommitAsync(meta, completes, async ct =>
        {
            var sighted = chunks.Count == 0 ? Outcome.Nothing : await DecideAsync(chunks[^1], ct);
            var self = await feed(ct);
            return new([.. self.Appends, .. sighted.Appends], [.. sighted.Messages, .. self.Messages]);
        }, ct);
    }

    async Task<string?> KeepAsync(string markup, CancellationToken ct)
    {
        try
        {
            return await documents.KeepAsync(System.Text.Encoding.UTF8.GetBytes(markup), "text/html", ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
        {
            return null;        // what a removed article came with does not come back in a feed
        }
    }

    async Task<Outcome> DecideAsync(IReadOnlyList<SightArticle> commands, CancellationToken ct)
    {
        var there = await ThereAsync(commands.Select(c => c.ArticleId), ct);
        List<StreamEvents> appends = [];
        List<object> messages = [];
        foreach (var command in commands)
        {
            var article = there.Contains(command.ArticleId) ? await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct) : new(null, 0);
            var outcome = SightArticleHandler.Handle(command, article);
            appends.AddRange(outcome.Appends);
            messages.AddRange(outcome.Messages);
        }
        return new(appends, messages);
    }

    async Task<HashSet<Guid>> ThereAsync(IEnumerable<Guid> articles, CancellationToken ct)
    {
        await using var command = source.CreateCommand(There);
        command.Parameters.Add(new() { Value = articles.Distinct().Select(Streams.Article).ToArray() });
        return (await command.RowsAsync(r => Streams.IdOf(r.GetString(0)), ct)).ToHashSet();
    }

    async Task<Dictionary<string, Seen>> KnownAsync(Guid feed, List<Candidate> candidates, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Sighted);
        command.Parameters.Add(new() { Value = feed });
        command.Parameters.Add(new() { Value = candidates.SelectMany(c => c.IdMark is { } id ? [id, c.PlaceMark] : new[] { c.PlaceMark }).ToArray() });
        var rows = await command.RowsAsync(r => (Mark: Convert.ToHexString(r.GetFieldValue<byte[]>(0)), Seen: new Seen(r.GetGuid(1), r.GetString(2))), ct);
        return rows.ToDictionary(r => r.Mark, r => r.Seen);
    }

    // One candidate for each entry; the same entry twice in one document is one, and an id that stands for several entries says nothing.
    List<Candidate> Candidates(FeedDocument document)
    {
        var entries = document.Entries.Take(settings.MostEntries).Select(e =>
        {
            var address = FeedEntryText.AddressOf(e);
            return new Candidate(e, address?.Url, address?.Canonical, FeedEntryText.Storable(e.Id), FeedEntryText.Fingerprint(e, address?.Canonical));
        }).DistinctBy(c => (c.Id, c.Canonical?.AbsoluteUri, c.Id is null && c.Canonical is null ? c.Fingerprint : null)).ToList();
        var shared = entries.Where(c => c.Id is not null).GroupBy(c => c.Id).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. entries.Select(c => shared.Contains(c.Id) ? c with { Id = null } : c)];
    }
}
