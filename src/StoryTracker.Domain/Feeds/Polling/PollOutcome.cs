namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>What a poll came to.</summary>
enum PollOutcome
{
    Read, Unchanged, Gone, Missing, Denied, SlowDown, ServerError, OtherStatus, Unreachable, Refused, Unreadable,
}

static class PollOutcomes
{
    /// <summary>What a poll came to, by its failure, else by its status.</summary>
    public static PollOutcome Of(PollResult result) => result.Failure switch
    {
        PollFailure.Refused => PollOutcome.Refused,
        PollFailure.NoSuchHost or PollFailure.NoConnection or PollFailure.TimedOut => PollOutcome.Unreachable,
        PollFailure.TooLarge or PollFailure.Garbled or PollFailure.Unreadable => PollOutcome.Unreadable,
        _ => result.Status switch
        {
            >= 200 and < 300 => PollOutcome.Read,
            304 => PollOutcome.Unchanged,
            410 => PollOutcome.Gone,
            404 => PollOutcome.Missing,
            401 or 402 or 403 or 407 or 451 => PollOutcome.Denied,
            429 or 503 => PollOutcome.SlowDown,
            >= 500 => PollOutcome.ServerError,
            null => PollOutcome.Unreachable,
            _ => PollOutcome.OtherStatus,
        },
    };
}
