using StoryTracker.App.Desk;
using StoryTracker.App.Handover;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Handover;

/// <summary>The handover's desk whose answers are given up when the database is silent, as those of <see cref="PatientDesk"/> are; marks are not.</summary>
/// <param name="desk">The desk.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientHandoverDesk(IHandoverDesk desk, Patience patience) : IHandoverDesk
{
    /// <inheritdoc/>
    public Task<Page<StoryItem>> StoriesAsync(StoryQuery query, string reader, CancellationToken ct) => patience.AskAsync(desk.StoriesAsync(query, reader, ct), ct);

    /// <inheritdoc/>
    public Task<StoryItem?> ItemAsync(Guid story, string reader, CancellationToken ct) => patience.AskAsync(desk.ItemAsync(story, reader, ct), ct);

    /// <inheritdoc/>
    public Task<int> NewsAsync(Guid story, string reader, long since, CancellationToken ct) => patience.AskAsync(desk.NewsAsync(story, reader, since, ct), ct);

    /// <inheritdoc/>
    public Task<ReadingMark> MarkAsync(Guid story, string reader, CancellationToken ct) => patience.AskAsync(desk.MarkAsync(story, reader, ct), ct);

    /// <inheritdoc/>
    public Task<HandoverView?> HandoverAsync(Guid story, string reader, CancellationToken ct) => patience.AskAsync(desk.HandoverAsync(story, reader, ct), ct);

    /// <inheritdoc/>
    public Task<StoryChangesView?> ChangesAsync(Guid story, AsOf from, AsOf to, CancellationToken ct) => patience.AskAsync(desk.ChangesAsync(story, from, to, ct), ct);

    /// <inheritdoc/>
    public Task<long> HeadAsync(CancellationToken ct) => patience.AskAsync(desk.HeadAsync(ct), ct);

    /// <inheritdoc/>
    public Task<long?> SeeAsync(Guid story, string reader, long position, CancellationToken ct) => desk.SeeAsync(story, reader, position, ct);

    /// <inheritdoc/>
    public Task<bool> UnseeAsync(Guid story, string reader, long position, CancellationToken ct) => desk.UnseeAsync(story, reader, position, ct);

    /// <inheritdoc/>
    public Task StarAsync(Guid story, string reader, bool starred, CancellationToken ct) => desk.StarAsync(story, reader, starred, ct);
}
