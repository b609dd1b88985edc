using StoryTracker.App.Desk;

namespace StoryTracker.Web.Answers;

/// <summary>The desk, given up when the database neither answers nor refuses: a machine that hangs, a network that swallows.</summary>
/// <remarks>What is given up ends by itself, when the database's client has run out of its own, longer patience: it cannot be made to end
/// while the server is silent.</remarks>
/// <param name="desk">The desk.</param>
/// <param name="patience">How long to wait.</param>
sealed class PatientDesk(IDesk desk, Patience patience) : IDesk
{
    /// <inheritdoc/>
    public Task<Page<StoryItem>> StoriesAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        patience.AskAsync(desk.StoriesAsync(at, after, limit, ct), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoryRef>> ChoicesAsync(int limit, CancellationToken ct) => patience.AskAsync(desk.ChoicesAsync(limit, ct), ct);

    /// <inheritdoc/>
    public Task<StoryView?> StoryAsync(Guid id, AsOf at, CancellationToken ct) => patience.AskAsync(desk.StoryAsync(id, at, ct), ct);

    /// <inheritdoc/>
    public Task<ArticleView?> ArticleAsync(Guid id, int? revision, AsOf at, CancellationToken ct) =>
        patience.AskAsync(desk.ArticleAsync(id, revision, at, ct), ct);

    /// <inheritdoc/>
    public Task<RevisionsView?> CompareAsync(Guid id, int? from, int? to, AsOf at, CancellationToken ct) =>
        patience.AskAsync(desk.CompareAsync(id, from, to, at, ct), ct);

    /// <inheritdoc/>
    public Task<Page<SpeakerItem>> SpeakersAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        patience.AskAsync(desk.SpeakersAsync(at, after, limit, ct), ct);

    /// <inheritdoc/>
    public Task<SpeakerView?> SpeakerAsync(Guid id, AsOf at, CancellationToken ct) => patience.AskAsync(desk.SpeakerAsync(id, at, ct), ct);

    /// <inheritdoc/>
    public Task<WhoView?> WhoAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) => patience.AskAsync(desk.WhoAsync(story, claim, at, ct), ct);

    /// <inheritdoc/>
    public Task<Page<HistoryItem>> HistoryAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        patience.AskAsync(desk.HistoryAsync(at, after, limit, ct), ct);

    /// <inheritdoc/>
    public Task<RawDocument?> RawAsync(Guid article, int revision, CancellationToken ct) =>
        patience.AskAsync(desk.RawAsync(article, revision, ct), ct);
}
