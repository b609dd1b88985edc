using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using StoryTracker.App.Access;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Settings;

namespace StoryTracker.Web.Access;

/// <summary>
/// Sessions of browsers, by the hash of a random id that only the browser holds. They are kept in the database, so that they outlive a restart; what was
/// read of one is used for <see cref="Kept"/>, so that a request costs no question of its own. A session ends after <see cref="Idle"/> without a
/// request and after <see cref="Absolute"/> in any case (ASVS 5.0, 7.3.1 and 7.3.2), at sign-out, when it is ended from another browser, and when the
/// rights of its owner change.
/// </summary>
/// <param name="store">Where they are kept.</param>
/// <param name="people">Says what their owners may do now.</param>
/// <param name="clock">Tells the time.</param>
sealed class Sessions(ISessionStore store, IPeopleDesk people, TimeProvider clock)
{
    /// <summary>A session that was not used for this long is over: a night and a morning.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(16);

    /// <summary>No session is older than this.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromDays(7);

    /// <summary>How long what was read of a session is used: one that another process ended lives on for so long at most.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);

    // A database that is silent is not waited for again and again; it has no page to give either.
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250), Pause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, Known> read = new();
    long sweptAt = long.MinValue;

    /// <summary>Begins a session for somebody who has just signed in; whatever session the browser had is none of it.</summary>
    /// <param name="who">Who it is.</param>
    /// <param name="browser">The browser in a few words.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The id to give to the browser, 256 random bits, and the session.</returns>
    public async Task<(string Id, Session Session)> BeginAsync(Entrant who, string browser, CancellationToken ct)
    {
        await SweepAsync(ct);
        var (id, now) = (Random(), clock.GetUtcNow());
        var begun = new SessionRecord(KeyOf(id), who.UserId, who.User, who.Role, Random(), browser, now, now, null);
        await store.BeginAsync(begun, ct);
        return (id, await UseAsync(id, ct) ?? throw new InvalidOperationException("A session that has just begun is over."));
    }

    /// <summary>The live session of an id, noted as used now; null where it is over.</summary>
    public async Task<Session?> UseAsync(string id, CancellationToken ct)
    {
        var (key, now) = (KeyOf(id), clock.GetUtcNow());
        if (!read.TryGetValue(key, out var known) || clock.GetElapsedTime(known.At) > known.Lasts) known = await ReadAsync(key, known, now, ct);
        if (known?.Record is not { } session || IsOver(session, now)) return null;
        known = known with { Record = session with { LastSeen = now } };
        read[key] = known;
        var user = session.UserId is { } owner ? people.LastState.Users.GetValueOrDefault(owner) : null;
        if (session.UserId is not null && (user is not { Disabled: null } || user.RightsSince > session.Began))
        {
            await EndAsync(key, ct);
            return null;
        }
        return new(key, session.UserId, session.User, user?.Role ?? session.Role, session.FormToken, UserSettings.Read(session.Settings));
    }

    /// <summary>Ends a session by its key; one that is none of a person's is left alone.</summary>
    public async Task EndAsync(string key, CancellationToken ct)
    {
        read.TryRemove(key, out _);
        await store.EndAsync(key, ct);
    }

    /// <summary>Somebody's sessions that are not over, last used first.</summary>
    public async Task<IReadOnlyList<SessionRecord>> OfAsync(string user, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return [.. (await store.OfAsync(user, ct)).Where(s => !IsOver(s, now))];
    }

    /// <summary>Keeps somebody's settings; they count from the next request on.</summary>
    public async Task KeepAsync(string user, UserSettings settings, CancellationToken ct)
    {
        await store.KeepSettingsAsync(user, settings.Write(), ct);
        foreach (var (key, known) in read)
            if (known.Record?.User == user) read.TryRemove(key, out _);
    }

    async Task<Known?> ReadAsync(string key, Known? known, DateTimeOffset now, CancellationToken ct)
    {
        var asked = clock.GetTimestamp();
        try
        {
            // Sessions of an owner whose rights have changed since are over: both are read before either counts.
            var reading = Task.Run(async () =>
            {
                await people.StateAsync(CancellationToken.None);
                return await store.UseAsync(key, now, Idle, CancellationToken.None);
            }, CancellationToken.None);
            var record = await reading.WaitAsync(known is null ? FirstPatience : Patience, ct);
            // The clock of the note in the database may be a minute behind.
            if (record is not null && known?.Record is { } before && before.LastSeen > record.LastSeen) record = record with { LastSeen = before.LastSeen };
            return new(record, asked, Kept);
        }
        catch (Exception failure) when (known is not null && Failures.IsOutage(failure))
        {
            return known with { At = asked, Lasts = Pause };
        }
    }

    async Task SweepAsync(CancellationToken ct)
    {
        if (Interlocked.Read(ref sweptAt) is not long.MinValue and var at && clock.GetElapsedTime(at) < TimeSpan.FromHours(1)) return;
        Interlocked.Exchange(ref sweptAt, clock.GetTimestamp());
        var now = clock.GetUtcNow();
        foreach (var (key, known) in read)
            if (known.Record is not { } session || IsOver(session, now)) read.TryRemove(key, out _);
        await store.SweepAsync(now - Idle - TimeSpan.FromHours(1), now - Absolute, now, ct);
    }

    static bool IsOver(SessionRecord session, DateTimeOffset now) => now - session.LastSeen > Idle || now - session.Began > Absolute;

    static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Key of an id: hashed, so that neither a look-up's timing nor a copy of the database gives away an id.</summary>
    public static string KeyOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    sealed record Known(SessionRecord? Record, long At, TimeSpan Lasts);
}
