using StoryTracker.App.Triage;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Triage;

/// <summary>The triage whose answers are given up when the database is silent, as those of <see cref="PatientDesk"/> are; commands are not.</summary>
/// <param name="desk">The triage.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientTriageDesk(ITriageDesk desk, Patience patience) : ITriageDesk
{
    /// <inheritdoc/>
    public Task<TriageView> TriageAsync(string? kind, string? key, string? after, int limit, bool jobs, CancellationToken ct) =>
        patience.AskAsync(desk.TriageAsync(kind, key, after, limit, jobs, ct), ct);

    /// <inheritdoc/>
    public Task<int> EditedAsync(CancellationToken ct) => patience.AskAsync(desk.EditedAsync(ct), ct);

    /// <inheritdoc/>
    public Task<TriageDone> DecideAsync(TriageDecision decision, CancellationToken ct) => desk.DecideAsync(decision, ct);
}
