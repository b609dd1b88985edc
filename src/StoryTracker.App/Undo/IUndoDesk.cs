using StoryTracker.App.Desk;

namespace StoryTracker.App.Undo;

/// <summary>What an editor just did, and how to take it back.</summary>
/// <param name="Position">Position at which it is on record.</param>
/// <param name="Sentence">What was done, in one sentence.</param>
/// <param name="By">Who did it.</param>
/// <param name="When">When.</param>
/// <param name="CanBeUndone">Whether there is a command that takes it back.</param>
/// <param name="Story">The story to look at: where something went, or the new one; null for none.</param>
public sealed record DoneView(long Position, string Sentence, string By, DateTimeOffset When, bool CanBeUndone, StoryRef? Story);

/// <summary>Tells what was done at a position of the record, and undoes it by the command that is its opposite. Nothing is removed from the record.</summary>
public interface IUndoDesk
{
    /// <summary>What an editor did at a position; null where nothing is, where a machine did it, or where there is nothing to say of it.</summary>
    /// <param name="position">Position of any event of the commit.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<DoneView?> DoneAsync(long position, CancellationToken ct);

    /// <summary>Takes back what was done at a position, and nothing that was decided since.</summary>
    /// <param name="position">Position of any event of the commit.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="key">Idempotency key, null for none.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Position at which that is on record; null when it had been undone already.</returns>
    /// <exception cref="Domain.CommandRefusedException">It cannot be undone, or somebody decided on it again since; the message says which.</exception>
    Task<long?> UndoAsync(long position, string by, Guid? key, CancellationToken ct);
}
