using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;

namespace StoryTracker.App.Feeds;

/// <summary>Background job: fetches the page of an article; the reading of it is the next job, asked for in the same commit.</summary>
/// <param name="fetcher">Fetches pages.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="settings">How many at once.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">When.</param>
public sealed class FetchArticleJob(PageFetcher fetcher, Decisions decisions, FeedSettings settings, EventTypes types, TimeProvider clock) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.FetchArticle;

    /// <inheritdoc/>
    public int? Concurrency => settings.FetchesAtOnce;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var asked = job.ArgsAs<FetchArticle>(types);
        var article = await decisions.LoadAsync<Article>(Streams.Article(asked.ArticleId), ct);
        if (article.State is not { } state) throw new PermanentJobFailureException($"Article {asked.ArticleId} is not on record.");
        if (state.RemovedAt is not null) return;
        var attempt = state.Url is not { } url
            ? new(null, new PageFailure("The feed gives no address for it.", null, Final: true))
            : await fetcher.AttemptAsync(asked.ArticleId, url, conditional: state.Current is not null || state.Twin is not null, ct);
        if (attempt.Unchanged) return;
        await decisions.CommitAsync(new("fetcher", Cause: job.Cause), job.Lease, async ct => RecordFetchHandler.Handle(
            new(asked, attempt.Page, attempt.Failure), await decisions.LoadAsync<Article>(Streams.Article(asked.ArticleId), ct), clock.GetUtcNow()), ct);
    }
}
