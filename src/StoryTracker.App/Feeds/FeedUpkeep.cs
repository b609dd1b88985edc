using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.EventStore;

namespace StoryTracker.App.Feeds;

/// <summary>Look after the feeds: each that is to be polled has its poll.</summary>
public sealed record TendFeeds;

/// <summary>Background job, every few minutes and at every start: asks for the poll of feeds that have none, whatever became of it.</summary>
/// <param name="source">The database.</param>
/// <param name="decisions">Loads feeds.</param>
/// <param name="polls">When each was to be polled.</param>
/// <param name="jobs">The job queue.</param>
/// <param name="clock">When.</param>
public sealed class FeedUpkeep(NpgsqlDataSource source, Decisions decisions, FeedPolls polls, JobQueue jobs, TimeProvider clock) : IJobHandler
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    static readonly string Without = Statements.Read("feeds_without_poll");

    /// <inheritdoc/>
    public string Kind => JobKinds.TendFeeds;

    /// <inheritdoc/>
    public Task HandleAsync(ClaimedJob job, CancellationToken ct) => TendAsync(ct);

    /// <summary>Sees to it that the feeds are looked after from now on, and looks after them once.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        await TendAsync(ct);
        await jobs.ScheduleAsync(new(JobKinds.TendFeeds, Every, JobKinds.TendFeeds, new TendFeeds()) { First = clock.GetUtcNow() + Every }, ct);
    }

    /// <summary>Asks for the missing polls.</summary>
    /// <returns>How many were missing.</returns>
    public async Task<int> TendAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Without);
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        List<JobRequest> missing = [];
        foreach (var id in await command.RowsAsync(r => r.GetGuid(0), ct))
        {
            if ((await decisions.LoadAsync<Feed>(Streams.Feed(id), ct)).State is not { Activity: FeedActivity.Active }) continue;
            missing.Add(Decisions.Job(new PollFeed(id, (await polls.ReadAsync(id, ct)).State.NotBefore)));
        }
        await jobs.EnqueueAsync(missing, null, ct);
        return missing.Count;
    }
}
