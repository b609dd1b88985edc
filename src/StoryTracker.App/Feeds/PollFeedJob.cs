using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;

namespace StoryTracker.App.Feeds;

/// <summary>Background job: asks a feed's server what is new. It completes with what was found and the next poll, so a feed has one poll and never none.</summary>
/// <param name="poller">Asks and records.</param>
/// <param name="polls">What is remembered.</param>
/// <param name="gates">One request at a time for each host.</param>
/// <param name="decisions">Loads the feed.</param>
/// <param name="settings">How many at once.</param>
/// <param name="types">Reads the job's arguments.</param>
public sealed class PollFeedJob(FeedPoller poller, FeedPolls polls, HostGates gates, Decisions decisions, FeedSettings settings, EventTypes types) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.PollFeed;

    /// <inheritdoc/>
    public int? Concurrency => settings.PollsAtOnce;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var id = job.ArgsAs<PollFeed>(types).FeedId;
        var feed = await decisions.LoadAsync<Feed>(Streams.Feed(id), ct);
        if (feed.State is not { Activity: FeedActivity.Active } state) return;      // paused or retired since: no next poll
        var memory = await polls.ReadAsync(id, ct);
        FeedAnswer answer;
        await using (var pass = await gates.EnterAsync(state.Url, null, ct))
        {
            if (!pass.Passed) throw new SnoozeJobException("Waits for its host.", pass.Wait);
            answer = await poller.AskAsync(state.Url, memory, ct);
            if (answer.Result.Status is 429 or 503) pass.NotBefore = answer.Result.RetryAfter;
        }
        await poller.RecordAsync(id, state.Url, state.Title, memory, answer, null, job, "poller", ct);
    }
}
