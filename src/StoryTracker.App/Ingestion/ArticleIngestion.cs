using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Reading;

namespace StoryTracker.App.Ingestion;

/// <summary>What became of an article that was read.</summary>
public enum IngestStatus
{
    /// <summary>It was not on record before.</summary>
    New,

    /// <summary>It was, and something a reader sees has changed.</summary>
    Revised,

    /// <summary>It was, as it is.</summary>
    Unchanged,
}

/// <summary>An article that is on record.</summary>
/// <param name="ArticleId">Its id.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Position">Position at which it is on record, null when unchanged.</param>
public sealed record Ingested(Guid ArticleId, IngestStatus Status, long? Position);

/// <summary>Puts articles on record: the raw bytes first, then the events and the job that reads on, in one commit.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="documents">Keeps the raw bytes.</param>
/// <param name="removed">Says what is not put on record again.</param>
/// <param name="clock">When it is read.</param>
public sealed class ArticleIngestion(Decisions decisions, Documents documents, RemovedArticles removed, TimeProvider clock)
{
    /// <summary>Puts one article on record, once.</summary>
    /// <param name="article">The article as read.</param>
    /// <param name="raw">Its bytes as they came.</param>
    /// <param name="mediaType">Their media type.</param>
    /// <param name="origin">Where it came from, such as a file's name.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">It was removed on legal request.</exception>
    public async Task<Ingested> IngestAsync(
        ReadArticle article, ReadOnlyMemory<byte> raw, string mediaType, string origin, string by, CancellationToken ct)
    {
        await removed.RefuseAsync(article, raw, ct);
        var sha256 = await documents.KeepAsync(raw, mediaType, ct);
        var published = article.Published is { } p ? new Publication(p.Earliest, p.Latest, p.Precision, p.Reason, p.EstimatedBy) : null;
        var command = new IngestArticle(article.Url, origin, sha256, mediaType, article.Text, article.Title, article.Byline, article.Outlet,
            article.Language, published, article.Problems);
        var existed = false;
        try
        {
            var decided = await decisions.CommitAsync(new(by), null, async ct =>
            {
                var state = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
                existed = state.State is not null;
                return IngestArticleHandler.Handle(command, state, clock.GetUtcNow());
            }, ct);
            var status = !decided.Changed ? IngestStatus.Unchanged : existed ? IngestStatus.Revised : IngestStatus.New;
            return new(command.ArticleId, status, decided.Position);
        }
        catch (CommandRefusedException)
        {
            // Removed meanwhile: what was kept above must not outlive it.
            await removed.ForgetAsync(command.ArticleId, sha256, ct);
            throw;
        }
    }
}
