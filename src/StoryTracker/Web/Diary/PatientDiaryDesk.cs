using StoryTracker.App.Desk;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Diary;

/// <summary>The diary's desk whose answers are given up when the database is silent, as those of <see cref="PatientDesk"/> are; commands are not.</summary>
/// <param name="desk">The desk.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientDiaryDesk(IDiaryDesk desk, Patience patience) : IDiaryDesk
{
    /// <inheritdoc/>
    public Task<Page<FollowUpView>> FollowUpsAsync(FollowUpQuery query, AsOf at, CancellationToken ct) =>
        patience.AskAsync(desk.FollowUpsAsync(query, at, ct), ct);

    /// <inheritdoc/>
    public Task<FollowUpView?> FollowUpAsync(Guid story, Guid id, AsOf at, CancellationToken ct) =>
        patience.AskAsync(desk.FollowUpAsync(story, id, at, ct), ct);

    /// <inheritdoc/>
    public Task<long?> AnswerAsync(AnswerFollowUp command, CancellationToken ct, Guid? key = null) => desk.AnswerAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> ScheduleAsync(ScheduleFollowUp command, CancellationToken ct, Guid? key = null) => desk.ScheduleAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoFollowUpDecision command, CancellationToken ct, Guid? key = null) => desk.UndoAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> PartAsync(PartFollowUp command, CancellationToken ct, Guid? key = null) => desk.PartAsync(command, ct, key);

    /// <inheritdoc/>
    public Task<long?> RejoinAsync(RejoinFollowUp command, CancellationToken ct, Guid? key = null) => desk.RejoinAsync(command, ct, key);
}
