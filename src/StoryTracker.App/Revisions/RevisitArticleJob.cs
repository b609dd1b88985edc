using StoryTracker.App.Feeds;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Revisions;

/// <summary>Background job: looks at an article's page again, conditionally; what it finds and the next look are one commit.</summary>
/// <param name="pages">Fetches pages: at the host's pace, by its robots rules.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="settings">How many at once.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">When.</param>
public sealed class RevisitArticleJob(PageFetcher pages, Decisions decisions, FeedSettings settings, EventTypes types, TimeProvider clock) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.RevisitArticle;

    /// <inheritdoc/>
    public int? Concurrency => settings.FetchesAtOnce;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<RevisitArticle>(types);
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        if (article.State is not { RemovedAt: null, Current: not null, Twin: null, Url: { } url }) return;
        var attempt = await pages.AttemptAsync(command.ArticleId, url, conditional: true, ct);
        await decisions.CommitAsync(new("fetcher", Cause: job.Cause), job.Lease, async ct =>
        {
            var now = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
            Dictionary<Guid, Versioned<Story>> stories = [];
            foreach (var id in now.State?.Assignment?.Stories.Select(s => s.StoryId) ?? [])
                stories[id] = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
            return RevisitArticleHandler.Handle(command, new(attempt.Page, attempt.Failure), now, stories, clock.GetUtcNow());
        }, ct);
    }
}
