using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.FollowUps;

/// <summary>Open what a story has to come back to and what nothing does yet.</summary>
/// <param name="StoryId">The story.</param>
public sealed record OpenFollowUps(Guid StoryId);

/// <summary>Background job: opens the follow-ups that a story lacks, because its claims came from another story or from before there were any.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">Time of the decision.</param>
public sealed class OpenFollowUpsJob(Decisions decisions, EventTypes types, TimeProvider clock) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.OpenFollowUps;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var id = job.ArgsAs<OpenFollowUps>(types).StoryId;
        await decisions.CommitAsync(new($"matcher:{FollowUpFinder.Matcher}", Cause: job.Cause), job.Lease, async ct =>
        {
            var story = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
            if (story.State is null) return Outcome.Nothing;
            var (events, asks) = OpenFollowUpsHandler.Handle(id, story.State, FollowUpFinder.FindMissing(story.State), FollowUpFinder.Matcher, clock.GetUtcNow());
            return Outcome.Append(Streams.Story(id), story.Version, events, asks);
        }, ct);
    }
}

/// <summary>Jobs are no part of a dump, and a record may be older than follow-ups: asks again for every question that is still to come.</summary>
/// <param name="source">The database.</param>
/// <param name="decisions">Loads stories.</param>
/// <param name="jobs">The job queue.</param>
public sealed class FollowUpUpkeep(NpgsqlDataSource source, Decisions decisions, JobQueue jobs)
{
    const int Batch = 500;
    static readonly string Stories = Statements.Read("stories_to_follow_up");

    /// <summary>Asks for what is missing; what waits already is not asked for twice.</summary>
    /// <param name="ct">Stops it; the next run goes on.</param>
    /// <returns>Number of stories looked at.</returns>
    public async Task<int> TendAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Stories);
        command.CommandTimeout = 0;
        var stories = await command.RowsAsync(r => Streams.IdOf(r.GetString(0)), ct);
        foreach (var batch in stories.Chunk(Batch))
        {
            List<JobRequest> missing = [];
            foreach (var id in batch)
            {
                if ((await decisions.LoadAsync<Story>(Streams.Story(id), ct)).State is not { } story) continue;
                if (FollowUpFinder.FindMissing(story).Count > 0) missing.Add(Decisions.Job(new OpenFollowUps(id)));
                missing.AddRange(story.FollowUps.Values.Where(f => f is { Status: FollowUpStatus.Waiting, Evidence.IsEmpty: false }).OrderBy(f => f.Id)
                    .Select(f => new AskFollowUp(id, f.Id, f.Due!.Value)).Where(a => FollowUp.AsksAt(a.Due) is not null).Select(Decisions.Job));
            }
            await jobs.EnqueueAsync(missing, null, ct);
        }
        return stories.Count;
    }
}
