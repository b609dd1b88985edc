using StoryTracker.Domain.Users;

namespace StoryTracker.Web.Access;

/// <summary>A browser that was let in. It lives in the server's memory alone: a restart ends it.</summary>
/// <param name="User">Who it is on record as.</param>
/// <param name="Role">What it may do.</param>
/// <param name="FormToken">Value that every form of the session carries, against forged posts.</param>
/// <param name="Began">When it was let in.</param>
sealed record Session(string User, Role Role, string FormToken, DateTimeOffset Began)
{
    long lastSeenTicks = Began.UtcTicks;

    /// <summary>When it last asked for something.</summary>
    public DateTimeOffset LastSeen => new(Volatile.Read(ref lastSeenTicks), TimeSpan.Zero);

    /// <summary>Notes that it asked for something.</summary>
    public void Seen(DateTimeOffset now) => Volatile.Write(ref lastSeenTicks, now.UtcTicks);
}
