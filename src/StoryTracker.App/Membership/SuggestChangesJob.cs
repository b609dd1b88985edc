using StoryTracker.App.Speakers;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.EventStore;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>
/// Background job: looks whether a story that has grown is one with another, is two, or has a part of its own, and puts what it finds on record as
/// suggestions. Nothing moves: editors accept or decline.
/// </summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="finder">Asks the matcher.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">Time of the suggestions.</param>
public sealed class SuggestChangesJob(Decisions decisions, SuggestionFinder finder, EventTypes types, TimeProvider clock) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.SuggestChanges;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<SuggestChanges>(types);
        await decisions.CommitAsync(new($"matcher:{StoryArrivals.Suggester}", Cause: job.Cause), job.Lease, async ct =>
        {
            var (suggested, stories) = await finder.FindAsync(command.StoryId, ct);
            return OutcomeOfSeveral.Of(suggested.Select(s => SuggestChangeHandler.Handle(new(s), stories, clock.GetUtcNow())));
        }, ct);
    }
}
