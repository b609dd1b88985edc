using System.Collections.Concurrent;
using StoryTracker.App.Access;
using StoryTracker.Domain.Users;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Access;

/// <summary>Puts on record that somebody asked for what their role does not reach: once an hour for each person and address, so that asking again fills nothing.</summary>
/// <param name="people">Puts it on record.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Log.</param>
sealed class Refusals(IPeopleDesk people, TimeProvider clock, ILogger<Refusals> log)
{
    static readonly TimeSpan Again = TimeSpan.FromHours(1);
    const int MostKept = 10_000;
    readonly ConcurrentDictionary<(string, string), DateTimeOffset> noted = new();

    /// <summary>Notes a request that was refused.</summary>
    public async Task NoteAsync(HttpContext context)
    {
        var (name, now) = (context.User.Identity?.Name ?? "somebody", clock.GetUtcNow());
        var what = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
        if (noted.Count > MostKept) noted.Clear();
        if (noted.TryGetValue((name, what), out var last) && now - last < Again) return;
        noted[(name, what)] = now;
        log.LogWarning("{User} was refused {What}", name, what);
        try
        {
            await people.NoteAsync(name, new AccessRefused(name, what, now), context.RequestAborted);
        }
        catch (Exception failure) when (Failures.IsOutage(failure))
        {
            // Refused all the same; the log has it.
        }
    }
}
