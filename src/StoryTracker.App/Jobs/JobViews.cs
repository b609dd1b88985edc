using StoryTracker.EventStore;

namespace StoryTracker.App.Jobs;

/// <summary>The jobs page.</summary>
/// <param name="Kinds">Every kind there is.</param>
/// <param name="Dead">Dead letters by kind and cause, most first.</param>
/// <param name="DeadCount">Dead letters, those that were looked at.</param>
/// <param name="More">True when there are more than were looked at.</param>
/// <param name="Now">When.</param>
public sealed record JobsView(IReadOnlyList<JobKind> Kinds, IReadOnlyList<DeadGroup> Dead, int DeadCount, bool More, DateTimeOffset Now)
{
    /// <summary>Jobs in the queue that killed their workers, worst first.</summary>
    public IReadOnlyList<SuspectJob> Suspects { get; init; } = [];

    /// <summary>The last dead letters that were discarded, newest first.</summary>
    public IReadOnlyList<DiscardedJob> Discarded { get; init; } = [];
}

/// <summary>Jobs of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Due">Waiting and due.</param>
/// <param name="Later">Waiting for a later time.</param>
/// <param name="Running">Being worked on.</param>
/// <param name="OldestSince">Since when the first due one has been waiting, null when none is.</param>
/// <param name="Paused">Who paused it and when, null when it is not.</param>
public sealed record JobKind(string Kind, long Due, long Later, long Running, DateTimeOffset? OldestSince, PausedKind? Paused)
{
    /// <summary>How many were done lately, and how long they took; null where none was done or failed within a day.</summary>
    public JobPace? Pace { get; init; }
}

/// <summary>How jobs of a kind went lately. Workers write their counts every few seconds; what a killed one had not written is missing.</summary>
/// <param name="LastHour">Done within the last hour.</param>
/// <param name="LastDay">Done within the last day.</param>
/// <param name="Failed">Attempts that failed within the last day, those that were repeated included.</param>
/// <param name="Median">Half of those of the last day were done within this time, as near as classes of √2 tell; null where none was done.</param>
/// <param name="P95">Nineteen in twenty were.</param>
public sealed record JobPace(long LastHour, long LastDay, long Failed, TimeSpan? Median, TimeSpan? P95)
{
    /// <summary>Done a minute over the last hour.</summary>
    public double PerMinute => LastHour / 60.0;
}

/// <summary>Dead letters of one kind with one cause.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Cause">What their errors have in common: numbers, ids and quoted words left out.</param>
/// <param name="Count">How many.</param>
/// <param name="Sample">The newest of them.</param>
/// <param name="Payload">Its arguments as JSON.</param>
/// <param name="FirstDied">When the first was given up.</param>
public sealed record DeadGroup(string Kind, string Cause, int Count, DeadJob Sample, string Payload, DateTimeOffset FirstDied)
{
    /// <summary>Attempts at the sample that ended badly, oldest first.</summary>
    public IReadOnlyList<JobAttempt> Attempts { get; init; } = [];
}

/// <summary>A dead letter in a list.</summary>
/// <param name="Id">The id it had as a job.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Error">First line of its last error.</param>
/// <param name="DiedAt">When it was given up.</param>
/// <param name="Attempts">Tries that counted.</param>
public sealed record DeadLine(long Id, string Kind, string Error, DateTimeOffset DiedAt, int Attempts);

/// <summary>One dead letter.</summary>
/// <param name="Job">What is kept of it.</param>
/// <param name="Cause">What its error has in common with others.</param>
/// <param name="Attempts">Attempts that ended badly, oldest first, the last 50.</param>
public sealed record DeadLetter(DeadJob Job, string Cause, IReadOnlyList<JobAttempt> Attempts);

/// <summary>An attempt that ended badly.</summary>
/// <param name="At">When it ended, or when that was noticed.</param>
/// <param name="Worker">Who had it, null where nobody knows.</param>
/// <param name="How"><c>failed</c>, <c>gone</c> (the worker ended without reporting) or <c>expired</c> (it fell silent, and another one took the job).</param>
/// <param name="What">Type of the error, null where it has none.</param>
public sealed record JobAttempt(DateTimeOffset At, string? Worker, string How, string? What);

/// <summary>A job in the queue that killed its workers.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Tries">Tries that counted.</param>
/// <param name="MaxAttempts">Tries until it is a dead letter.</param>
/// <param name="Worker">Who has it now, null while it waits.</param>
/// <param name="DueAt">When it may run; while somebody has it, when the lease ends.</param>
/// <param name="Attempts">Attempts that ended badly, oldest first.</param>
public sealed record SuspectJob(long Id, string Kind, int Tries, int MaxAttempts, string? Worker, DateTimeOffset DueAt, IReadOnlyList<JobAttempt> Attempts);

/// <summary>A dead letter that was discarded; nothing of what was in it is left.</summary>
/// <param name="Id">The id it had.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record DiscardedJob(long Id, string Kind, string Reason, string By, DateTimeOffset At);
