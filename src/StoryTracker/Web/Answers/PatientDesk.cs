using StoryTracker.App.Desk;

namespace StoryTracker.Web.Answers;

/// <summary>How long to wait for an answer of the desk.</summary>
/// <param name="Usual">While the database answers.</param>
/// <param name="Lost">After an answer did not come in time, until one comes.</param>
sealed record Patience(TimeSpan Usual, TimeSpan Lost)
{
    /// <summary>10 s, then half a second.</summary>
    public static Patience Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(0.5));
}

/// <summary>The desk, given up when the database neither answers nor refuses: a machine that hangs, a network that swallows.</summary>
/// <remarks>What is given up ends by itself, when the database's client has run out of its own, longer patience: it cannot be made to end
/// while the server is silent.</remarks>
/// <param name="desk">The desk.</param>
/// <param name="patience">How long to wait.</param>
/// <param name="clock">Measures it.</param>
sealed class PatientDesk(IDesk desk, Patience patience, TimeProvider clock) : IDesk
{
    volatile bool lost;

    /// <summary>Whether the last that was heard of the database is its silence.</summary>
    public bool IsLost => lost;

    /// <inheritdoc/>
    public Task<Page<StoryItem>> StoriesAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        AskAsync(desk.StoriesAsync(at, after, limit, ct), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoryRef>> ChoicesAsync(int limit, CancellationToken ct) => AskAsync(desk.ChoicesAsync(limit, ct), ct);

    /// <inheritdoc/>
    public Task<StoryView?> StoryAsync(Guid id, AsOf at, CancellationToken ct) => AskAsync(desk.StoryAsync(id, at, ct), ct);

    /// <inheritdoc/>
    public Task<ArticleView?> ArticleAsync(Guid id, int? revision, AsOf at, CancellationToken ct) =>
        AskAsync(desk.ArticleAsync(id, revision, at, ct), ct);

    /// <inheritdoc/>
    public Task<RevisionsView?> CompareAsync(Guid id, int? from, int? to, AsOf at, CancellationToken ct) =>
        AskAsync(desk.CompareAsync(id, from, to, at, ct), ct);

    /// <inheritdoc/>
    public Task<Page<SpeakerItem>> SpeakersAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        AskAsync(desk.SpeakersAsync(at, after, limit, ct), ct);

    /// <inheritdoc/>
    public Task<SpeakerView?> SpeakerAsync(Guid id, AsOf at, CancellationToken ct) => AskAsync(desk.SpeakerAsync(id, at, ct), ct);

    /// <inheritdoc/>
    public Task<WhoView?> WhoAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) => AskAsync(desk.WhoAsync(story, claim, at, ct), ct);

    /// <inheritdoc/>
    public Task<Page<HistoryItem>> HistoryAsync(AsOf at, string? after, int limit, CancellationToken ct) =>
        AskAsync(desk.HistoryAsync(at, after, limit, ct), ct);

    /// <inheritdoc/>
    public Task<RawDocument?> RawAsync(Guid article, int revision, CancellationToken ct) =>
        AskAsync(desk.RawAsync(article, revision, ct), ct);

    async Task<T> AskAsync<T>(Task<T> answer, CancellationToken ct)
    {
        _ = HearAsync(answer);
        try
        {
            return await answer.WaitAsync(lost ? patience.Lost : patience.Usual, clock, ct);
        }
        catch (TimeoutException) when (!answer.IsCompleted)
        {
            lost = true;
            throw;
        }
    }

    // Late answers count too, and what goes wrong after everybody has gone has nobody to be told to.
    async Task HearAsync(Task answer)
    {
        try
        {
            await answer;
            lost = false;
        }
        catch (Exception)
        {
            // Told by AskAsync where somebody still waits.
        }
    }
}
