using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.Matching;

namespace StoryTracker.App.Ingestion;

/// <summary>Background job: places an article and each of its claims on stories, all in one commit.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="profiles">The stories as they are set up.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">Time of the decision.</param>
public sealed class AssignStoriesJob(Decisions decisions, StoryProfiles profiles, EventTypes types, TimeProvider clock) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.AssignStories;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<AssignStories>(types);
        await decisions.CommitAsync(new($"matcher:{StoryAssignment.Matcher}", Cause: job.Cause), job.Lease, ct => DecideAsync(command, ct), ct);
    }

    async Task<Outcome> DecideAsync(AssignStories command, CancellationToken ct)
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        if (article.State?.RemovedAt is not null) return Outcome.Nothing;
        if (article.State?.LatestExtraction is not { } extraction) throw new PermanentJobFailureException($"Article {command.ArticleId} has not been read yet.");
        var revision = article.State.Revision(command.Revision);
        var placement = PlacementOf.Article(revision, extraction, await profiles.CurrentAsync(ct));
        var ids = placement.Stories.Select(s => s.Share.StoryId)
            .Concat(article.State.Assignment?.Stories.Select(s => s.StoryId) ?? [])
            .Append(DerivedId.StoryOpenedBy(command.ArticleId)).Distinct();
        var stories = new Dictionary<Guid, Versioned<Story>>();
        foreach (var id in ids) stories[id] = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
        var now = clock.GetUtcNow();
        var outcome = AssignStoriesHandler.Handle(command, article, placement, stories, now);
        if (!outcome.IsNothing && MatchSpeakers.After(article.State) is { } match) outcome = outcome with { Messages = [.. outcome.Messages, match] };
        // A page that was fetched is looked at again; what came as a file has no page that anybody asked us to fetch.
        return outcome.IsNothing || article.State is not { Fetched: not null, Url: not null, Current: { } current }
            || RevisitSchedule.Next(current.SeenAt, now, false, RevisitSchedule.SpreadOf(command.ArticleId)) is not { } at
            ? outcome : outcome with { Messages = [.. outcome.Messages, new RevisitArticle(command.ArticleId, at)] };
    }
}
