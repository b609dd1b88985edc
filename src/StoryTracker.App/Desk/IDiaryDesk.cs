using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.App.Desk;

/// <summary>What the newsroom comes back to, over all stories, and what editors say became of it.</summary>
public interface IDiaryDesk
{
    /// <summary>Follow-ups by the day after which they ask, the earliest first, those without one last.</summary>
    Task<Page<FollowUpView>> FollowUpsAsync(FollowUpQuery query, AsOf at, CancellationToken ct);

    /// <summary>A follow-up of a story with what may answer it; null when there is none, or was none then.</summary>
    Task<FollowUpView?> FollowUpAsync(Guid story, Guid id, AsOf at, CancellationToken ct);

    /// <summary>Answers a follow-up, on every story that has it.</summary>
    /// <returns>Position of the answer; null when it was on record already.</returns>
    /// <exception cref="CommandRefusedException">The answer does not fit.</exception>
    Task<long?> AnswerAsync(AnswerFollowUp command, CancellationToken ct, Guid? key = null);

    /// <summary>Sets the day after which it asks, on every story that has it.</summary>
    /// <exception cref="CommandRefusedException">No reason, or it is answered.</exception>
    Task<long?> ScheduleAsync(ScheduleFollowUp command, CancellationToken ct, Guid? key = null);

    /// <summary>Takes the last decision back, on every story that has it.</summary>
    /// <exception cref="CommandRefusedException">There is no such follow-up.</exception>
    Task<long?> UndoAsync(UndoFollowUpDecision command, CancellationToken ct, Guid? key = null);

    /// <summary>Gives a piece of evidence a follow-up of its own.</summary>
    /// <exception cref="CommandRefusedException">No reason, or nothing to part.</exception>
    Task<long?> PartAsync(PartFollowUp command, CancellationToken ct, Guid? key = null);

    /// <summary>Takes a parting back.</summary>
    /// <exception cref="CommandRefusedException">It was not parted.</exception>
    Task<long?> RejoinAsync(RejoinFollowUp command, CancellationToken ct, Guid? key = null);
}
