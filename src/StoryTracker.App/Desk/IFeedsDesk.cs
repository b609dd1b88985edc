using StoryTracker.Domain;

namespace StoryTracker.App.Desk;

/// <summary>The list of feeds, how each fares, and what editors do about it. All of it is about now: polls are not kept as history.</summary>
public interface IFeedsDesk
{
    /// <summary>A page of the list.</summary>
    /// <exception cref="CommandRefusedException">The cursor is not one of this list.</exception>
    Task<FeedsView> FeedsAsync(FeedQuery query, CancellationToken ct);

    /// <summary>A feed; null when there is none.</summary>
    Task<FeedView?> FeedAsync(Guid id, CancellationToken ct);

    /// <summary>Adds a feed by its address or by that of a page that names it.</summary>
    /// <exception cref="CommandRefusedException">It cannot be added; the message says why.</exception>
    Task<FeedAddition> AddAsync(string address, string by, CancellationToken ct);

    /// <summary>Reads a feed and says what would be stored; nothing is.</summary>
    /// <exception cref="CommandRefusedException">It cannot be read; the message says why.</exception>
    Task<FeedTrial> TryAsync(string address, CancellationToken ct);

    /// <summary>Adds the feeds of an OPML file, each by itself.</summary>
    /// <exception cref="CommandRefusedException">The file is no OPML; the message says why.</exception>
    Task<FeedImportView> ImportAsync(ReadOnlyMemory<byte> opml, string by, CancellationToken ct);

    /// <summary>The list as OPML 2.0.</summary>
    Task<string> ExportAsync(CancellationToken ct);

    /// <summary>Asks a feed no more until it is resumed.</summary>
    /// <returns>Position of the feed's newest event.</returns>
    /// <exception cref="CommandRefusedException">It cannot be paused; the message says why.</exception>
    Task<long?> PauseAsync(Guid id, string reason, string by, CancellationToken ct);

    /// <summary>Asks a feed again.</summary>
    /// <returns>Position of the feed's newest event.</returns>
    /// <exception cref="CommandRefusedException">It cannot be resumed; the message says why.</exception>
    Task<long?> ResumeAsync(Guid id, string by, CancellationToken ct);

    /// <summary>Asks a feed as soon as its host may be asked.</summary>
    /// <returns>Position of the feed's newest event.</returns>
    /// <exception cref="CommandRefusedException">It cannot be polled; the message says why.</exception>
    Task<long?> PollNowAsync(Guid id, string by, CancellationToken ct);

    /// <summary>Follows a feed to the address that its server says it moved to.</summary>
    /// <returns>Position of the feed's newest event.</returns>
    /// <exception cref="CommandRefusedException">There is no move to accept, or it leads where this newsroom does not go.</exception>
    Task<long?> AcceptMoveAsync(Guid id, string by, CancellationToken ct);
}
