namespace StoryTracker.Domain.Feeds;

/// <summary>How an attempt at a page ended that brought no page.</summary>
/// <param name="Reason">Why, a sentence.</param>
/// <param name="Status">HTTP status, null when there was no answer.</param>
/// <param name="RetryAfter">When the server wants to be asked again, null when it does not say.</param>
/// <param name="Final">True when asking again is not allowed or of no use, whatever the status.</param>
/// <param name="OfRemoved">True when a page came whose bytes are those of an article that was removed on legal request.</param>
public sealed record PageFailure(string Reason, int? Status, DateTimeOffset? RetryAfter = null, bool Final = false, bool OfRemoved = false);

/// <summary>When a page that could not be had is asked for again.</summary>
public static class PageAttempts
{
    // A page is often announced some minutes before it can be had; a server that is down is given a day.
    static readonly TimeSpan[] Missing = [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15)];
    static readonly TimeSpan[] Down =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3), TimeSpan.FromHours(20)];
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Time of the next attempt; null when it was the last.</summary>
    /// <param name="failure">How the attempt ended.</param>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="now">When it ended.</param>
    public static DateTimeOffset? Next(PageFailure failure, int attempts, DateTimeOffset now)
    {
        if (failure.Final || failure.Status is 410 or 451) return null;
        var waits = failure.Status is >= 400 and < 500 and not (408 or 425 or 429) ? Missing : Down;
        if (attempts > waits.Length) return null;
        var at = now + waits[attempts - 1];
        var asked = failure.RetryAfter is { } after && after < now + Longest ? after : failure.RetryAfter is null ? at : now + Longest;
        return asked > at ? asked : at;
    }
}
