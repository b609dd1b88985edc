namespace StoryTracker.App.Desk;

/// <summary>What editors read: every page and its JSON twin come from here.</summary>
public interface IDesk
{
    /// <summary>Stories, last changed first; emerging ones after those that editors set up.</summary>
    /// <param name="at">As known then.</param>
    /// <param name="after">Cursor of the page before, null for the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<Page<StoryItem>> StoriesAsync(AsOf at, string? after, int limit, CancellationToken ct);

    /// <summary>Stories that something may be moved to, last changed first; emerging ones after those that editors set up.</summary>
    /// <param name="limit">1 to 200.</param>
    /// <param name="ct">Stops waiting.</param>
    async Task<IReadOnlyList<StoryRef>> ChoicesAsync(int limit, CancellationToken ct) =>
        [.. (await StoriesAsync(AsOf.Now, null, limit, ct)).Items.Select(s => new StoryRef(s.Id, s.Title))];

    /// <summary>A story; null when there is none, or was none then.</summary>
    Task<StoryView?> StoryAsync(Guid id, AsOf at, CancellationToken ct);

    /// <summary>An article in one of its revisions; null when there is no such article or revision, or was none then.</summary>
    /// <param name="id">The article.</param>
    /// <param name="revision">From 1; null for the newest known then.</param>
    /// <param name="at">As known then.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<ArticleView?> ArticleAsync(Guid id, int? revision, AsOf at, CancellationToken ct);

    /// <summary>Two revisions of an article compared word by word; null when there is no such article or revision, or was none then.</summary>
    /// <param name="id">The article.</param>
    /// <param name="from">The older revision, from 1; null for the one before <paramref name="to"/>.</param>
    /// <param name="to">The newer; null for the newest known then.</param>
    /// <param name="at">As known then.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<RevisionsView?> CompareAsync(Guid id, int? from, int? to, AsOf at, CancellationToken ct);

    /// <summary>Speakers by name.</summary>
    Task<Page<SpeakerItem>> SpeakersAsync(AsOf at, string? after, int limit, CancellationToken ct);

    /// <summary>A speaker; null when there is none, or was none then.</summary>
    Task<SpeakerView?> SpeakerAsync(Guid id, AsOf at, CancellationToken ct);

    /// <summary>A claim on a story, to say who its speaker is; null when there is none, or was none then.</summary>
    Task<WhoView?> WhoAsync(Guid story, Guid claim, AsOf at, CancellationToken ct);

    /// <summary>The audit, newest first.</summary>
    Task<Page<HistoryItem>> HistoryAsync(AsOf at, string? after, int limit, CancellationToken ct);

    /// <summary>The raw bytes of a revision as they came; null when there are none.</summary>
    Task<RawDocument?> RawAsync(Guid article, int revision, CancellationToken ct);
}

/// <summary>Bytes as they came.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="MediaType">Their media type.</param>
public sealed record RawDocument(ReadOnlyMemory<byte> Bytes, string MediaType);
