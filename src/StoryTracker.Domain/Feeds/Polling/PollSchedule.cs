namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>Decides when a feed is polled next: often enough to miss nothing, seldom enough to be welcome.</summary>
/// <remarks>
/// Sources: RFC 9110 10.2.3 (Retry-After), RFC 9111 (freshness), RFC 6585 (429), the RSS 2.0 specification (ttl, skipHours, skipDays), the RSS 1.0
/// syndication module, W3C WebSub, and Rachel Kroll's rules for feed readers: conditional requests at most hourly, unconditional ones daily,
/// validators opaque, stop when told to.
/// </remarks>
public static class PollSchedule
{
    /// <summary>Decides after a poll.</summary>
    /// <param name="before">What was remembered; <see cref="PollState.New"/> before the first poll.</param>
    /// <param name="result">What the poll brought.</param>
    /// <param name="now">When it was over.</param>
    /// <param name="jitter">A random number, 0–1: the share of the largest jitter that is added. The same number gives the same decision.</param>
    /// <param name="policy">The bounds; those of a polite reader when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The jitter is not within 0–1.</exception>
    public static PollDecision Next(PollState before, PollResult result, DateTimeOffset now, double jitter, PollPolicy? policy = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(result);
        if (!(jitter is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(jitter), jitter, "Jitter is a share, 0–1.");
        policy ??= PollPolicy.Default;
        var outcome = PollOutcomes.Of(result);
        var state = PollObservation.Add(before, result, outcome, now, policy);
        return outcome is PollOutcome.Read or PollOutcome.Unchanged
            ? PollInterval.Decide(before, state, result, now, jitter, policy)
            : PollBackOff.Decide(state, result, outcome, now, jitter, policy);
    }

    /// <summary>When a poll may be made at the earliest, even if a person asks for one now: what the server asked for binds people, too.</summary>
    /// <param name="state">What is remembered.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset EarliestAt(PollState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.NotBefore is { } until && until > now ? until : now;
    }

    /// <summary>Takes up polling again after a pause or a stop, with what was learned about the feed, and without its failures.</summary>
    /// <param name="state">What is remembered.</param>
    public static PollState Resume(PollState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with
        {
            StoppedBecause = null, Failures = 0, FailingSince = null, LastError = null, Interval = default,
            Health = state.LastSuccessAt is null ? FeedHealth.New : FeedHealth.Ok,
        };
    }

    /// <summary>What is remembered when a feed moves to the address that was proposed: its rate and counts, not its old redirects.</summary>
    /// <param name="state">What is remembered.</param>
    public static PollState Move(PollState state) => Resume(state) with { Move = null, HasValidators = null, IgnoredValidators = 0 };
}
