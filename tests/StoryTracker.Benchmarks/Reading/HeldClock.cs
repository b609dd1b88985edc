namespace StoryTracker.Benchmarks.Reading;

/// <summary>A clock that stands still until it is let go: the newsroom begins to print when its readers are ready.</summary>
sealed class HeldClock : TimeProvider
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    readonly DateTimeOffset start = System.GetUtcNow();
    DateTimeOffset? released;

    /// <summary>How long it stood still: what its times have to be moved by to be the machine's.</summary>
    public TimeSpan Held => (released ?? System.GetUtcNow()) - start;

    /// <summary>Lets it go.</summary>
    public void Release() => released = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => released is { } from ? start + (System.GetUtcNow() - from) : start;

    // While it stands nothing comes due; who waits looks again.
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, released is null && dueTime > Look ? Look : dueTime, period);
}
