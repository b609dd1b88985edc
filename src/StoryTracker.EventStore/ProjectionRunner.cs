using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Keeps projections up to date; any number of nodes may run the same ones, whoever locks the checkpoint takes the step.</summary>
public sealed class ProjectionRunner
{
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    readonly NpgsqlDataSource source;
    readonly EventStore store;
    readonly Wakeups wakeups;
    readonly TimeProvider clock;
    readonly ILogger log;
    readonly Dictionary<string, ProjectionStep> steps;
    TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool created;

    /// <summary>Prepares a runner.</summary>
    /// <param name="source">The database.</param>
    /// <param name="store">The log.</param>
    /// <param name="projections">The projections, each name once.</param>
    /// <param name="wakeups">When to look for new events.</param>
    /// <param name="clock">Times polls and back-offs.</param>
    /// <param name="log">Where failures are reported.</param>
    /// <param name="backoff">Wait after a first failure, doubling; null: 200 ms.</param>
    public ProjectionRunner(NpgsqlDataSource source, EventStore store, IEnumerable<Projection> projections, Wakeups wakeups,
        TimeProvider clock, ILogger<ProjectionRunner>? log = null, TimeSpan? backoff = null)
    {
        (this.source, this.store, this.wakeups, this.clock, this.log) = (source, store, wakeups, clock,
            log ?? (ILogger)NullLogger.Instance);
        steps = projections.ToDictionary(p => p.Name,
            p => new ProjectionStep(source, store.Types, p, backoff ?? TimeSpan.FromMilliseconds(200)), StringComparer.Ordinal);
    }

    /// <summary>Raised after a commit with the projection's name and its new position, on the projecting thread: be brief.</summary>
    public event Action<string, long>? Projected;

    /// <summary>Creates tables and checkpoints, then follows the log until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!created)
                try { await CreateAsync(stop); }
                catch (Exception e) when (ProjectionStep.IsOutage(e))
                {
                    log.LogWarning(e, "The projections' tables could not be created yet; trying again.");
                    await Task.Delay(Poll, clock, stop);
                }
            await Task.WhenAll(steps.Values.Select(s => FollowAsync(s, stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }

    /// <summary>Brings every projection to the head as it is now.</summary>
    /// <exception cref="ProjectionStoppedException">One of them has stopped.</exception>
    public async Task CatchUpAsync(CancellationToken ct = default)
    {
        await CreateAsync(ct);
        var head = await store.HeadAsync(ct);
        foreach (var step in steps.Values)
            while (true)
            {
                var status = await StatusOfAsync(step.Projection, ct);
                if (status.State == "stopped") throw new ProjectionStoppedException(status);
                if (status.Position >= head && status.State == "live") break;
                await AdvanceAsync(step, ct);
            }
    }

    /// <summary>Waits until a projection has applied everything up to a position: read your writes.</summary>
    /// <exception cref="TimeoutException">It did not within <paramref name="timeout"/>.</exception>
    /// <exception cref="ProjectionStoppedException">It has stopped before.</exception>
    public async Task ReachedAsync(string name, long position, TimeSpan timeout, CancellationToken ct = default)
    {
        var projection = Step(name).Projection;
        var started = clock.GetTimestamp();
        while (true)
        {
            var next = Volatile.Read(ref moved).Task;
            var status = await StatusOfAsync(projection, ct);
            if (status.Position >= position) return;
            if (status.State == "stopped") throw new ProjectionStoppedException(status);
            var left = timeout - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException($"The projection {name} is at position {status.Position} and did not reach {position} in time.");
            await wakeups.WaitAsync(next, left < Poll / 10 ? left : Poll / 10, ct);     // another node may be the one that projects
        }
    }

    /// <summary>Empties a projection's tables and sets it back to the start of the log; whoever runs it fills it again.</summary>
    public async Task RebuildAsync(string name, CancellationToken ct = default)
    {
        await CreateAsync(ct);
        await Step(name).ResetAsync(ct);
        Move(name, 0);
    }

    /// <summary>Lets a stopped projection try again from where it stopped; false if it was not stopped.</summary>
    public async Task<bool> RetryAsync(string name, CancellationToken ct = default) =>
        await Statement.RunAsync(source, "projection_restart", ct, Parameter.Text(name), Parameter.Int(Step(name).Projection.Version)) > 0;

    /// <summary>Every version of every projection on record, this program's or not.</summary>
    public async Task<IReadOnlyList<ProjectionStatus>> StatusAsync(CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "projection_status", row => new ProjectionStatus(row.GetString(0), row.GetInt32(1),
            row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6),
            row.GetFieldValue<DateTimeOffset>(7)), ct);

    /// <summary>Creates tables and checkpoints of every projection, one program at a time.</summary>
    public async Task CreateAsync(CancellationToken ct = default)
    {
        if (created) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var locked = new NpgsqlCommand(Statement.Text("migration_lock"), connection)) await locked.ExecuteNonQueryAsync(ct);
        foreach (var step in steps.Values) await step.CreateAsync(connection, ct);
        await transaction.CommitAsync(ct);
        created = true;
    }

    async Task FollowAsync(ProjectionStep step, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = wakeups.Next;
            if (!await AdvanceAsync(step, stop)) await wakeups.WaitAsync(next, Poll, stop);
        }
    }

    /// <summary>One step with its aftermath; true if there may be more to do at once.</summary>
    async Task<bool> AdvanceAsync(ProjectionStep step, CancellationToken ct)
    {
        try
        {
            var taken = await step.AdvanceAsync(ct);
            if (taken.Position is { } position) Move(step.Projection.Name, position);
            if (taken.Busy) await Task.Delay(TimeSpan.FromMilliseconds(10), clock, ct);
            return taken.More;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var wait = Poll;
            if (ProjectionStep.IsOutage(e)) log.LogWarning(e, "The projection {Name} could not reach the database.", step.Projection.Name);
            else
            {
                log.LogError(e, "The projection {Name} failed.", step.Projection.Name);
                try { wait = await step.FailAsync(e, ct); }
                catch (Exception again) when (ProjectionStep.IsOutage(again)) { }
            }
            await Task.Delay(wait, clock, ct);
            return true;
        }
    }

    void Move(string name, long position)
    {
        Interlocked.Exchange(ref moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        Projected?.Invoke(name, position);
    }

    ProjectionStep Step(string name) =>
        steps.TryGetValue(name, out var step) ? step : throw new ArgumentException($"There is no projection '{name}'.", nameof(name));

    async Task<ProjectionStatus> StatusOfAsync(Projection projection, CancellationToken ct) =>
        (await StatusAsync(ct)).FirstOrDefault(s => s.Name == projection.Name && s.Version == projection.Version)
        ?? new ProjectionStatus(projection.Name, projection.Version, 0, 0, "building", 0, null, DateTimeOffset.MinValue);
}
