using System.Collections.Concurrent;

namespace StoryTracker.Demo;

/// <summary>A request as the demo newsroom saw it.</summary>
/// <param name="At">When it was answered, by the newsroom's clock.</param>
/// <param name="Method">Method.</param>
/// <param name="Host">Virtual host.</param>
/// <param name="Path">Path.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Conditional">Whether it carried a validator.</param>
/// <param name="TooEarly">Whether it came before a <c>Retry-After</c> that this path had sent.</param>
/// <param name="UserAgent">Who it says it is.</param>
/// <param name="IsFeed">Whether the path is a feed's.</param>
public sealed record LoggedRequest(
    DateTimeOffset At, string Method, string Host, string Path, int Status, bool Conditional, bool TooEarly, string? UserAgent, bool IsFeed);

/// <summary>Every request of a run, so that politeness can be asserted.</summary>
public sealed class RequestLog
{
    readonly ConcurrentQueue<LoggedRequest> all = new();
    readonly ConcurrentDictionary<(string Host, string Path), DateTimeOffset> notBefore = new();

    /// <summary>All requests, in the order of their answers.</summary>
    public IReadOnlyList<LoggedRequest> All => [.. all];

    /// <summary>Requests that came before a <c>Retry-After</c> they had been told.</summary>
    public IReadOnlyList<LoggedRequest> TooEarly => [.. all.Where(r => r.TooEarly)];

    /// <summary>Requests for one path.</summary>
    public IReadOnlyList<LoggedRequest> Of(string host, string path) => [.. all.Where(r => r.Host == host && r.Path == path)];

    internal bool IsTooEarly(string host, string path, DateTimeOffset now) => notBefore.TryGetValue((host, path), out var until) && now < until;

    internal void Told(string host, string path, DateTimeOffset until) => notBefore[(host, path)] = until;

    internal void Add(LoggedRequest request) => all.Enqueue(request);
}
