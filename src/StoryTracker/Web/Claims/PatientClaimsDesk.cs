using StoryTracker.App.Desk;
using StoryTracker.Domain.Stories;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Claims;

/// <summary>The claims desk whose answers are given up when the database is silent, as those of <see cref="PatientDesk"/> are; commands are not.</summary>
/// <param name="desk">The desk.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientClaimsDesk(IClaimsDesk desk, Patience patience) : IClaimsDesk
{
    /// <inheritdoc/>
    public Task<ClaimView?> ClaimAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) =>
        patience.AskAsync(desk.ClaimAsync(story, claim, at, ct), ct);

    /// <inheritdoc/>
    public Task<long?> CorrectAsync(ClaimCorrection command, Guid? key, CancellationToken ct) => desk.CorrectAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> SetDayAsync(SetPrintedDay command, Guid? key, CancellationToken ct) => desk.SetDayAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoPrintedDay command, Guid? key, CancellationToken ct) => desk.UndoAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> ConfirmAsync(ConfirmClaim command, Guid? key, CancellationToken ct) => desk.ConfirmAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoClaimDecision command, Guid? key, CancellationToken ct) => desk.UndoAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> DismissAsync(DismissClaim command, Guid? key, CancellationToken ct) => desk.DismissAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> RestoreAsync(RestoreClaim command, Guid? key, CancellationToken ct) => desk.RestoreAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoRestoring command, Guid? key, CancellationToken ct) => desk.UndoAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> AddAsync(AddClaim command, Guid? key, CancellationToken ct) => desk.AddAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoAddition command, Guid? key, CancellationToken ct) => desk.UndoAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> WriteNoteAsync(WriteNote command, Guid? key, CancellationToken ct) => desk.WriteNoteAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> RemoveNoteAsync(RemoveNote command, Guid? key, CancellationToken ct) => desk.RemoveNoteAsync(command, key, ct);

    /// <inheritdoc/>
    public Task<long?> UndoAsync(UndoNoteRemoval command, Guid? key, CancellationToken ct) => desk.UndoAsync(command, key, ct);
}
