namespace StoryTracker.App.Tests.FollowUps;

/// <summary>A clock that stands where it is put.</summary>
sealed class HeldClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
