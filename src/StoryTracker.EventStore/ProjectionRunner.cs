using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Keeps projections up to date; any number of nodes may run the same ones, whoever locks the checkpoint takes the step.</summary>
public sealed class ProjectionRunner
{
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1), Ask = TimeSpan.FromMilliseconds(50), Say = TimeSpan.FromSeconds(30);
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
                catch (Exception e) when (Outage.IsTransient(e))
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
        var step = Step(name);
        var started = clock.GetTimestamp();
        for (var asked = started; ;)
        {
            var next = Volatile.Read(ref moved).Task;
            if (step.Reached >= position) return;
            // Another node may be the one that projects: ask the database now and then.
            if (clock.GetElapsedTime(asked) >= Ask || timeout <= Ask)
            {
                var status = await StatusOfAsync(step.Projection, ct);
                if (status.Position >= position) return;
                if (status.State == "stopped") throw new ProjectionStoppedException(status);
                asked = clock.GetTimestamp();
                if (clock.GetElapsedTime(started) >= timeout)
                    throw new TimeoutException($"The projection {name} is at position {status.Position} and did not reach {position} in time.");
            }
            await wakeups.WaitAsync(next, Ask, ct);
        }
    }

    /// <summary>Builds a projection anew beside its tables, which serve until the new ones take their place, without side effects.</summary>
    /// <param name="name">The projection.</param>
    /// <param name="progress">Told after each step; may be null.</param>
    /// <param name="ct">Gives up; the tables in use are as they were.</param>
    /// <exception cref="InvalidOperationException">Another program is rebuilding it.</exception>
    /// <exception cref="ProjectionStoppedException">An event cannot be applied; the tables in use are as they were.</exception>
    public async Task RebuildAsync(string name, IProgress<ProjectionStatus>? progress = null, CancellationToken ct = default)
    {
        await CreateAsync(ct);
        var projection = Step(name).Projection;
        var skipped = await Statement.QueryAsync(source, "projection_skips", row => row.GetInt64(0), ct, Id(projection));
        await new ProjectionRebuild(source, store.Types, projection, skipped.ToHashSet()).RunAsync(progress, ct);
        wakeups.Signal();
    }

    /// <summary>Lets a stopped projection try again from where it stopped; false if it was not stopped.</summary>
    public async Task<bool> RetryAsync(string name, CancellationToken ct = default) =>
        await Statement.RunAsync(source, "projection_restart", ct, Id(Step(name).Projection)) > 0;

    /// <summary>Leaves out the one event at which a projection has stopped, on record and in every later rebuild of this version.</summary>
    /// <param name="name">The projection.</param>
    /// <param name="by">Who decided that.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>The position left out; null if the projection was not stopped.</returns>
    public async Task<long?> SkipAsync(string name, string by, CancellationToken ct = default) =>
        (long?)await Statement.ScalarAsync(source, "projection_skip", ct, [.. Id(Step(name).Projection), Parameter.Text(by)]);

    /// <summary>Drops the tables of versions that are not this program's and that no running program has said to use for a while.</summary>
    /// <param name="unused">For how long; null: two minutes. Running programs say so every half minute.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>What was dropped, as <c>name v1</c>.</returns>
    [SuppressMessage("Security", "CA2100", Justification = "Names of tables cannot be parameters; they come from the programs' own projections and are quoted.")]
    public async Task<IReadOnlyList<string>> PruneAsync(TimeSpan? unused = null, CancellationToken ct = default)
    {
        var old = await Statement.QueryAsync(source, "projection_unused",
            row => (Name: row.GetString(0), Version: row.GetInt32(1), Tables: row.GetFieldValue<string[]>(2)), ct, Parameter.Span(unused ?? 4 * Say));
        var dropped = new List<string>();
        foreach (var (name, version, tables) in old.Where(o => !steps.Values.Any(s => s.Projection.Name == o.Name && s.Projection.Version == o.Version)))
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            foreach (var table in tables.Except(steps.Values.SelectMany(s => s.Projection.Tables), StringComparer.OrdinalIgnoreCase))
                await using (var drop = new NpgsqlCommand($"drop table if exists storytracker.\"{table}\"", connection)) await drop.ExecuteNonQueryAsync(ct);
            await using (var forget = await Statement.OnAsync(connection, "projection_forget", [Parameter.Text(name), Parameter.Int(version)], ct))
                await forget.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            dropped.Add(string.Create(CultureInfo.InvariantCulture, $"{name} v{version}"));
        }
        return dropped;
    }

    /// <summary>Every version of every projection on record, this program's or not.</summary>
    public Task<IReadOnlyList<ProjectionStatus>> StatusAsync(CancellationToken ct = default) => StatusAsync(source, ct);

    internal static async Task<IReadOnlyList<ProjectionStatus>> StatusAsync(NpgsqlDataSource source, CancellationToken ct) =>
        await Statement.QueryAsync(source, "projection_status", row => new ProjectionStatus(row.GetString(0), row.GetInt32(1),
            row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6),
            row.GetFieldValue<DateTimeOffset>(7), row.GetInt64(8)), ct);

    /// <summary>Creates tables and checkpoints of every projection, one program at a time.</summary>
    public async Task CreateAsync(CancellationToken ct = default)
    {
        if (created) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var locked = new NpgsqlCommand(Statement.Text("migration_lock"), connection)) await locked.ExecuteNonQueryAsync(ct);
        foreach (var step in steps.Values)
        {
            await step.CreateAsync(connection, ct);
            if (await step.LearnAsync(connection, ct))
                log.LogInformation("The projection {Name} goes on: what stopped it is known to this program.", step.Projection.Name);
        }
        await transaction.CommitAsync(ct);
        created = true;
    }

    async Task FollowAsync(ProjectionStep step, CancellationToken stop)
    {
        for (var said = clock.GetTimestamp(); !stop.IsCancellationRequested;)
        {
            var next = wakeups.Next;
            var more = await AdvanceAsync(step, stop);
            if (clock.GetElapsedTime(said) >= Say && await SayAsync(step, stop)) said = clock.GetTimestamp();
            if (!more) await wakeups.WaitAsync(next, Poll, stop);
        }
    }

    /// <summary>Says that this version is in use, so that nobody prunes it, and how far behind it is.</summary>
    async Task<bool> SayAsync(ProjectionStep step, CancellationToken stop)
    {
        try
        {
            await Statement.RunAsync(source, "projection_seen", stop, Id(step.Projection));
            await using (var connection = await source.OpenConnectionAsync(stop)) await step.LearnAsync(connection, stop);
            var status = await StatusOfAsync(step.Projection, stop);
            Telemetry.ProjectionAt(status.Name, status.Version, status.Position, status.Head);
            return true;
        }
        catch (Exception e) when (Outage.IsTransient(e)) { return false; }
    }

    /// <summary>One step with its aftermath; true if there may be more to do at once.</summary>
    async Task<bool> AdvanceAsync(ProjectionStep step, CancellationToken ct)
    {
        try
        {
            var taken = await step.AdvanceAsync(ct);
            if (taken.Position is { } position)
            {
                if (!taken.More) Telemetry.ProjectionAt(step.Projection.Name, step.Projection.Version, position, position);
                Move(step.Projection.Name, position);
            }
            if (taken.Busy) await Task.Delay(TimeSpan.FromMilliseconds(10), clock, ct);
            return taken.More;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var wait = Poll;
            if (Outage.IsTransient(e)) log.LogWarning(e, "The projection {Name} could not reach the database.", step.Projection.Name);
            else
            {
                log.LogError(e, "The projection {Name} failed.", step.Projection.Name);
                try { wait = await step.FailAsync(e, ct); }
                catch (Exception again) when (Outage.IsTransient(again)) { }
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
        ?? new ProjectionStatus(projection.Name, projection.Version, 0, 0, "building", 0, null, DateTimeOffset.MinValue, 0);

    static NpgsqlParameter[] Id(Projection projection) => [Parameter.Text(projection.Name), Parameter.Int(projection.Version)];
}
