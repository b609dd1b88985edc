using System.Text.Json;

namespace StoryTracker.EventStore;

/// <summary>A job whose lease we hold.</summary>
/// <param name="Id">The job.</param>
/// <param name="Attempt">The fencing token: claims so far, counted or not.</param>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Args">Its arguments.</param>
/// <param name="Key">Its unique key, if any.</param>
/// <param name="Cause">Position of the event that asked for it, if any.</param>
/// <param name="Trace">W3C <c>traceparent</c> of whoever asked for it, if traced.</param>
/// <param name="Late">Time from due to claimed.</param>
public sealed record ClaimedJob(long Id, int Attempt, string Kind, JsonElement Args, string? Key, long? Cause, string? Trace = null,
    TimeSpan Late = default)
{
    readonly LeaseEnd end = new();

    /// <summary>The right to finish it, for <see cref="AppendUnit.Completes"/>.</summary>
    public JobLease Lease => new(Id, Attempt) { End = end };

    /// <summary>Whether an append of this process has completed it.</summary>
    internal bool IsCompleted => end.Completed;

    /// <summary>Whether its handler is done with it.</summary>
    internal bool IsHandled { get => end.Handled; set => end.Handled = value; }

    /// <summary>The arguments as a class.</summary>
    /// <exception cref="PermanentJobFailureException">They do not have its shape.</exception>
    public T ArgsAs<T>(EventTypes types)
    {
        try
        {
            return Args.Deserialize<T>(types.Json) ?? throw new PermanentJobFailureException($"The arguments of {Kind} job {Id} are null.");
        }
        catch (JsonException e)
        {
            throw new PermanentJobFailureException($"The arguments of {Kind} job {Id} are not those of a {typeof(T).Name}: {e.Message}", e);
        }
    }
}

/// <summary>Does the jobs of one kind.</summary>
/// <remarks>May run more than once for a job (at-least-once); completing through <see cref="AppendUnit.Completes"/> makes its effect
/// exactly once.
/// What it leaves open the runner completes afterwards.</remarks>
public interface IJobHandler
{
    /// <summary>The kind of its jobs.</summary>
    string Kind { get; }

    /// <summary>How many of them one runner works on at once; null: as many as it has room for. (One at a time over all nodes: a
    /// lane.)</summary>
    int? Concurrency => null;

    /// <summary>Does a job; <paramref name="ct"/> is cancelled when the lease is lost or the runner stops.</summary>
    /// <exception cref="PermanentJobFailureException">Repeating would not help.</exception>
    /// <exception cref="RetryJobException">Repeat after a given time.</exception>
    /// <exception cref="SnoozeJobException">Not now; the attempt does not count.</exception>
    Task HandleAsync(ClaimedJob job, CancellationToken ct);
}

/// <summary>A job that no repeat can mend: it goes to the dead letters at once.</summary>
public sealed class PermanentJobFailureException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A failed attempt that says itself when to repeat, e.g. by a server's Retry-After.</summary>
public sealed class RetryJobException(string message, TimeSpan after, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long to wait.</summary>
    public TimeSpan After { get; } = after;
}

/// <summary>A job that cannot be done yet; the attempt is given back.</summary>
public sealed class SnoozeJobException(string reason, TimeSpan wait) : Exception(reason)
{
    /// <summary>How long to wait.</summary>
    public TimeSpan Wait { get; } = wait;
}

/// <summary>How a failed attempt went on.</summary>
public enum JobFailure
{
    /// <summary>It is tried again after the back-off.</summary>
    Retrying,
    /// <summary>It is a dead letter now.</summary>
    Dead,
    /// <summary>The lease was no longer ours; nothing changed.</summary>
    LostLease,
}

/// <summary>A waiting or leased job.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Args">Its arguments as JSON.</param>
/// <param name="Key">Its unique key, if any.</param>
/// <param name="Lane">Its lane, if any.</param>
/// <param name="DueAt">When it may run; while leased, when the lease ends.</param>
/// <param name="Attempt">The fencing token: claims so far, counted or not.</param>
/// <param name="Tries">Claims that counted.</param>
/// <param name="MaxAttempts">Tries until it becomes a dead letter.</param>
/// <param name="LeasedBy">The worker that has it, null while waiting.</param>
/// <param name="Cause">Position of the event that asked for it, if any.</param>
/// <param name="CreatedAt">When it was requested.</param>
/// <param name="LastError">Why the last attempt failed, if it did.</param>
public sealed record JobStatus(long Id, string Kind, string Args, string? Key, string? Lane, DateTimeOffset DueAt, int Attempt, int Tries,
    int MaxAttempts, string? LeasedBy, long? Cause, DateTimeOffset CreatedAt, string? LastError);

/// <summary>A dead letter: a job that used up its attempts or failed for good.</summary>
/// <param name="Id">The id it had as a job.</param>
/// <param name="Kind">Which handler did it.</param>
/// <param name="Args">Its arguments as JSON.</param>
/// <param name="Key">Its unique key, if any.</param>
/// <param name="Lane">Its lane, if any.</param>
/// <param name="Attempts">Tries that counted.</param>
/// <param name="MaxAttempts">Tries it was allowed.</param>
/// <param name="Cause">Position of the event that asked for it, if any.</param>
/// <param name="CreatedAt">When it was requested.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="DiedAt">When it was given up.</param>
public sealed record DeadJob(long Id, string Kind, string Args, string? Key, string? Lane, int Attempts, int MaxAttempts, long? Cause,
    DateTimeOffset CreatedAt, string Error, DateTimeOffset DiedAt);

/// <summary>A kind of jobs that nobody claims for now.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="By">Who paused it.</param>
/// <param name="At">Since when.</param>
public sealed record PausedKind(string Kind, string By, DateTimeOffset At);

/// <summary>A job that comes again and again; every runner sees to it, none leads. What was missed is not made up for.</summary>
/// <param name="Name">Its name, once in the database.</param>
/// <param name="Every">Time from one due time to the next.</param>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Args">Its arguments, written as JSON.</param>
public sealed record JobSchedule(string Name, TimeSpan Every, string Kind, object Args)
{
    /// <summary>When it is due first; null: at once.</summary>
    public DateTimeOffset? First { get; init; }
}

/// <summary>Jobs of one kind, counted.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Due">Waiting and due (some perhaps behind another of their lane).</param>
/// <param name="Later">Waiting for a later time: scheduled, or backing off.</param>
/// <param name="Leased">Being worked on.</param>
public sealed record JobCounts(string Kind, long Due, long Later, long Leased);

/// <summary>Back-off between attempts: <c>First · 2^(n−1)</c> after the n-th, at most <c>Longest</c>, times 1 ± <c>Jitter</c>.</summary>
/// <param name="First">Wait after the first failure.</param>
/// <param name="Longest">Upper bound before jitter.</param>
/// <param name="Jitter">Share by which the wait is varied, 0 to 1.</param>
public sealed record RetrySchedule(TimeSpan First, TimeSpan Longest, double Jitter)
{
    /// <summary>15 s doubling to 6 h, ± 10 %.</summary>
    public static RetrySchedule Default { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromHours(6), 0.1);

    /// <summary>The next factor, 1 − Jitter to 1 + Jitter.</summary>
    public double Factor(Random random) => 1 + Jitter * (2 * random.NextDouble() - 1);
}
