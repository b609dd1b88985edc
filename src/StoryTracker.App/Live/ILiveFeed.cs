using System.Threading.Channels;

namespace StoryTracker.App.Live;

/// <summary>Something new on a story, without its content.</summary>
/// <param name="Position">Position of the event.</param>
/// <param name="Story">The story.</param>
/// <param name="IsClaim">True for a new line, false for anything else.</param>
public sealed record LiveChange(long Position, Guid Story, bool IsClaim);

/// <summary>Tells who watches that something is new: positions and ids, never content.</summary>
public interface ILiveFeed
{
    /// <summary>Begins to watch; dispose it to end.</summary>
    /// <param name="story">One story, null for all.</param>
    LiveWatch Watch(Guid? story);

    /// <summary>What came after a position, by story the last of each; a watcher that lost its connection catches up with it.</summary>
    /// <param name="story">One story, null for all.</param>
    /// <param name="position">Last position that is known.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyList<LiveChange>> SinceAsync(Guid? story, long position, CancellationToken ct);
}

/// <summary>A watch. Who does not read in time loses the oldest changes, not the newest: the next one that is read says how far to look.</summary>
public sealed class LiveWatch : IDisposable
{
    /// <summary>Changes that wait for a watcher at most.</summary>
    public const int Capacity = 256;

    readonly Channel<LiveChange> changes = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(Capacity)
        { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    readonly Action<LiveWatch> end;

    /// <summary>Makes one.</summary>
    /// <param name="story">One story, null for all.</param>
    /// <param name="end">Called when it is disposed.</param>
    public LiveWatch(Guid? story, Action<LiveWatch> end) => (Story, this.end) = (story, end);

    /// <summary>One story, null for all.</summary>
    public Guid? Story { get; }

    /// <summary>What came, in order.</summary>
    public ChannelReader<LiveChange> Changes => changes.Reader;

    /// <summary>Passes a change on; never waits.</summary>
    public void Tell(LiveChange change)
    {
        if (Story is null || Story == change.Story) changes.Writer.TryWrite(change);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        end(this);
        changes.Writer.TryComplete();
    }
}
