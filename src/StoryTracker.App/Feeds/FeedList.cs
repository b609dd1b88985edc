using StoryTracker.Domain;

namespace StoryTracker.App.Feeds;

/// <summary>The list of feeds: what editors do with it and how its feeds fare. Used by the verbs and by the page.</summary>
public sealed class FeedList
{
    /// <summary>Puts a feed on the list; where the address is that of a page, the feed that the page declares.</summary>
    /// <param name="address">As a person typed it; without a scheme <c>https</c> is meant.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">It cannot be read; the sentence says why.</exception>
    public Task<FeedAdded> AddAsync(string address, string by, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Reads a feed and says what would be stored; nothing is.</summary>
    /// <exception cref="CommandRefusedException">It cannot be read; the sentence says why.</exception>
    public Task<DryRun> TryAsync(string address, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Puts the feeds of an OPML file on the list, each by itself; they are read in the background.</summary>
    /// <exception cref="CommandRefusedException">The file is no OPML.</exception>
    public Task<FeedImport> ImportAsync(ReadOnlyMemory<byte> opml, string by, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The list as OPML 2.0, retired feeds left out.</summary>
    public Task<string> ExportAsync(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Polls a feed no more until it is resumed.</summary>
    /// <exception cref="CommandRefusedException">No reason, no such feed, or a retired one.</exception>
    public Task PauseAsync(Guid feed, string reason, string by, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Polls a paused or retired feed again.</summary>
    /// <exception cref="CommandRefusedException">There is no such feed.</exception>
    public Task ResumeAsync(Guid feed, string by, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Polls a feed as soon as its host may be asked.</summary>
    /// <exception cref="CommandRefusedException">No such feed, a paused one, or its server asked us to wait.</exception>
    public Task PollNowAsync(Guid feed, string by, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Reads the feed from the address that its server keeps sending us to.</summary>
    /// <exception cref="CommandRefusedException">There is no such feed, or nothing to accept.</exception>
    public Task AcceptMoveAsync(Guid feed, string by, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Takes a document of the feed that came by itself (WebSub): the same path as a poll.</summary>
    /// <exception cref="CommandRefusedException">No such feed, a paused one, or no feed document.</exception>
    public Task TakeAsync(Guid feed, ReadOnlyMemory<byte> bytes, string? contentType, string by, CancellationToken ct) =>
        throw new NotImplementedException();

    /// <summary>Every feed, with how it fares.</summary>
    public IAsyncEnumerable<FeedStatus> ListAsync(CancellationToken ct) => throw new NotImplementedException();
}
