using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>How a runner works.</summary>
public sealed record JobRunnerOptions
{
    /// <summary>Jobs at once.</summary>
    public int Concurrency { get; init; } = 2;
    /// <summary>How long a claim lasts; renewed at a third of it while the handler works.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);
    /// <summary>The poll behind the wake-ups, and how often leases of dead workers are looked for.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);
    /// <summary>How long handlers may finish after a stop; then they are cancelled and their jobs given back, the attempt not
    /// counted.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(20);
    /// <summary>Who claims; unique among all runners of the database.</summary>
    public string WorkerId { get; init; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.CreateVersion7():N}");
}

/// <summary>Claims jobs and runs their handlers; any number of runners on any number of nodes, no leader.</summary>
public sealed class JobRunner
{
    static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);       // between looks at a job that is due but locked just now
    static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan TallyGrace = TimeSpan.FromSeconds(2);        // for the last counts, when the database may be gone
    TimeSpan usual = TimeSpan.FromSeconds(1);          // how long a job takes, lately
    readonly JobQueue queue;
    readonly JobTally tally;
    readonly Dictionary<string, IJobHandler> handlers;
    readonly string[] kinds;
    readonly int[] allRooms;
    readonly bool limited;
    long? fired;                                       // timestamps, not times: the wall clock may be set back
    TimeSpan untilNext;
    readonly JobRunnerOptions options;
    readonly Wakeups wakeups;
    readonly TimeProvider clock;
    readonly ILogger log;

    /// <summary>Prepares a runner for the kinds of its handlers.</summary>
    /// <exception cref="ArgumentException">Two handlers are of one kind.</exception>
    public JobRunner(JobQueue queue, IEnumerable<IJobHandler> handlers, JobRunnerOptions options, Wakeups wakeups, TimeProvider clock,
        ILogger<JobRunner>? log = null)
    {
        (this.queue, this.options, this.wakeups, this.clock, this.log) = (queue, options, wakeups, clock,
            log ?? (ILogger)NullLogger.Instance);
        tally = new JobTally(queue, clock);
        this.handlers = handlers.ToDictionary(h => h.Kind, StringComparer.Ordinal);
        kinds = [.. this.handlers.Keys];
        allRooms = [.. Enumerable.Repeat(options.Concurrency, kinds.Length)];
        limited = this.handlers.Values.Any(h => h.Concurrency is not null);
    }

    /// <summary>Works until stopped, then gives back what is unfinished.</summary>
    public Task RunAsync(CancellationToken stop) => LoopAsync(null, stop);

    /// <summary>Works until no job of its kinds is due, leased by anybody, or due within <paramref name="horizon"/>.</summary>
    public Task DrainAsync(TimeSpan horizon, CancellationToken ct = default) => LoopAsync(horizon, ct);

    /// <summary>Works until no job of its kinds is due or leased by anybody; what backs off is left waiting.</summary>
    public Task DrainAsync(CancellationToken ct = default) => DrainAsync(TimeSpan.Zero, ct);

    async Task LoopAsync(TimeSpan? horizon, CancellationToken stop)
    {
        using var slots = new SemaphoreSlim(options.Concurrency);
        var running = new RunningJobs(queue, options.Lease, clock, log);
        await using var presence = new WorkerPresence(queue.Source, options.WorkerId);
        using var ended = new CancellationTokenSource();
        var heartbeat = running.KeepAsync(ended.Token);
        long? swept = null;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var next = wakeups.Next;
                var wait = options.PollInterval;
                try
                {
                    if (swept is not { } at || clock.GetElapsedTime(at) >= options.PollInterval)
                    {
                        await presence.EnsureAsync(stop);
                        if (await queue.RecoverAsync(stop) is > 0 and var freed)
                            log.LogInformation("{Jobs} jobs of dead workers are due again.", freed);
                        swept = clock.GetTimestamp();
                    }
                    await tally.WriteAsync(last: false, stop);
                    if (await FireAsync(stop) is { } fires && fires < wait) wait = fires > Least ? fires : Least;
                    var (open, rooms) = Rooms(running);
                    // While jobs are quick, the next ones are claimed while these are being done, as many at once as can be.
                    var free = options.Concurrency * (usual < Quick ? 2 : 1) - running.Count;
                    var wanted = usual < Quick ? running.Count <= options.Concurrency : free > 0;
                    var claimed = wanted ? await queue.ClaimAsync(options.WorkerId, free, options.Lease, open, rooms, stop) : [];
                    foreach (var job in claimed) running.Start(job, ct => StartAsync(job, slots, stop, ct));
                    if (claimed.Count > 0 && running.Count < options.Concurrency) continue;
                    if (running.Count < options.Concurrency)
                    {
                        if (horizon is { } h && running.Count == 0 && !await queue.PendingAsync(kinds, h, stop)) return;
                        if (await queue.NextDueAsync(open, stop) is { } due && due < wait) wait = due > Least ? due : Least;
                    }
                    else next = Task.Delay(Timeout.InfiniteTimeSpan, clock, ended.Token);       // full: only a finished job matters
                }
                catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
                {
                    log.LogWarning(e, "The job queue could not be reached; trying again.");
                    next = Task.Delay(Timeout.InfiniteTimeSpan, clock, ended.Token);
                }
                await wakeups.WaitAsync(Task.WhenAny(next, running.AnyEnded), wait, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            await running.StopAsync(options.StopGrace);
            using var soon = new CancellationTokenSource(TallyGrace, clock);
            await tally.WriteAsync(last: true, soon.Token);
            await ended.CancelAsync();
            await heartbeat;
        }
        if (horizon is not null) stop.ThrowIfCancellationRequested();
    }

    /// <summary>Requests what schedules ask for; the time until the next one is due.</summary>
    async Task<TimeSpan?> FireAsync(CancellationToken stop)
    {
        if (fired is { } at && clock.GetElapsedTime(at) is var since && since < untilNext) return untilNext - since;
        var next = await queue.FireSchedulesAsync(stop);
        (fired, untilNext) = (clock.GetTimestamp(), next is { } due && due < options.PollInterval ? due : options.PollInterval);
        return next;
    }

    /// <summary>The kinds that another job may be taken of, and how many of each.</summary>
    (string[] Kinds, int[] Rooms) Rooms(RunningJobs running)
    {
        if (!limited) return (kinds, allRooms);
        var free = kinds.Select(k => (Kind: k, Room: (handlers[k].Concurrency ?? int.MaxValue) - running.CountOf(k))).Where(k => k.Room > 0);
        return ([.. free.Select(k => k.Kind)], [.. free.Select(k => Math.Min(k.Room, options.Concurrency))]);
    }

    /// <summary>Waits for a slot, a moment only: what does not get one is given back for others.</summary>
    async Task StartAsync(ClaimedJob job, SemaphoreSlim slots, CancellationToken stop, CancellationToken lost)
    {
        var taken = false;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lost);
            taken = await slots.WaitAsync(Patience, either.Token);
        }
        catch (OperationCanceledException) { }
        try
        {
            if (taken) await WorkAsync(job, lost);
            else await queue.ReleaseAsync(job.Lease, CancellationToken.None);
        }
        catch (Exception e) when (!taken && e is NpgsqlException or IOException or TimeoutException)
        {
            log.LogWarning(e, "{Kind} job {Id} could not be given back; it is due again when its lease ends.", job.Kind, job.Id);
        }
        finally
        {
            if (taken) slots.Release();
        }
    }

    /// <summary>Runs a handler and reports its end; never throws.</summary>
    async Task WorkAsync(ClaimedJob job, CancellationToken ct)
    {
        using var span = Telemetry.StartJob(job.Kind, job.Trace);
        Telemetry.JobStarted(job.Kind, job.Late);
        var started = clock.GetTimestamp();
        try
        {
            var end = await EndAsync(job, span, ct);
            var elapsed = clock.GetElapsedTime(started);
            usual = usual * 0.9 + elapsed * 0.1;       // racing workers may lose one another's share: it is a hint
            Telemetry.JobEnded(job.Kind, end, elapsed);
            tally.Add(job.Kind, end, elapsed);
        }
        catch (Exception e)
        {
            Telemetry.Failed(span, e);
            log.LogError(e, "The end of {Kind} job {Id} could not be reported; it is due again when its lease ends.", job.Kind, job.Id);
        }
    }

    async Task<JobEnd> EndAsync(ClaimedJob job, Activity? span, CancellationToken ct)
    {
        try
        {
            await handlers[job.Kind].HandleAsync(job, ct);
            job.IsHandled = true;
            return job.IsCompleted || await queue.CompleteAsync(job.Lease, CancellationToken.None) ? JobEnd.Completed : JobEnd.Lost;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Changes nothing when the lease was lost.
            return await queue.ReleaseAsync(job.Lease, CancellationToken.None) ? JobEnd.Released : JobEnd.Lost;
        }
        catch (SnoozeJobException e)
        {
            return await queue.SnoozeAsync(job.Lease, e.Wait, e.Message, CancellationToken.None) ? JobEnd.Snoozed : JobEnd.Lost;
        }
        catch (Exception e)
        {
            Telemetry.Failed(span, e);
            return await FailAsync(job, e, (e as RetryJobException)?.After, e is PermanentJobFailureException);
        }
    }

    async Task<JobEnd> FailAsync(ClaimedJob job, Exception e, TimeSpan? after, bool permanent)
    {
        var outcome = await queue.FailAsync(job.Lease, $"{e.GetType().Name}: {e.Message}", after, permanent, CancellationToken.None);
        log.Log(outcome == JobFailure.Dead ? LogLevel.Error : LogLevel.Warning, e,
            "{Kind} job {Id} failed in attempt {Attempt}: {Outcome}.", job.Kind, job.Id, job.Attempt, outcome);
        return outcome switch { JobFailure.Dead => JobEnd.Dead, JobFailure.Retrying => JobEnd.Retrying, _ => JobEnd.Lost };
    }
}
