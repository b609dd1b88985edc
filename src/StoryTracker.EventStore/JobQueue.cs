using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>The job queue: request, claim, renew, complete, fail, snooze, give back; dead letters.</summary>
/// <remarks>A lease is a due time in the future; whoever claims later gets a larger attempt number, and nothing answers to the smaller one.
/// Thread-safe.</remarks>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue in a database; nobody takes it for a collection.")]
public sealed class JobQueue
{
    static readonly EventMetadata Nobody = new("job-queue");
    readonly NpgsqlDataSource source;
    readonly EventTypes types;
    readonly RetrySchedule retries;
    readonly Random random;
    readonly Coalescing<JobLease, bool> completions;

    /// <summary>Opens the queue of a migrated database.</summary>
    /// <param name="source">The database.</param>
    /// <param name="types">How arguments are written.</param>
    /// <param name="retries">Back-off between attempts; null: <see cref="RetrySchedule.Default"/>.</param>
    /// <param name="random">Source of the jitter; null: the shared one.</param>
    public JobQueue(NpgsqlDataSource source, EventTypes types, RetrySchedule? retries = null, Random? random = null)
    {
        (this.source, this.types) = (source, types);
        (this.retries, this.random) = (retries ?? RetrySchedule.Default, random ?? Random.Shared);
        completions = new Coalescing<JobLease, bool>(CompleteAsync);
    }

    /// <summary>The database, for the runner's own connection.</summary>
    internal NpgsqlDataSource Source => source;

    /// <summary>Requests jobs, all or none; those whose key is taken are dropped.</summary>
    /// <param name="jobs">The jobs, in the order of their lanes.</param>
    /// <param name="cause">Position of the event that asks for them, if any.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task EnqueueAsync(IReadOnlyList<JobRequest> jobs, long? cause = null, CancellationToken ct = default)
    {
        if (jobs.Count == 0) return;
        var unit = EncodedUnit.Of(new AppendUnit(Nobody with { Cause = cause }) { Jobs = jobs }, types, keyed: false);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = await AppendCommand.PrepareAsync(connection, ct);
        await command.ExecuteAsync([unit], ct);
        await using var announce = await Statement.OnAsync(connection, "announce", [Parameter.Text("")], ct);
        await announce.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Leases due jobs, oldest due first; of a lane only its first job, of paused kinds none.</summary>
    /// <param name="worker">Who claims. A worker that holds no presence lock (a <see cref="JobRunner"/> does) may lose its leases
    /// early.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="lease">For how long; prolong with <see cref="RenewAsync"/>.</param>
    /// <param name="kinds">Only these; null: every kind.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        string worker, int limit, TimeSpan lease, IReadOnlyList<string>? kinds = null, CancellationToken ct = default)
    {
        kinds ??= await Statement.QueryAsync(source, "kinds", row => row.GetString(0), ct);
        return await ClaimAsync(worker, limit, lease, kinds, [.. Enumerable.Repeat(limit, kinds.Count)], ct);
    }

    /// <summary>As the other, with room for so many of each kind.</summary>
    internal async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        string worker, int limit, TimeSpan lease, IReadOnlyList<string> kinds, IReadOnlyList<int> rooms, CancellationToken ct)
    {
        while (true)
        {
            var rows = await Statement.QueryAsync(source, "claim", row => row.GetBoolean(6) ? Claimed(row) : null, ct,
                Parameter.Int(limit), Parameter.Text(worker), Parameter.Span(lease), Parameter.Texts(kinds), Parameter.Ints(rooms));
            if (rows.Count == 0 || rows.Exists(r => r is not null)) return [.. rows.OfType<ClaimedJob>()];
            // Only spent jobs were found, which are dead letters now: look again.
        }
    }

    /// <summary>Prolongs leases; returns those that are still held.</summary>
    public async Task<IReadOnlyList<long>> RenewAsync(IReadOnlyList<JobLease> leases, TimeSpan lease, CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "renew", row => row.GetInt64(0), ct,
            Parameter.Longs([.. leases.Select(l => l.Id)]), Parameter.Ints([.. leases.Select(l => l.Attempt)]), Parameter.Span(lease));

    /// <summary>Completes a job that had nothing to append; false if the lease was lost or the job is completed already.</summary>
    /// <remarks>Calls that meet share a statement. Cancelling stops the wait only.</remarks>
    public Task<bool> CompleteAsync(JobLease lease, CancellationToken ct = default) => completions.AskAsync(lease).WaitAsync(ct);

    async Task<bool[]> CompleteAsync(IReadOnlyList<JobLease> leases)
    {
        var done = await Statement.QueryAsync(source, "complete", row => row.GetInt64(0), CancellationToken.None,
            Parameter.Longs([.. leases.Select(l => l.Id)]), Parameter.Ints([.. leases.Select(l => l.Attempt)]));
        // Of two askers for one job the first is told that it was theirs.
        var left = done.ToHashSet();
        return [.. leases.Select(l => left.Remove(l.Id))];
    }

    /// <summary>Ends an attempt that failed: back-off, or a dead letter when its attempts are used up or
    /// <paramref name="permanent"/>.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="error">Why, kept with the job.</param>
    /// <param name="retryAfter">Wait so long instead of the back-off.</param>
    /// <param name="permanent">A dead letter at once.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<JobFailure> FailAsync(
        JobLease lease, string error, TimeSpan? retryAfter = null, bool permanent = false, CancellationToken ct = default)
    {
        var outcome = await Statement.ScalarAsync(source, "fail", ct,
            Parameter.Long(lease.Id), Parameter.Int(lease.Attempt),
            Parameter.Text(error.Replace('\0', '\uFFFD')), Parameter.Bool(permanent), Parameter.Span(retryAfter),
            Parameter.Span(retries.First), Parameter.Span(retries.Longest), Parameter.Double(retries.Factor(random)));
        return outcome switch { "dead" => JobFailure.Dead, "retrying" => JobFailure.Retrying, _ => JobFailure.LostLease };
    }

    /// <summary>Puts a leased job off without counting the attempt; false if the lease was lost.</summary>
    public async Task<bool> SnoozeAsync(JobLease lease, TimeSpan wait, string? reason = null, CancellationToken ct = default) =>
        await Statement.RunAsync(source, "release", ct, Parameter.Long(lease.Id), Parameter.Int(lease.Attempt), Parameter.Span(wait),
            Parameter.Text(reason)) > 0;

    /// <summary>Gives a leased job back at once without counting the attempt; false if the lease was lost.</summary>
    public Task<bool> ReleaseAsync(JobLease lease, CancellationToken ct = default) => SnoozeAsync(lease, TimeSpan.Zero, ct: ct);

    /// <summary>Ends the leases of workers whose presence lock is gone, the attempts counted; returns how many jobs are due
    /// again.</summary>
    public async Task<long> RecoverAsync(CancellationToken ct = default) => (long)(await Statement.ScalarAsync(source, "recover", ct))!;

    /// <summary>Waiting and leased jobs by id.</summary>
    public async Task<IReadOnlyList<JobStatus>> ListAsync(long afterId = 0, int limit = 1000, CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "list_jobs", row => new JobStatus(row.GetInt64(0), row.GetString(1), row.GetString(2),
            Text(row, 3), Text(row, 4), row.GetFieldValue<DateTimeOffset>(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8),
            Text(row, 9), Long(row, 10),
            row.GetFieldValue<DateTimeOffset>(11), Text(row, 12)), ct, Parameter.Long(afterId), Parameter.Int(limit));

    /// <summary>Dead letters by id.</summary>
    public async Task<IReadOnlyList<DeadJob>> DeadAsync(long afterId = 0, int limit = 1000, CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "dead_jobs", row => new DeadJob(row.GetInt64(0), row.GetString(1), row.GetString(2),
            Text(row, 3), Text(row, 4), row.GetInt32(5), row.GetInt32(6), Long(row, 7), row.GetFieldValue<DateTimeOffset>(8), row.GetString(9),
            row.GetFieldValue<DateTimeOffset>(10)), ct, Parameter.Long(afterId), Parameter.Int(limit));

    /// <summary>Puts a dead letter back at the end of its lane with all its attempts; its new id, null if unknown or its key is
    /// taken.</summary>
    public async Task<long?> RetryDeadAsync(long id, CancellationToken ct = default) => await RetryAsync([id], null, ct) is [var again]
        ? again : null;

    /// <summary>The same for several; the new ids. Those that are unknown or whose key is taken stay as they are.</summary>
    public Task<IReadOnlyList<long>> RetryDeadAsync(IReadOnlyList<long> ids, CancellationToken ct = default) => RetryAsync(ids, null, ct);

    /// <summary>Puts every dead letter back, or those of a kind; the new ids. Those whose key is taken stay.</summary>
    public Task<IReadOnlyList<long>> RetryAllDeadAsync(string? kind = null, CancellationToken ct = default) => RetryAsync(null, kind, ct);

    async Task<IReadOnlyList<long>> RetryAsync(IReadOnlyList<long>? ids, string? kind, CancellationToken ct) =>
        await Statement.QueryAsync(source, "retry_dead", row => row.GetInt64(1), ct,
            ids is null ? Parameter.NoLongs : Parameter.Longs(ids), Parameter.Text(kind));

    /// <summary>Stops claims of a kind on every node; what is being worked on goes on. False if it was paused already.</summary>
    public async Task<bool> PauseAsync(string kind, string by, CancellationToken ct = default) =>
        await Statement.RunAsync(source, "pause", ct, Parameter.Text(kind), Parameter.Text(by)) > 0;

    /// <summary>Lets a paused kind go on; false if it was not paused.</summary>
    public async Task<bool> ResumeAsync(string kind, CancellationToken ct = default) =>
        await Statement.RunAsync(source, "resume", ct, Parameter.Text(kind)) > 0;

    /// <summary>The paused kinds.</summary>
    public async Task<IReadOnlyList<PausedKind>> PausedAsync(CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "paused",
            row => new PausedKind(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)), ct);

    /// <summary>Registers a schedule or changes the one of its name; the same again changes nothing. Its jobs have the key
    /// <c>schedule:NAME</c>: while one waits or runs, the next is left out.</summary>
    public async Task ScheduleAsync(JobSchedule schedule, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(schedule.Every, TimeSpan.Zero);
        await Statement.RunAsync(source, "schedule", ct, Parameter.Text(schedule.Name), Parameter.Span(schedule.Every),
            Parameter.Text(schedule.Kind), Parameter.Json(JsonSerializer.Serialize(schedule.Args, schedule.Args.GetType(), types.Json)),
            Parameter.Time(schedule.First ?? DateTimeOffset.UnixEpoch));
    }

    /// <summary>Ends a schedule; false if there was none. A job it has requested stays.</summary>
    public async Task<bool> UnscheduleAsync(string name, CancellationToken ct = default) =>
        await Statement.RunAsync(source, "unschedule", ct, Parameter.Text(name)) > 0;

    /// <summary>Requests the jobs of due schedules; the time until the next one, null if there is none.</summary>
    internal async Task<TimeSpan?> FireSchedulesAsync(CancellationToken ct) =>
        (await Statement.QueryAsync(source, "fire", row => row.IsDBNull(2) ? null : (double?)row.GetDouble(2), ct))[0] is { } seconds
            ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : null;

    /// <summary>Jobs counted by kind.</summary>
    /// <param name="kinds">Only these; null: every kind.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<IReadOnlyList<JobCounts>> WaitingAsync(IReadOnlyList<string>? kinds = null, CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "job_counts",
            row => new JobCounts(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), ct, Parameter.Texts(kinds));

    /// <summary>Whether a job is leased, due, or due within <paramref name="horizon"/>; paused kinds do not count.</summary>
    public async Task<bool> PendingAsync(IReadOnlyList<string> kinds, TimeSpan horizon, CancellationToken ct = default) =>
        (bool)(await Statement.ScalarAsync(source, "pending", ct, Parameter.Texts(kinds), Parameter.Span(horizon)))!;

    /// <summary>How long until the next job becomes due or the next lease ends, zero if one is due by now; null if there is neither.</summary>
    public async Task<TimeSpan?> NextDueAsync(IReadOnlyList<string> kinds, CancellationToken ct = default) =>
        await Statement.ScalarAsync(source, "next_due", ct, Parameter.Texts(kinds)) is double seconds
            ? TimeSpan.FromSeconds(Math.Max(0, seconds)) : null;

    static ClaimedJob Claimed(NpgsqlDataReader row)
    {
        using var args = JsonDocument.Parse(row.GetString(3));
        return new ClaimedJob(row.GetInt64(0), row.GetInt32(1), row.GetString(2), args.RootElement.Clone(), Text(row, 4), Long(row, 5),
            Text(row, 7), row.GetFieldValue<TimeSpan>(8));
    }

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
    static long? Long(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
