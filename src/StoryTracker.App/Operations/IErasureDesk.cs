using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Erasure;

namespace StoryTracker.App.Operations;

/// <summary>Removal of an article on legal request, as administrators do it on a page. It is the one thing that has no undo.</summary>
public interface IErasureDesk
{
    /// <summary>What would go, or how a removal stands; null when there is no such article.</summary>
    /// <remarks>What would go is looked up in the whole record: it takes as long as reading that.</remarks>
    Task<ErasureView?> ViewAsync(Guid article, CancellationToken ct);

    /// <summary>Orders a removal: from then on nothing shows anything of the article, and a background job scrubs it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">Idempotency key, null for none.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Position of the order; null when it was ordered before.</returns>
    /// <exception cref="CommandRefusedException">No such article, another one typed, no reference, no reason, or one that repeats the article.</exception>
    Task<long?> OrderAsync(OrderErasure order, Guid? key, CancellationToken ct);
}

/// <summary>An article whose removal is thought of, or ordered.</summary>
/// <param name="Article">Its id.</param>
/// <param name="ShortId">The end of it, as it is typed to confirm.</param>
/// <param name="Title">Its title, null once it is removed.</param>
/// <param name="Outlet">Who printed it, null once it is removed or where it is not known.</param>
/// <param name="WouldGo">What would go; null once it is removed.</param>
/// <param name="Standing">How its removal stands; null where none was ordered.</param>
public sealed record ErasureView(Guid Article, string ShortId, string? Title, string? Outlet, ErasurePreview? WouldGo, ErasureStanding? Standing);

/// <summary>What a removal would take.</summary>
/// <param name="Revisions">Revisions of the article.</param>
/// <param name="Claims">Statements that were found in it or added to it, with all that was decided about them.</param>
/// <param name="Stories">Stories that hold or held something of it.</param>
/// <param name="Names">Names of speakers that no other article gives.</param>
/// <param name="Entries">Entries of the record that lose their content.</param>
/// <param name="Documents">Raw files that go.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="OtherAddresses">Articles of their own that are other addresses of it, such as its AMP page.</param>
/// <param name="Jobs">Jobs and dead letters that are ended or cleared.</param>
/// <param name="AlsoPrinted">Other articles with the same text or bytes, which stay.</param>
public sealed record ErasurePreview(int Revisions, int Claims, IReadOnlyList<StoryRef> Stories, IReadOnlyList<string> Names, int Entries, long Documents, long Bytes,
    int OtherAddresses, int Jobs, IReadOnlyList<StoryRef> AlsoPrinted);

/// <summary>How a removal stands.</summary>
/// <param name="By">Who ordered it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="LegalReference">The reference, null where none was given.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Entries">Entries of the record that have lost their content.</param>
/// <param name="Scrubbed">When they did, null until then.</param>
/// <param name="Trouble">Why it does not go on, null while it does.</param>
public sealed record ErasureStanding(
    string By, DateTimeOffset At, string Reason, string? LegalReference, ErasureStage Stage, long Entries, DateTimeOffset? Scrubbed, string? Trouble);

/// <summary>How far a removal has come.</summary>
public enum ErasureStage
{
    /// <summary>It is on record: no page shows anything of the article. The job waits.</summary>
    Ordered,

    /// <summary>A worker is scrubbing.</summary>
    Scrubbing,

    /// <summary>Contents and bytes are gone; lists and search follow, and the tables are cleared.</summary>
    Clearing,

    /// <summary>Nothing is left to do.</summary>
    Done,
}
