namespace StoryTracker.EventStore;

/// <summary>Who appended and why.</summary>
/// <param name="By">The person or program that caused the events.</param>
/// <param name="Correlation">What belongs together across streams, e.g. a request or a run; null if nothing does.</param>
/// <param name="Cause">Position of the event that led to this one; null for a first cause.</param>
/// <param name="Trace">W3C <c>traceparent</c> of the work that appended it; the store fills in the current one when there is one.</param>
public sealed record EventMetadata(string By, string? Correlation = null, long? Cause = null, string? Trace = null);

/// <summary>Expected versions with a meaning of their own.</summary>
public static class ExpectedVersion
{
    /// <summary>The stream may be at any version.</summary>
    public const int Any = -1;
    /// <summary>The stream must not exist yet.</summary>
    public const int NoStream = 0;
}

/// <summary>Events for one stream.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Expected">The version it must be at: n exactly, or a constant of <see cref="ExpectedVersion"/>.</param>
/// <param name="Events">Mapped events in order; empty only checks the version.</param>
public sealed record StreamWrite(string Stream, int Expected, IReadOnlyList<object> Events);

/// <summary>A job to be done later.</summary>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Args">Its arguments, written as JSON.</param>
public sealed record JobRequest(string Kind, object Args)
{
    /// <summary>At most one waiting or running job exists per key; a request whose key is taken is dropped. Null: no such limit.</summary>
    public string? Key { get; init; }
    /// <summary>Jobs of one lane run strictly one after another in the order of their requests. Null: no order.</summary>
    public string? Lane { get; init; }
    /// <summary>Not before this time; null: at once.</summary>
    public DateTimeOffset? DueAt { get; init; }
    /// <summary>Attempts until it becomes a dead letter.</summary>
    public int MaxAttempts { get; init; } = 12;
}

/// <summary>The right to finish a job.</summary>
/// <param name="Id">The job.</param>
/// <param name="Attempt">The fencing token: a later claim has a larger one and ends this right.</param>
public readonly record struct JobLease(long Id, int Attempt)
{
    /// <summary>Set by the claim: told when an append has completed the job, so that nobody asks the database again.</summary>
    internal LeaseEnd? End { get; init; }

    /// <summary>Same job, same attempt.</summary>
    public bool Equals(JobLease other) => Id == other.Id && Attempt == other.Attempt;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Attempt);
}

/// <summary>How far the work on a lease has come in this process.</summary>
sealed class LeaseEnd
{
    /// <summary>An append has completed it.</summary>
    public volatile bool Completed;
    /// <summary>Its handler has returned; what is left is to report that.</summary>
    public volatile bool Handled;
}

/// <summary>What happens in one commit or not at all: events over any number of streams, follow-up jobs, completion of a job.</summary>
/// <param name="Meta">Metadata of every event of the unit.</param>
public sealed record AppendUnit(EventMetadata Meta)
{
    /// <summary>Idempotency key: a second append with it stores nothing and answers <see cref="AppendOutcome.Duplicate"/>.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();
    /// <summary>The job that this unit completes, if any.</summary>
    public JobLease? Completes { get; init; }
    /// <summary>What to write, each stream at most once.</summary>
    public IReadOnlyList<StreamWrite> Streams { get; init; } = [];
    /// <summary>Jobs to request.</summary>
    public IReadOnlyList<JobRequest> Jobs { get; init; } = [];
}

/// <summary>How an append ended.</summary>
public enum AppendOutcome
{
    /// <summary>Stored.</summary>
    Appended,
    /// <summary>Its key was stored before; nothing was stored now.</summary>
    Duplicate,
    /// <summary>A stream was not at its expected version; nothing was stored.</summary>
    Conflict,
    /// <summary>The job to complete is no longer ours; nothing was stored.</summary>
    LostLease,
}

/// <summary>The answer to an append.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Position">Position of the unit's last event; for a duplicate the one the first call returned; else null.</param>
public readonly record struct AppendResult(AppendOutcome Outcome, long? Position);
