using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.App.Audit;

/// <summary>The audit: who did what, when, to what. Entries about stories that are private to others are not there.</summary>
public interface IAuditDesk
{
    /// <summary>Whether something is on record, for whoever asks.</summary>
    /// <param name="subject">What; all of a kind always is.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<bool> KnowsAsync(AuditSubject subject, CancellationToken ct);

    /// <summary>Entries newest first. Looks through so much of the record at a time; where nothing more was found in it, the page says how far it looked.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="at">As known then.</param>
    /// <param name="after">Cursor of the page before, null for the first page.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">The cursor is none of this list.</exception>
    Task<AuditPage> PageAsync(AuditFilter filter, AsOf at, string? after, int limit, CancellationToken ct);

    /// <summary>All entries newest first, a few at a time however many there are.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="at">As known then.</param>
    /// <param name="ct">Ends it.</param>
    IAsyncEnumerable<HistoryItem> AllAsync(AuditFilter filter, AsOf at, CancellationToken ct);
}

/// <summary>A page of the audit.</summary>
/// <param name="Items">Its entries.</param>
/// <param name="Next">Cursor of the next page, null at the end of the record.</param>
public sealed record AuditPage(IReadOnlyList<HistoryItem> Items, string? Next)
{
    /// <summary>The position down to which the record was looked through, where that ended before the page was full; null where it is full, or the end.</summary>
    public long? LookedBackTo { get; init; }
}
