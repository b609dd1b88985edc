using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using StoryTracker.Domain.Users;

namespace StoryTracker.Web.Access;

/// <summary>
/// Sessions of browsers, by the hash of a random id that only the browser holds. A session ends after <see cref="Idle"/> without a
/// request and after <see cref="Absolute"/> in any case (ASVS 5.0, 7.3.1 and 7.3.2), at sign-out, and with the process.
/// </summary>
/// <param name="clock">Tells the time.</param>
sealed class Sessions(TimeProvider clock)
{
    /// <summary>A session that was not used for this long is over: a night and a morning.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(16);

    /// <summary>No session is older than this.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromDays(7);

    readonly ConcurrentDictionary<string, Session> live = new();

    /// <summary>Begins a session.</summary>
    /// <param name="user">Who it is on record as.</param>
    /// <param name="role">What they may do.</param>
    /// <returns>The id to give to the browser: 256 random bits.</returns>
    public string Begin(string user, Role role)
    {
        Sweep();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        live[Key(id)] = new(user, role, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), clock.GetUtcNow());
        return id;
    }

    /// <summary>The live session of an id, noted as used now.</summary>
    public bool TryUse(string id, [NotNullWhen(true)] out Session? session)
    {
        if (!live.TryGetValue(Key(id), out session)) return false;
        var now = clock.GetUtcNow();
        if (IsOver(session, now))
        {
            live.TryRemove(Key(id), out _);
            session = null;
            return false;
        }
        session.Seen(now);
        return true;
    }

    /// <summary>Ends a session; an id that has none is left alone.</summary>
    public void End(string id) => live.TryRemove(Key(id), out _);

    void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, session) in live)
        {
            if (IsOver(session, now)) live.TryRemove(key, out _);
        }
    }

    static bool IsOver(Session session, DateTimeOffset now) => now - session.LastSeen > Idle || now - session.Began > Absolute;

    // Hashed, so that neither a look-up's timing nor a memory dump gives away an id.
    static string Key(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
