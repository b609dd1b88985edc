using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Feeds.Polling;

namespace StoryTracker.Domain.Tests.Feeds.Polling;

/// <summary>What holds after any history of a feed.</summary>
public sealed class PollSchedulePropertyTests
{
    static readonly PollPolicy Policy = PollPolicy.Default;

    static Gen<PollResult> Results =>
        from status in Gen.Elements(200, 200, 200, 304, 304, 304, 301, 400, 401, 403, 404, 404, 410, 418, 429, 429, 500, 502, 503, 503)
        from failure in Gen.Frequency((8, Gen.Constant<PollFailure?>(null)), (1, Gen.Elements(Enum.GetValues<PollFailure>()).Select(f => (PollFailure?)f)))
        from news in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 500)))
        from maxAge in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 10_000_000).Select(s => (int?)s)))
        from retryMinutes in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(-1000, 5000).Select(m => (int?)m)))
        from ttl in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(-10, 100_000).Select(m => (int?)m)))
        from hours in Gen.Choose(-2, 30).ListOf(3)
        from flags in Gen.Choose(0, 31)
        from took in Gen.Choose(0, 40)
        select new PollResult
        {
            Status = status, Failure = failure, NewItems = news, Entries = news + 10, HasValidators = (flags & 1) > 0, Conditional = (flags & 2) > 0,
            Pushed = (flags & 12) == 12, MovedTo = (flags & 16) > 0 ? new("https://there.test/") : null, Took = TimeSpan.FromSeconds(took),
            MaxAge = maxAge is { } s ? TimeSpan.FromSeconds(s) : null,
            RetryAfter = retryMinutes is { } m ? DateTimeOffset.UnixEpoch.AddMinutes(m) : null, // from "now": see Moved
            Wishes = (flags & 1) > 0 ? new(ttl, ttl is > 0 ? TimeSpan.FromMinutes(ttl.Value / 2.0) : null, [.. hours], (flags & 6) == 6 ? [DayOfWeek.Sunday] : null) : null,
        };

    static Gen<(PollResult Result, double Jitter)[]> Histories =>
        (from result in Results from jitter in Gen.Choose(0, 1000) select (result, jitter / 1000.0)).ArrayOf();

    static PollResult Moved(PollResult result, DateTimeOffset now) =>
        result.RetryAfter is { } at ? result with { RetryAfter = now + (at - DateTimeOffset.UnixEpoch) } : result;

    /// <summary>Plays a history and looks at each step; a feed that stops is taken up again.</summary>
    static void Play((PollResult Result, double Jitter)[] history, Action<PollState, PollResult, double, DateTimeOffset, PollDecision> look)
    {
        var (state, now) = (PollState.New, PolledFeed.Start);
        foreach (var (result, jitter) in history)
        {
            var moved = Moved(result, now);
            var decision = PollSchedule.Next(state, moved, now, jitter);
            look(state, moved, jitter, now, decision);
            state = decision.NextAt is null ? PollSchedule.Resume(decision.State) : decision.State;
            now = decision.NextAt ?? now.AddDays(1);
        }
    }

    static void Always(Action<PollState, PollResult, double, DateTimeOffset, PollDecision> look) =>
        Prop.ForAll(Histories.ToArbitrary(), history => Play(history, look)).QuickCheckThrowOnFailure();

    [Fact]
    public void Never_before_Retry_After() => Always((_, result, _, now, decision) =>
    {
        if (decision.NextAt is not { } next || result.RetryAfter is not { } until || until <= now) return;
        Assert.True(until <= now + Policy.Slowest ? next > until : next > now + Policy.Slowest, $"{next} for {until}");
        Assert.True(PollSchedule.EarliestAt(decision.State, now) <= next);
    });

    [Fact]
    public void Never_sooner_than_five_minutes_and_never_later_than_a_day_and_its_jitter() => Always((_, _, _, now, decision) =>
    {
        if (decision.NextAt is { } next) Assert.InRange(next - now, Policy.Fastest, Policy.Slowest * (1 + Policy.Jitter) + TimeSpan.FromSeconds(1));
        Assert.Equal(decision.NextAt is null, decision.State.StoppedBecause is not null);
    });

    [Fact]
    public void Failures_in_a_row_never_make_it_sooner()
    {
        TimeSpan? before = null;
        Always((state, _, _, _, decision) =>
        {
            if (state.Failures == 0 || decision.NextAt is null) before = null;
            if (before is not null && decision.State.Failures > 0) Assert.True(decision.State.Interval >= before, $"{decision.State.Interval} after {before}");
            before = decision is { State.Failures: > 0, NextAt: not null } ? decision.State.Interval : null;
        });
    }

    [Fact]
    public void The_same_is_decided_from_the_same_and_from_what_was_kept() => Always((state, result, jitter, now, decision) =>
    {
        var kept = JsonSerializer.Deserialize<PollState>(JsonSerializer.Serialize(state))!;
        Assert.Equal(JsonSerializer.Serialize(decision), JsonSerializer.Serialize(PollSchedule.Next(kept, result, now, jitter)));
        Assert.Equal(decision.NextAt, PollSchedule.Next(state, result, now.ToOffset(TimeSpan.FromHours(5.5)), jitter).NextAt);
    });

    [Fact]
    public void Jitter_only_adds() => Always((state, result, jitter, now, decision) =>
    {
        var (least, most) = (PollSchedule.Next(state, result, now, 0), PollSchedule.Next(state, result, now, 1));
        Assert.Equal(least.NextAt is null, decision.NextAt is null);
        // Skipped hours may carry a jittered time to the next free one.
        if (decision.NextAt is null || decision.State.Wishes is { SkipHours.Count: > 0 } or { SkipDays.Count: > 0 }) return;
        Assert.InRange(decision.NextAt.Value, least.NextAt!.Value, most.NextAt!.Value);
    });

    [Fact]
    public void Every_decision_has_a_sentence_and_every_notice_too() => Always((_, _, _, _, decision) =>
    {
        foreach (var sentence in (string[])[decision.Reason, decision.HealthSentence, .. decision.Notices.Select(n => n.Sentence)])
            Assert.Matches(@"^[A-Z].*[.?]$", sentence);
        Assert.DoesNotContain("()", decision.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("..", decision.Reason, StringComparison.Ordinal);
        Assert.NotEqual(FeedHealth.New, decision.Health);
    });

    [Fact]
    public void Hours_to_be_skipped_are_skipped_unless_a_day_would_pass() => Always((_, _, _, now, decision) =>
    {
        if (decision.State is not { Failures: 0, NotBefore: null } state || state.Wishes?.SkipHours is not { } hours || decision.NextAt is not { } next) return;
        Assert.True(!hours.Select(h => h % 24).Contains(next.Hour) || next >= now + Policy.Slowest, $"{next} {string.Join(' ', hours)}");
    });

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Jitter_is_a_share(double jitter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PollSchedule.Next(PollState.New, PolledFeed.Unchanged, PolledFeed.Start, jitter));
}
