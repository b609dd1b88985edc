namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>Decides after a poll that failed: later each time, and people are told when it has gone on for long enough.</summary>
static class PollBackOff
{
    static readonly TimeSpan LongOutage = TimeSpan.FromDays(7);
    static readonly TimeSpan RefusedFor = TimeSpan.FromHours(6);
    const int RefusedTimes = 3;

    /// <summary>First wait, longest wait, and the failures and the time after which people are told.</summary>
    sealed record Steps(TimeSpan First, TimeSpan Longest, int TellTimes, TimeSpan TellAfter);

    public static PollDecision Decide(PollState state, PollResult result, PollOutcome outcome, DateTimeOffset now, double jitter, PollPolicy policy)
    {
        var what = What(result, outcome);
        state = state with { LastError = result.Error ?? what + "." };
        if (Stops(state, outcome, now)) return Stop(state, result, outcome);

        var steps = For(outcome);
        var interval = Interval(state, steps, now, policy);
        var next = now + interval + interval * (jitter * policy.Jitter);
        var reason = $"{what}{Times(state, now)}; next try {PollWords.In(interval)}.";
        (next, reason) = PollPause.AfterRetryAfter(state, result, now, next, reason, jitter, policy);

        var often = state.Failures >= steps.TellTimes && now - state.FailingSince >= steps.TellAfter;
        var tell = !state.Told && (often || outcome == PollOutcome.Refused);
        var health = outcome switch
        {
            PollOutcome.Refused => FeedHealth.Blocked,
            PollOutcome.SlowDown when !tell && !state.Told => FeedHealth.Slow,
            _ => FeedHealth.Failing,
        };
        var sentence = health switch
        {
            FeedHealth.Slow => $"Slow: the server asks us to come less often ({result.Status}).",
            FeedHealth.Blocked => $"Blocked by us: {state.LastError}",
            _ => $"Failing {PollWords.Times(state.Failures)} since {PollWords.At(state.FailingSince ?? now, now)}: {state.LastError}",
        };
        state = state with { Interval = interval, Health = health, Told = state.Told || tell };
        var kind = outcome == PollOutcome.Refused ? PollNoticeKind.Blocked : PollNoticeKind.Failing;
        return new(state, next, reason, health, sentence, tell ? [new(kind, sentence)] : []);
    }

    // Gone is gone. A private address stops a feed that was never read at once; one that was may have met a resolver with a bad day
    // (a captive portal answers every name with an address of its own), and has some hours to come back.
    static bool Stops(PollState state, PollOutcome outcome, DateTimeOffset now) => outcome switch
    {
        PollOutcome.Gone => true,
        PollOutcome.Refused => state.LastSuccessAt is null || state.Failures >= RefusedTimes && now - state.FailingSince >= RefusedFor,
        _ => false,
    };

    static PollDecision Stop(PollState state, PollResult result, PollOutcome outcome)
    {
        var (health, kind, reason) = outcome == PollOutcome.Gone
            ? (FeedHealth.Gone, PollNoticeKind.Gone, "The server says that the feed is gone for good (410), so it is not asked any more.")
            : (FeedHealth.Blocked, PollNoticeKind.Blocked,
                $"{(result.Error ?? "We do not fetch this address.").TrimEnd('.')}; "
                + "not asked again until somebody changes the address or the operator allows it.");
        state = state with { StoppedBecause = reason, Health = health, Told = true, Interval = default };
        return new(state, null, reason, health, reason, [new(kind, reason)]);
    }

    static Steps For(PollOutcome outcome) => outcome switch
    {
        PollOutcome.ServerError or PollOutcome.Unreachable => new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(6), 5, TimeSpan.FromHours(3)),
        PollOutcome.SlowDown => new(TimeSpan.FromHours(1), TimeSpan.FromHours(24), 5, TimeSpan.FromHours(24)),
        PollOutcome.Missing => new(TimeSpan.FromHours(1), TimeSpan.FromHours(24), 5, TimeSpan.FromHours(12)),
        PollOutcome.Denied => new(TimeSpan.FromHours(2), TimeSpan.FromHours(24), 3, TimeSpan.Zero),
        PollOutcome.Unreadable => new(TimeSpan.FromHours(1), TimeSpan.FromHours(24), 3, TimeSpan.Zero),
        _ => new(TimeSpan.FromHours(1), TimeSpan.FromHours(24), 5, TimeSpan.Zero),
    };

    // Doubled each time, never shorter than the time before, whatever has failed in between.
    static TimeSpan Interval(PollState state, Steps steps, DateTimeOffset now, PollPolicy policy)
    {
        var doubled = steps.First * double.Pow(2, int.Min(state.Failures - 1, 20));
        var longest = now - state.FailingSince >= LongOutage ? policy.Slowest : steps.Longest;
        var interval = doubled < longest ? doubled : longest;
        if (state.Failures > 1 && state.Interval > interval) interval = state.Interval;
        return interval < policy.Fastest ? policy.Fastest : interval > policy.Slowest ? policy.Slowest : interval;
    }

    static string What(PollResult result, PollOutcome outcome) => outcome switch
    {
        PollOutcome.Missing => "Not found (404)",
        PollOutcome.Gone => "Gone for good (410)",
        PollOutcome.Denied => $"The server does not let us in ({result.Status})",
        PollOutcome.SlowDown => $"The server asks us to come less often ({result.Status})",
        PollOutcome.ServerError => $"The server has a problem ({result.Status})",
        PollOutcome.Refused => "We do not fetch this address",
        PollOutcome.Unreadable => result.Failure switch
        {
            PollFailure.TooLarge => "The answer is larger than we read",
            PollFailure.Garbled => "The answer is broken",
            _ => "The answer is not a feed that can be read",
        },
        PollOutcome.Unreachable => result.Failure switch
        {
            PollFailure.NoSuchHost => "The host could not be found",
            PollFailure.TimedOut => "The server took too long",
            _ => "No connection",
        },
        _ => $"An answer that we do not expect ({result.Status})",
    };

    static string Times(PollState state, DateTimeOffset now) =>
        state.Failures < 2 ? "" : $", {PollWords.Times(state.Failures)} since {PollWords.At(state.FailingSince ?? now, now)}";
}
