using System.Collections.Concurrent;

namespace StoryTracker.Web.Feeds;

/// <summary>Keeps what strangers send to callbacks within bounds: bodies held at once, and documents a minute for each subscription.</summary>
/// <param name="clock">Tells the time.</param>
sealed class WebSubGate(TimeProvider clock) : IDisposable
{
    /// <summary>Requests to callbacks that are worked on at once; the rest waits for <see cref="Patience"/>, then is asked to come again.</summary>
    public const int AtOnce = 4;

    /// <summary>Documents a minute that are taken for one subscription.</summary>
    public const int PerMinute = 120;

    /// <summary>How long a request waits for its turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim places = new(AtOnce);
    readonly ConcurrentDictionary<Guid, (DateTimeOffset Began, int Count)> windows = new();

    /// <summary>A place to work in; null when none came free in time.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken ct) => await places.WaitAsync(Patience, ct) ? new Place(places) : null;

    /// <summary>Counts a document.</summary>
    /// <returns>True when there were too many for this subscription in this minute.</returns>
    public bool TooMany(Guid subscription)
    {
        var now = clock.GetUtcNow();
        return windows.AddOrUpdate(subscription, _ => (now, 1),
            (_, window) => now - window.Began >= TimeSpan.FromMinutes(1) ? (now, 1) : (window.Began, window.Count + 1)).Count > PerMinute;
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
