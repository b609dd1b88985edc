using System.Collections.Concurrent;
using StoryTracker.App.Access;

namespace StoryTracker.Web.Access;

/// <summary>Sessions in this process alone, for a desk without a database behind it.</summary>
sealed class MemorySessions : ISessionStore
{
    readonly ConcurrentDictionary<string, SessionRecord> live = new();
    readonly ConcurrentDictionary<string, string> settings = new();

    public Task BeginAsync(SessionRecord session, CancellationToken ct)
    {
        live[session.Key] = session;
        return Task.CompletedTask;
    }

    public Task<SessionRecord?> UseAsync(string key, DateTimeOffset now, TimeSpan idle, CancellationToken ct)
    {
        if (!live.TryGetValue(key, out var session)) return Task.FromResult<SessionRecord?>(null);
        if (now - session.LastSeen <= idle) live.TryUpdate(key, session with { LastSeen = now }, session);
        return Task.FromResult<SessionRecord?>(session with { Settings = settings.GetValueOrDefault(session.User) });
    }

    public Task EndAsync(string key, CancellationToken ct)
    {
        live.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SessionRecord>> OfAsync(string user, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SessionRecord>>([.. live.Values.Where(s => s.User == user).OrderByDescending(s => s.LastSeen)]);

    public Task SweepAsync(DateTimeOffset lastSeenBefore, DateTimeOffset beganBefore, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (key, session) in live)
            if (session.LastSeen < lastSeenBefore || session.Began < beganBefore) live.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task KeepSettingsAsync(string user, string kept, CancellationToken ct)
    {
        settings[user] = kept;
        return Task.CompletedTask;
    }
}
