using StoryTracker.App.FollowUps;
using StoryTracker.App.Membership;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Ingestion;

/// <summary>Background job: places an article and each of its claims on stories, all in one commit.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="arrivals">What the matcher knows.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">Time of the decision.</param>
public sealed class AssignStoriesJob(Decisions decisions, ArrivalIndex arrivals, EventTypes types, TimeProvider clock) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.AssignStories;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<AssignStories>(types);
        await decisions.CommitAsync(new($"matcher:{StoryArrivals.Matcher}", Cause: job.Cause), job.Lease, ct => DecideAsync(command, ct), ct);
    }

    async Task<Outcome> DecideAsync(AssignStories command, CancellationToken ct)
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        if (article.State?.RemovedAt is not null) return Outcome.Nothing;
        if (article.State?.LatestExtraction is not { } extraction) throw new PermanentJobFailureException($"Article {command.ArticleId} has not been read yet.");
        var revision = article.State.Revision(command.Revision);
        var placement = PlacementOf.Of(await arrivals.AssessAsync(PlacementOf.Arrival(article.State, revision, extraction), ct), extraction);
        var stories = new Dictionary<Guid, Versioned<Story>>();
        var ids = new Queue<Guid>(placement.Stories.Select(s => s.Share.StoryId).Concat(article.State.EverOn)
            .Concat(article.State.Assignment?.Stories.Select(s => s.StoryId) ?? []).Append(DerivedId.StoryOpenedBy(command.ArticleId)));
        while (ids.TryDequeue(out var id))
        {
            if (stories.ContainsKey(id)) continue;
            stories[id] = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
            if (stories[id].State?.MergedInto is { } merged) ids.Enqueue(merged.IntoStoryId);
        }
        var now = clock.GetUtcNow();
        var placed = AssignStoriesHandler.Handle(command, article, placement, stories, now);
        var outcome = FollowUpFinder.Extend(placed, article.State, stories, now);
        // Who is who first: reports are compared by their speakers.
        if (!outcome.IsNothing && MatchSpeakers.After(article.State) is { } match) outcome = outcome with { Messages = [.. outcome.Messages, match] };
        if (!outcome.IsNothing) outcome = outcome with { Messages = [.. outcome.Messages, new MatchStatements(command.ArticleId, command.Revision)] };
        outcome = outcome with { Messages = [.. outcome.Messages, .. SuggestionSchedule.After(placed, command.ArticleId, stories)] };
        // A page that was fetched is looked at again; what came as a file has no page that anybody asked us to fetch.
        return outcome.IsNothing || article.State is not { Fetched: not null, Url: not null, Current: { } current }
            || RevisitSchedule.Next(current.SeenAt, now, false, RevisitSchedule.SpreadOf(command.ArticleId)) is not { } at
            ? outcome : outcome with { Messages = [.. outcome.Messages, new RevisitArticle(command.ArticleId, at)] };
    }
}
