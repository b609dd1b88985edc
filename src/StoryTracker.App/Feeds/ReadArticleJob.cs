using System.Text;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.EventStore;
using StoryTracker.Reading;

namespace StoryTracker.App.Feeds;

/// <summary>Background job: reads an article out of its page, or out of what a feed carries of it, and puts the revision on record.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="documents">Raw bytes.</param>
/// <param name="removed">Says what is not put on record again.</param>
/// <param name="settings">How many at once.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">When.</param>
public sealed class ReadArticleJob(
    Decisions decisions, Documents documents, RemovedArticles removed, FeedSettings settings, EventTypes types, TimeProvider clock) : IJobHandler
{
    // Shorter than this a page has no article on it: a wall, a note that scripts are needed, a picture.
    const int ShortestArticle = 200;

    /// <inheritdoc/>
    public string Kind => JobKinds.ReadArticle;

    /// <inheritdoc/>
    public int? Concurrency => settings.ReadingsAtOnce;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var asked = job.ArgsAs<ReadArticlePage>(types);
        var article = await decisions.LoadAsync<Article>(Streams.Article(asked.ArticleId), ct);
        if (article.State is not { } state) throw new PermanentJobFailureException($"Article {asked.ArticleId} is not on record.");
        if (state.RemovedAt is not null) return;
        var meta = new EventMetadata("reader", Cause: job.Cause);
        var (read, refusal) = await ReadAsync(asked, state, ct);
        if (read is null)
        {
            await decisions.CommitAsync(meta, job.Lease, async ct => UnreadablePageHandler.Handle(
                new(asked, refusal!), await decisions.LoadAsync<Article>(Streams.Article(asked.ArticleId), ct), clock.GetUtcNow()), ct);
            return;
        }
        try
        {
            await removed.RefuseAsync(read.Article with { Url = read.Canonical ?? state.Url }, read.Bytes, ct);
            await decisions.CommitAsync(meta, job.Lease, async ct =>
            {
                var fresh = await decisions.LoadAsync<Article>(Streams.Article(asked.ArticleId), ct);
                var canonical = read.Canonical is null ? fresh
                    : await decisions.LoadAsync<Article>(Streams.Article(DerivedId.ArticleAt(read.Canonical)), ct);
                return RecordReadingHandler.Handle(
                    new(asked.ArticleId, CommandOf(read, state, asked), read.Canonical, read.IsThatPage), fresh, canonical, clock.GetUtcNow());
            }, ct);
        }
        catch (CommandRefusedException)
        {
            await removed.ForgetAsync(asked.ArticleId, asked.Sha256, ct);
            await decisions.CommitAsync(meta, job.Lease, async ct => RemovedElsewhereHandler.Handle(
                asked.ArticleId, await decisions.LoadAsync<Article>(Streams.Article(asked.ArticleId), ct), clock.GetUtcNow()), ct);
        }
    }

    sealed record Reading(ReadArticle Article, byte[] Bytes, string MediaType, Uri? Canonical, bool IsThatPage);

    async Task<(Reading? Read, string? Refusal)> ReadAsync(ReadArticlePage asked, Article state, CancellationToken ct)
    {
        if (await documents.FetchAsync(asked.Sha256, ct) is not { } raw) return (null, "Its bytes are not there any more.");
        var bytes = raw.Bytes.ToArray();
        // The bytes may be the page, the page of a twin, or the markup that a feed carries.
        var sighting = state.Sightings.FindLast(s => s.ContentSha256 == asked.Sha256);
        var page = state.Fetched?.Sha256 == asked.Sha256 ? state.Fetched : null;
        try
        {
            var from = page?.FinalUrl ?? state.Url;
            var found = sighting is null
                ? ArticleDocument.Read(from?.AbsoluteUri ?? "The page", bytes, from, raw.MediaType, ct)
                : ArticleDocument.Read("The feed's text", Encoding.UTF8.GetBytes(Whole(Encoding.UTF8.GetString(bytes))), state.Url, "text/html; charset=utf-8", ct);
            if (found.Text.Count(char.IsLetterOrDigit) < ShortestArticle && sighting is null && FeedTextIsLonger(state))
                return (null, "Its page has hardly any text: it may need scripts or a subscription.");
            var canonical = page is null || state.Url is null ? null : CanonicalPage.Of(state.Url, page.FinalUrl, found.Canonical);
            return (new(found, bytes, raw.MediaType, canonical, canonical is not null && CanonicalUrl.Of(page!.FinalUrl) == canonical), null);
        }
        catch (ArticleRefusedException e)
        {
            return (null, FeedEntryText.Storable(e.Message) ?? "Its page cannot be read.");
        }
    }

    static bool FeedTextIsLonger(Article state) => state.Sightings.Any(s => s.ContentSha256 is not null);

    static string Whole(string markup) => $"<!DOCTYPE html><html><head><title></title></head><body><article>{markup}</article></body></html>";

    static IngestArticle CommandOf(Reading read, Article state, ReadArticlePage asked)
    {
        var found = read.Article;
        var sighting = state.Sightings.FindLast(s => s.Published is not null) ?? (state.Sightings.IsEmpty ? null : state.Sightings[^1]);
        var stated = found.Published is { } p ? new Publication(p.Earliest, p.Latest, p.Precision, p.Reason, p.EstimatedBy) : null;
        // What the page states wins; what only follows from its address does not, where the feed states it.
        var published = stated is not null && (found.Published!.Reliability != Reliability.Derived || sighting?.Published is null) ? stated : sighting?.Published;
        List<string> problems = [.. found.Problems];
        if (asked.Instead is { } why) problems.Add($"This is not the article's own page. {why}");
        return new(state.Url, state.Origin, asked.Sha256, read.MediaType, found.Text, found.Title ?? sighting?.Title, found.Byline ?? sighting?.Byline,
            found.Outlet, found.Language, published, problems);
    }
}
