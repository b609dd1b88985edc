namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>Moves a poll out of the times in which it is not wanted; always to later, never to earlier.</summary>
static class PollPause
{
    /// <summary>Out of the hours and days that the feed asks to skip, but not beyond the longest interval.</summary>
    public static (DateTimeOffset At, string Reason) Skip(FeedWishes? wishes, DateTimeOffset now, DateTimeOffset at, string reason, PollPolicy policy)
    {
        var hours = wishes?.SkipHours?.Select(h => h % 24).ToHashSet() ?? [];
        var days = wishes?.SkipDays?.ToHashSet() ?? [];
        var utc = at.ToUniversalTime();
        if (!Skipped(utc)) return (at, reason);
        var what = hours.Contains(utc.Hour) ? "at this hour (skipHours)" : $"on a {utc.DayOfWeek} (skipDays)";
        var last = now + policy.Slowest;
        var free = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero);
        do free = free.AddHours(1); while (Skipped(free) && free < last);
        // The minutes stay as they are, so that not everybody comes at the full hour.
        free += TimeSpan.FromTicks(utc.Ticks % TimeSpan.TicksPerHour);
        if (free > last || Skipped(free))
            return at >= last ? (at, reason) : (last, $"The feed asks not to be read {what}; asked {PollWords.Every(policy.Slowest)} all the same.");
        return (free, $"The feed asks not to be read {what}, so not before {PollWords.At(free, now)}.");

        bool Skipped(DateTimeOffset t) => hours.Contains(t.Hour) || days.Contains(t.DayOfWeek);
    }

    /// <summary>Behind the instant before which the server wants no request, and a little further, so that not everybody comes at once.</summary>
    public static (DateTimeOffset At, string Reason) AfterRetryAfter(
        PollState state, PollResult result, DateTimeOffset now, DateTimeOffset at, string reason, double jitter, PollPolicy policy)
    {
        if (state.NotBefore is not { } until) return (at, reason);
        var after = until + TimeSpan.FromSeconds(1) + (until - now) * (jitter * policy.Jitter);
        if (at >= after) return (at, reason);
        var sentence = result.RetryAfter > until
            ? $"The server asked for no request before {PollWords.At(result.RetryAfter.Value, now)}; "
                + $"asked {PollWords.Every(policy.Slowest)} all the same."
            : $"The server asked for no request before {PollWords.At(until, now)}.";
        return (after, sentence);
    }
}
