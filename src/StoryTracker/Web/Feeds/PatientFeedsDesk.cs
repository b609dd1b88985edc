using StoryTracker.App.Desk;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Feeds;

/// <summary>The feeds desk whose answers are given up when the database is silent, as those of <see cref="PatientDesk"/> are.</summary>
/// <remarks>Commands are not: what they ask of servers outside has deadlines of its own, and whoever gave one wants to know what became of it.</remarks>
/// <param name="desk">The desk.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientFeedsDesk(IFeedsDesk desk, Patience patience) : IFeedsDesk
{
    /// <inheritdoc/>
    public Task<FeedsView> FeedsAsync(FeedQuery query, CancellationToken ct) => patience.AskAsync(desk.FeedsAsync(query, ct), ct);

    /// <inheritdoc/>
    public Task<FeedView?> FeedAsync(Guid id, CancellationToken ct) => patience.AskAsync(desk.FeedAsync(id, ct), ct);

    /// <inheritdoc/>
    public Task<FeedAddition> AddAsync(string address, string by, CancellationToken ct) => desk.AddAsync(address, by, ct);

    /// <inheritdoc/>
    public Task<FeedTrial> TryAsync(string address, CancellationToken ct) => desk.TryAsync(address, ct);

    /// <inheritdoc/>
    public Task<FeedImportView> ImportAsync(ReadOnlyMemory<byte> opml, string by, CancellationToken ct) => desk.ImportAsync(opml, by, ct);

    /// <inheritdoc/>
    public Task<string> ExportAsync(CancellationToken ct) => desk.ExportAsync(ct);

    /// <inheritdoc/>
    public Task<long?> PauseAsync(Guid id, string reason, string by, CancellationToken ct) => desk.PauseAsync(id, reason, by, ct);

    /// <inheritdoc/>
    public Task<long?> ResumeAsync(Guid id, string by, CancellationToken ct) => desk.ResumeAsync(id, by, ct);

    /// <inheritdoc/>
    public Task<long?> PollNowAsync(Guid id, string by, CancellationToken ct) => desk.PollNowAsync(id, by, ct);

    /// <inheritdoc/>
    public Task<long?> AcceptMoveAsync(Guid id, string by, CancellationToken ct) => desk.AcceptMoveAsync(id, by, ct);
}
