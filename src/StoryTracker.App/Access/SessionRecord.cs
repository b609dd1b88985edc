using StoryTracker.Domain.Users;

namespace StoryTracker.App.Access;

/// <summary>A browser that was let in.</summary>
/// <param name="Key">SHA-256 of the id that only the browser holds, 64 hexadecimal digits.</param>
/// <param name="UserId">Whose it is, null for the administrator of the printed address.</param>
/// <param name="User">Name they are on record as.</param>
/// <param name="Role">What they could do when it began; the list of people says what they may do now.</param>
/// <param name="FormToken">Value that every form of the session carries, against forged posts.</param>
/// <param name="Browser">The browser in a few words.</param>
/// <param name="Began">When it was let in.</param>
/// <param name="LastSeen">When it last asked for something, to the minute.</param>
/// <param name="Settings">The owner's settings as JSON, null for none.</param>
public sealed record SessionRecord(
    string Key, Guid? UserId, string User, Role Role, string FormToken, string Browser, DateTimeOffset Began, DateTimeOffset LastSeen, string? Settings);

/// <summary>Where sessions are kept.</summary>
public interface ISessionStore
{
    /// <summary>Keeps a session that begins.</summary>
    Task BeginAsync(SessionRecord session, CancellationToken ct);

    /// <summary>The session under a key, noted as used; null where there is none.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="now">When.</param>
    /// <param name="idle">One that was not used for longer is over and not noted.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<SessionRecord?> UseAsync(string key, DateTimeOffset now, TimeSpan idle, CancellationToken ct);

    /// <summary>Ends a session; a key that has none is left alone.</summary>
    Task EndAsync(string key, CancellationToken ct);

    /// <summary>Sessions of somebody, last used first.</summary>
    Task<IReadOnlyList<SessionRecord>> OfAsync(string user, CancellationToken ct);

    /// <summary>Forgets what is over.</summary>
    Task SweepAsync(DateTimeOffset lastSeenBefore, DateTimeOffset beganBefore, DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps somebody's settings.</summary>
    Task KeepSettingsAsync(string user, string settings, CancellationToken ct);
}
