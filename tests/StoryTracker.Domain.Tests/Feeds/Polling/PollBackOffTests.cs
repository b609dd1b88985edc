using StoryTracker.Domain.Feeds.Polling;

namespace StoryTracker.Domain.Tests.Feeds.Polling;

/// <summary>How often a feed is asked that cannot be read, and when people are told.</summary>
public sealed class PollBackOffTests
{
    static PolledFeed Known() => new PolledFeed().Times(1, () => PolledFeed.Read(20));

    static double[] Waits(PollResult result, int times)
    {
        var feed = Known();
        return [.. Enumerable.Range(0, times).Select(_ =>
        {
            feed.Poll(result);
            return feed.Wait.TotalHours;
        })];
    }

    [Fact]
    public void Trouble_of_a_server_is_waited_out_up_to_six_hours_and_after_a_week_a_day()
    {
        double[] expected = [0.25, 0.5, 1, 2, 4, 6, 6];
        Assert.Equal(expected, Waits(PolledFeed.Status(500), 7));
        Assert.Equal(expected, Waits(PolledFeed.Failed(PollFailure.NoSuchHost), 7));
        Assert.Equal(expected, Waits(PolledFeed.Failed(PollFailure.NoConnection), 7));
        Assert.Equal(expected, Waits(PolledFeed.Failed(PollFailure.TimedOut), 7));
        Assert.Equal(24, Waits(PolledFeed.Status(502), 60)[^1]);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(429, 1)]
    [InlineData(503, 1)]
    [InlineData(403, 2)]
    [InlineData(401, 2)]
    [InlineData(418, 1)]
    public void Other_answers_are_waited_out_up_to_a_day(int status, double first)
    {
        var waits = Waits(PolledFeed.Status(status), 8);
        Assert.Equal([first, first * 2, first * 4], waits[..3]);
        Assert.Equal(24, waits[^1]);
    }

    [Theory]
    [InlineData(PollFailure.Unreadable)]
    [InlineData(PollFailure.Garbled)]
    [InlineData(PollFailure.TooLarge)]
    public void What_cannot_be_read_is_asked_for_less_often_each_time_and_people_are_told_the_third_time(PollFailure failure)
    {
        var feed = Known().Times(2, () => PolledFeed.Failed(failure, "The document ends in the middle of a tag."));
        Assert.Empty(feed.Notices);
        feed.Poll(PolledFeed.Failed(failure, "The document ends in the middle of a tag."));
        Assert.Equal(new PollNotice(PollNoticeKind.Failing, "Failing 3 times since 10:00 UTC: The document ends in the middle of a tag."), Assert.Single(feed.Notices));
        Assert.Equal((FeedHealth.Failing, TimeSpan.FromHours(4)), (feed.Last!.Health, feed.Wait));
    }

    [Fact]
    public void Gone_is_gone()
    {
        var feed = Known();
        var decision = feed.Poll(PolledFeed.Status(410));
        Assert.Equal((null, FeedHealth.Gone), (decision.NextAt, decision.Health));
        Assert.Equal("The server says that the feed is gone for good (410), so it is not asked any more.", decision.Reason);
        Assert.Equal(PollNoticeKind.Gone, Assert.Single(feed.Notices).Kind);
        Assert.NotNull(feed.State.StoppedBecause);
    }

    [Fact]
    public void Not_found_is_told_after_five_times_and_half_a_day_once()
    {
        var feed = Known().Times(4, () => PolledFeed.Status(404));
        Assert.Empty(feed.Notices);
        feed.Poll(PolledFeed.Status(404));
        Assert.Equal("Not found (404), 5 times since 23 Nov 10:00 UTC; next try in 16 hours.", feed.Last!.Reason);
        feed.Times(10, () => PolledFeed.Status(404));
        Assert.Equal(PollNoticeKind.Failing, Assert.Single(feed.Notices).Kind);
    }

    [Fact]
    public void A_feed_that_comes_back_is_told_of_when_its_failure_was()
    {
        var feed = Known().Times(2, () => PolledFeed.Status(500)).Times(1, () => PolledFeed.Unchanged);
        Assert.Empty(feed.Notices);
        feed.Times(9, () => PolledFeed.Status(500)).Times(2, () => PolledFeed.Unchanged);
        Assert.Equal([PollNoticeKind.Failing, PollNoticeKind.Recovered], feed.Notices.Select(n => n.Kind));
        Assert.Equal((0, null, FeedHealth.Ok), (feed.State.Failures, feed.State.LastError, feed.Last!.Health));
    }

    [Fact]
    public void A_private_address_stops_a_feed_that_was_never_read()
    {
        var feed = new PolledFeed();
        var decision = feed.Poll(PolledFeed.Failed(PollFailure.Refused, "intern.test points to a private address (10.0.0.5): private network (RFC 1918)."));
        Assert.Equal((null, FeedHealth.Blocked), (decision.NextAt, decision.Health));
        Assert.StartsWith("intern.test points to a private address (10.0.0.5): private network (RFC 1918); not asked again until", decision.Reason, StringComparison.Ordinal);
        Assert.Equal(PollNoticeKind.Blocked, Assert.Single(feed.Notices).Kind);
    }

    [Fact]
    public void A_private_address_gives_a_feed_that_was_read_some_hours_to_come_back()
    {
        var refused = PolledFeed.Failed(PollFailure.Refused, "a.test points to a private address (10.0.0.1): private network (RFC 1918).");
        var feed = Known().Times(1, () => refused);
        Assert.Equal((FeedHealth.Blocked, PollNoticeKind.Blocked), (feed.Last!.Health, Assert.Single(feed.Notices).Kind));
        feed.Poll(PolledFeed.Unchanged);
        Assert.Equal(PollNoticeKind.Recovered, feed.Notices[^1].Kind);
        while (feed.Poll(refused).NextAt is not null) Assert.True(feed.State.Failures < 10);
        Assert.True(feed.LastAt - feed.State.FailingSince >= TimeSpan.FromHours(6));
        Assert.NotNull(feed.State.StoppedBecause);
    }

    [Fact]
    public void What_is_taken_up_again_keeps_what_was_learned()
    {
        var feed = Known();
        feed.Publish(50, 5);
        feed.Poll(PolledFeed.Status(410));
        var resumed = PollSchedule.Resume(feed.State);
        Assert.Equal((null, 0, FeedHealth.Ok), (resumed.StoppedBecause, resumed.Failures, resumed.Health));
        Assert.Equal(feed.State.ItemsPerDay, resumed.ItemsPerDay);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(200)]
    [InlineData(304)]
    [InlineData(404)]
    [InlineData(500)]
    public void No_request_before_Retry_After_whatever_it_comes_with(int status)
    {
        var feed = Known();
        var until = feed.Now.AddHours(9);
        feed.Poll(PolledFeed.Status(status) with { HasValidators = true, RetryAfter = until });
        Assert.InRange(feed.Now, until, until.AddSeconds(2));
        Assert.Equal("The server asked for no request before 19:00 UTC.", feed.Last!.Reason);
        Assert.Equal(until, PollSchedule.EarliestAt(feed.State, until.AddHours(-1)));
        Assert.Equal(until.AddHours(1), PollSchedule.EarliestAt(feed.State, until.AddHours(1)));
    }

    [Fact]
    public void Retry_After_is_kept_to_for_a_day_at_most()
    {
        var feed = Known();
        feed.Poll(PolledFeed.Status(503) with { RetryAfter = feed.Now.AddDays(30) });
        Assert.InRange(feed.Wait, TimeSpan.FromDays(1), TimeSpan.FromDays(1.01));
        Assert.EndsWith("; asked once a day all the same.", feed.Last!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_asks_us_to_slow_down_is_not_at_once_a_server_that_fails()
    {
        var feed = Known();
        Assert.Equal((FeedHealth.Slow, "Slow: the server asks us to come less often (429)."), (feed.Poll(PolledFeed.Status(429)).Health, feed.Last!.HealthSentence));
        feed.Times(8, () => PolledFeed.Status(429));
        Assert.Equal((FeedHealth.Failing, PollNoticeKind.Failing), (feed.Last!.Health, Assert.Single(feed.Notices).Kind));
    }

    [Fact]
    public void Many_failures_within_minutes_because_somebody_is_impatient_are_no_news()
    {
        var (state, now) = (Known().State, PolledFeed.Start.AddHours(1));
        for (var i = 0; i < 20; i++, now = now.AddMinutes(1))
        {
            var decision = PollSchedule.Next(state, PolledFeed.Status(500), now, 0);
            Assert.Empty(decision.Notices);
            state = decision.State;
        }
        Assert.Equal(PollNoticeKind.Failing, Assert.Single(PollSchedule.Next(state, PolledFeed.Status(500), now.AddHours(3), 0).Notices).Kind);
    }
}
