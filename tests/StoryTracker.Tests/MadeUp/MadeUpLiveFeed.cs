using System.Collections.Concurrent;
using StoryTracker.App.Live;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A feed in which nothing happens and whose streams end at once, unless a test keeps them open and tells something.</summary>
sealed class MadeUpLiveFeed(bool open = false) : ILiveFeed
{
    readonly ConcurrentDictionary<LiveWatch, byte> watches = new();

    public LiveWatch Watch(Guid? story)
    {
        var watch = new LiveWatch(story, w => watches.TryRemove(w, out _));
        watches[watch] = 0;
        if (!open) watch.Dispose();
        return watch;
    }

    public int Watchers => watches.Count;

    public void Tell(LiveChange change)
    {
        foreach (var watch in watches.Keys) watch.Tell(change);
    }

    public Task<IReadOnlyList<LiveChange>> SinceAsync(Guid? story, long position, CancellationToken ct) => Task.FromResult<IReadOnlyList<LiveChange>>([]);
}
