namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>Adds what a poll showed to what is remembered: counts, rate, wishes, redirects.</summary>
static class PollObservation
{
    // An item found three days ago counts for a third of one found now: long enough for a weekend, short enough for a breaking story.
    const double MemoryDays = 3;

    // Until a feed has shown its rate, it is taken to publish twelve times a day, with little conviction: polled hourly at first.
    const double PriorItems = 6, PriorDays = 0.5;

    const double ShortestDays = 1 / 288.0;

    public static PollState Add(PollState before, PollResult result, PollOutcome outcome, DateTimeOffset now, PollPolicy policy)
    {
        var state = before with
        {
            FirstPolledAt = before.FirstPolledAt ?? now,
            LastPolledAt = now,
            Polls = before.Polls + 1,
            NotBefore = result.RetryAfter is { } until && until > now ? Earlier(until, now + policy.Slowest) : null,
            Took = before.Took == default ? result.Took : before.Took * 0.8 + result.Took * 0.2,
            Move = Sighted(before.Move, result, now, policy),
        };
        if (outcome is PollOutcome.Read or PollOutcome.Unchanged) return Succeeded(before, state, result, outcome, now);
        return state with { Failures = before.Failures + 1, FailingSince = before.FailingSince ?? now };
    }

    static PollState Succeeded(PollState before, PollState state, PollResult result, PollOutcome outcome, DateTimeOffset now)
    {
        var (items, days) = Rate(before, result, now);
        var empty = result.NewItems == 0;
        var first = before.LastSuccessAt is null;
        // The whole document again, though nothing in it had changed: the validators that were sent were not looked at.
        var ignored = outcome == PollOutcome.Read && result.Conditional && empty && result.ChangedItems == 0;
        return state with
        {
            LastSuccessAt = now,
            LastNewItemAt = empty ? before.LastNewItemAt : now,
            NotModified = before.NotModified + (outcome == PollOutcome.Unchanged ? 1 : 0),
            Unchanged = before.Unchanged + (outcome == PollOutcome.Unchanged || ignored ? 1 : 0),
            RateItems = items,
            RateDays = days,
            EmptyPolls = empty && !first ? before.EmptyPolls + 1 : 0,
            Entries = outcome == PollOutcome.Read ? result.Entries : before.Entries,
            HasValidators = outcome == PollOutcome.Read ? result.HasValidators : before.HasValidators ?? result.HasValidators,
            IgnoredValidators = ignored ? before.IgnoredValidators + 1 : outcome == PollOutcome.Unchanged ? 0 : before.IgnoredValidators,
            Failures = 0,
            FailingSince = null,
            LastError = null,
            StoppedBecause = null,
            Wishes = result.Wishes ?? before.Wishes,
        };
    }

    // Exponentially weighted items over exponentially weighted days.
    static (double Items, double Days) Rate(PollState before, PollResult result, DateTimeOffset now)
    {
        if (before.LastSuccessAt is not { } last || before.RateDays <= 0) return FromDates(result, now);
        var days = double.Max(0, (now - last).TotalDays);
        var kept = double.Exp(-days / MemoryDays);
        var (items, over) = (before.RateItems * kept + result.NewItems, before.RateDays * kept + MemoryDays * (1 - kept));
        // Every entry is new: as many again may have come and gone unseen.
        var overflown = result.Entries > 0 && result.NewItems >= result.Entries;
        return (overflown ? double.Max(items, 2 * result.NewItems / double.Max(days, ShortestDays) * over) : items, over);
    }

    // A feed that is new to us tells its rate by the dates of its items, where they are believable.
    static (double Items, double Days) FromDates(PollResult result, DateTimeOffset now)
    {
        var recent = result.Published.Where(at => at <= now && at > now.AddDays(-2 * MemoryDays)).Order().ToList();
        if (recent.Count < 2) return result.Published.Any(at => at <= now) ? (0.5, MemoryDays) : (PriorItems, PriorDays);
        var days = double.Clamp((now - recent[0]).TotalDays, 1 / 24.0, 2 * MemoryDays);
        return (recent.Count / days * double.Min(days, MemoryDays), double.Min(days, MemoryDays));
    }

    // Only an answer that is a feed speaks of moves: a maintenance page redirects, too. Another target starts anew.
    static MoveSighting? Sighted(MoveSighting? before, PollResult result, DateTimeOffset now, PollPolicy policy)
    {
        if (PollOutcomes.Of(result) is not (PollOutcome.Read or PollOutcome.Unchanged)) return before;
        if (result.MovedTo is not { } to) return null;
        var seen = before is not null && before.To == to
            ? before with { Times = before.Times + 1, LastSeen = now } : new(to, 1, now, now, Proposed: false);
        return seen with { Proposed = seen.Proposed || seen.Times >= policy.MoveTimes && seen.LastSeen - seen.FirstSeen >= policy.MoveAge };
    }

    static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
