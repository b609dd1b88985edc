namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>Decides after a poll that went well: the longest of what the rate, politeness, the server and the feed ask for.</summary>
static class PollInterval
{
    const int IgnoredOften = 3;

    public static PollDecision Decide(PollState before, PollState state, PollResult result, DateTimeOffset now, double jitter, PollPolicy policy)
    {
        var (interval, reason) = Wishes(state, result, policy).Prepend(ByRate(state, policy)).MaxBy(w => w.Interval);
        interval = Clamp(interval, policy);
        var next = now + interval + interval * (jitter * policy.Jitter);
        (next, reason) = PollPause.Skip(state.Wishes, now, next, reason, policy);
        (next, reason) = PollPause.AfterRetryAfter(state, result, now, next, reason, jitter, policy);

        var health = Health(state, now, policy);
        var notices = new List<PollNotice>();
        if (before.Told) notices.Add(new(PollNoticeKind.Recovered, "The feed is read again."));
        if (state.Move is { Proposed: true } move && before.Move is not { Proposed: true })
        {
            notices.Add(new(PollNoticeKind.MoveProposed,
                $"The feed has moved to {move.To.AbsoluteUri} for good, its server has said {move.Times} times: accept the new address?"));
        }
        state = state with { Interval = interval, Told = false, Health = health };
        return new(state, next, reason, health, Words(health, state, now), notices);
    }

    // Twice as often as items come, so that one waits for half the gap between two at most.
    static (TimeSpan Interval, string Reason) ByRate(PollState state, PollPolicy policy)
    {
        var rate = state.ItemsPerDay ?? 0;
        var interval = rate > 0 ? Clamp(TimeSpan.FromDays(double.Min(0.5 / rate, 365)), policy) : policy.Slowest;
        var every = PollWords.Every(interval);
        if (state.EmptyPolls >= policy.EmptyPolls) return (interval, $"Nothing new in the last {state.EmptyPolls} polls, so {every}.");
        return (interval, rate >= 0.75 ? $"About {PollWords.Count(rate)} a day, so {every}." : $"Less than one new item a day, so {every}.");
    }

    static IEnumerable<(TimeSpan Interval, string Reason)> Wishes(PollState state, PollResult result, PollPolicy policy)
    {
        if (state.EmptyPolls >= policy.EmptyPolls)
            yield return (policy.Conditional, $"Nothing new in the last {state.EmptyPolls} polls, so {PollWords.Every(policy.Conditional)}.");
        if (state.HasValidators == false || state.IgnoredValidators >= IgnoredOften)
            yield return Unconditional(state, policy);
        if (result.MaxAge is { } fresh)
            yield return Asked(fresh, policy, t => $"The server says that its answer stays good for {t}.");
        if (state.Wishes?.TtlMinutes is > 0 and var ttl)
            yield return Asked(TimeSpan.FromMinutes(ttl), policy, t => $"The feed asks to be read no more than once in {t} (ttl).");
        if (state.Wishes?.UpdatePeriod is { } period)
            yield return Asked(period, policy, t => $"The feed says that it is updated once in {t} (sy:updatePeriod).");
        if (result.Pushed)
            yield return (policy.Slowest, $"New items are pushed to us (WebSub); asked {PollWords.Every(policy.Slowest)} all the same, to be safe.");
    }

    // The whole document each time: once a day, unless items would have scrolled out of it by then.
    static (TimeSpan Interval, string Reason) Unconditional(PollState state, PollPolicy policy)
    {
        const string why = "The server sends the whole feed each time (no 304)";
        var window = state.Entries > 0 && state.ItemsPerDay is > 0 and var rate
            ? TimeSpan.FromDays(double.Min(0.5 * state.Entries / rate, 365)) : policy.Slowest;
        return window >= policy.Slowest
            ? (policy.Slowest, $"{why}, so {PollWords.Every(policy.Slowest)}.")
            : (Longer(window, policy.Conditional), $"{why}, so {PollWords.Every(Longer(window, policy.Conditional))}: less often would miss items.");
    }

    static (TimeSpan, string) Asked(TimeSpan asked, PollPolicy policy, Func<string, string> sentence) =>
        asked <= policy.Slowest ? (asked, sentence(PollWords.For(asked)))
            : (policy.Slowest, $"{sentence(PollWords.For(asked))[..^1]}; asked {PollWords.Every(policy.Slowest)} all the same.");

    static FeedHealth Health(PollState state, DateTimeOffset now, PollPolicy policy)
    {
        if (state.Took > policy.SlowAnswer) return FeedHealth.Slow;
        var silent = now - (state.LastNewItemAt ?? state.FirstPolledAt ?? now);
        return silent >= TimeSpan.FromDays(14) || silent >= TimeSpan.FromDays(3) && state.EmptyPolls >= 12 ? FeedHealth.Quiet : FeedHealth.Ok;
    }

    static string Words(FeedHealth health, PollState state, DateTimeOffset now) => health switch
    {
        FeedHealth.Slow => $"Slow: answers take {PollWords.For(state.Took)}.",
        FeedHealth.Quiet => $"Quiet: nothing new since {PollWords.At(state.LastNewItemAt ?? state.FirstPolledAt ?? now, now)}.",
        _ => "Ok.",
    };

    static TimeSpan Clamp(TimeSpan interval, PollPolicy policy) =>
        interval < policy.Fastest ? policy.Fastest : interval > policy.Slowest ? policy.Slowest : interval;

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
