using StoryTracker.App.Audit;
using StoryTracker.App.Desk;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Audit;

/// <summary>The audit whose pages are given up when the database is silent, as those of <see cref="PatientDesk"/> are; files take their time.</summary>
/// <param name="desk">The audit.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientAuditDesk(IAuditDesk desk, Patience patience) : IAuditDesk
{
    /// <inheritdoc/>
    public Task<bool> KnowsAsync(AuditSubject subject, CancellationToken ct) => patience.AskAsync(desk.KnowsAsync(subject, ct), ct);

    /// <inheritdoc/>
    public Task<AuditPage> PageAsync(AuditFilter filter, AsOf at, string? after, int limit, CancellationToken ct) =>
        patience.AskAsync(desk.PageAsync(filter, at, after, limit, ct), ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<HistoryItem> AllAsync(AuditFilter filter, AsOf at, CancellationToken ct) => desk.AllAsync(filter, at, ct);
}
