using StoryTracker.App.Desk;

namespace StoryTracker.App.Handover;

/// <summary>What is new to a reader, and how far they have seen. Marks move when their reader says so, and at no other time.</summary>
public interface IHandoverDesk
{
    /// <summary>The mark that stands for all stories together.</summary>
    public static readonly Guid AllStories = Guid.Empty;

    /// <summary>Stories as known now, with what is new to a reader.</summary>
    Task<Page<StoryItem>> StoriesAsync(StoryQuery query, string reader, CancellationToken ct);

    /// <summary>A story as the list tells it; null when there is none, or it is part of another one.</summary>
    Task<StoryItem?> ItemAsync(Guid story, string reader, CancellationToken ct);

    /// <summary>How many things of a story changed after a position, other than by a reader.</summary>
    Task<int> NewsAsync(Guid story, string reader, long since, CancellationToken ct);

    /// <summary>How far a reader has seen a story, and how much is new to them.</summary>
    Task<ReadingMark> MarkAsync(Guid story, string reader, CancellationToken ct);

    /// <summary>What changed on a story since a reader looked; null when there is no such story.</summary>
    Task<HandoverView?> HandoverAsync(Guid story, string reader, CancellationToken ct);

    /// <summary>What changed on a story between two moments; null when it was not there at the later one.</summary>
    Task<StoryChangesView?> ChangesAsync(Guid story, AsOf from, AsOf to, CancellationToken ct);

    /// <summary>Notes that a reader has seen a story up to a position, and not beyond: what came since the page was made stays new.</summary>
    /// <param name="story">The story, or <see cref="AllStories"/>.</param>
    /// <param name="reader">Who.</param>
    /// <param name="position">Last position that they have seen.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The mark; null where it was there already, or farther.</returns>
    Task<long?> SeeAsync(Guid story, string reader, long position, CancellationToken ct);

    /// <summary>Goes back to the mark before one.</summary>
    /// <returns>False where that mark does not hold any more, so that nothing changed.</returns>
    Task<bool> UnseeAsync(Guid story, string reader, long position, CancellationToken ct);

    /// <summary>Stars a story, or takes the star away.</summary>
    Task StarAsync(Guid story, string reader, bool starred, CancellationToken ct);

    /// <summary>The last position of the record.</summary>
    Task<long> HeadAsync(CancellationToken ct);
}
