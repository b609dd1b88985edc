using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.FollowUps;

/// <summary>Background job, due when a day is over: puts on record that a follow-up asks what became of it. Repeating it asks nothing twice.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">Whether the day is over.</param>
public sealed class AskFollowUpJob(Decisions decisions, EventTypes types, TimeProvider clock) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.AskFollowUp;

    /// <inheritdoc/>
    /// <exception cref="SnoozeJobException">The day is not over by this clock.</exception>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<AskFollowUp>(types);
        await decisions.CommitAsync(new("diary", Cause: job.Cause), job.Lease, async ct =>
        {
            var story = await decisions.LoadAsync<Story>(Streams.Story(command.StoryId), ct);
            var now = clock.GetUtcNow();
            if (AskFollowUpHandler.IsDue(command, story.State) && FollowUp.AsksAt(command.Due) is { } at && at > now)
                throw new SnoozeJobException("The day is not over yet.", at - now);
            return AskFollowUpHandler.Handle(command, story, now);
        }, ct);
    }
}
