using StoryTracker.Domain;
using StoryTracker.App.Desk;

namespace StoryTracker.App.Jobs;

/// <summary>Background jobs and dead letters, and what administrators do about them.</summary>
public interface IJobsDesk
{
    /// <summary>Jobs by kind, and dead letters by their cause.</summary>
    Task<JobsView> JobsAsync(CancellationToken ct);

    /// <summary>Dead letters of one kind with one cause, in the order of their ids.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cause">What their errors have in common, as <see cref="DeadGroup.Cause"/> gives it.</param>
    /// <param name="after">Cursor of the page before, null for the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">The cursor is none of this list.</exception>
    Task<Page<DeadLine>> DeadAsync(string kind, string cause, string? after, int limit, CancellationToken ct);

    /// <summary>One dead letter with its attempts, null where there is none.</summary>
    Task<DeadLetter?> LetterAsync(long id, CancellationToken ct);

    /// <summary>Dead letters that were discarded, newest first.</summary>
    /// <param name="after">Cursor of the page before, null for the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">The cursor is none of this list.</exception>
    Task<Page<DiscardedJob>> DiscardedAsync(string? after, int limit, CancellationToken ct);

    /// <summary>Puts a dead letter back in the queue, or every one with the same cause.</summary>
    /// <returns>How many went back; those whose key another job holds stay.</returns>
    /// <exception cref="CommandRefusedException">There is no such dead letter.</exception>
    Task<int> RetryAsync(long id, bool group, CancellationToken ct);

    /// <summary>Discards a dead letter, or every one with the same cause, with a reason.</summary>
    /// <returns>How many are gone.</returns>
    /// <exception cref="CommandRefusedException">There is no such dead letter, or no reason.</exception>
    Task<int> DiscardAsync(long id, bool group, string reason, string by, CancellationToken ct);

    /// <summary>Lets no job of a kind begin.</summary>
    /// <exception cref="CommandRefusedException">There is no such kind.</exception>
    Task PauseAsync(string kind, string by, CancellationToken ct);

    /// <summary>Lets a paused kind go on.</summary>
    /// <exception cref="CommandRefusedException">It is not paused.</exception>
    Task ResumeAsync(string kind, CancellationToken ct);
}
