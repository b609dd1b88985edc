using StoryTracker.Domain.Feeds.Polling;

namespace StoryTracker.Domain.Tests.Feeds.Polling;

/// <summary>How often a feed is asked that can be read.</summary>
public sealed class PollIntervalTests
{
    [Theory]
    [InlineData(240, 5, 6)] // an item every six minutes
    [InlineData(100, 7, 8)]
    [InlineData(24, 28, 33)]
    [InlineData(12, 55, 66)]
    [InlineData(4, 165, 195)]
    [InlineData(1, 620, 820)]
    [InlineData(0.2, 1440, 1440)]
    public void A_feed_is_asked_about_twice_as_often_as_it_publishes(double itemsPerDay, int fromMinutes, int toMinutes)
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20));
        feed.Publish(itemsPerDay, 20);
        while (feed.State.EmptyPolls > 0 && itemsPerDay > 12) feed.Poll(PolledFeed.Read(1));
        Assert.InRange(feed.Wait.TotalMinutes, fromMinutes, toMinutes);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(300)]
    public void An_item_waits_at_most_as_long_as_two_items_are_apart(double itemsPerDay)
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20));
        feed.Publish(itemsPerDay, 10);
        var before = feed.State.Polls;
        feed.Publish(itemsPerDay, 30);
        var polls = (feed.State.Polls - before) / 30.0;
        Assert.InRange(polls, double.Min(0.99, itemsPerDay), double.Max(1.01, 2.6 * itemsPerDay));
    }

    [Fact]
    public void Nothing_new_for_long_makes_it_once_a_day_and_says_so()
    {
        var feed = new PolledFeed().Times(1, () => PolledFeed.Read(20));
        feed.Publish(0, 30);
        Assert.Equal((TimeSpan.FromDays(1), FeedHealth.Quiet), (feed.Wait, feed.Last!.Health));
        Assert.Equal($"Nothing new in the last {feed.State.EmptyPolls} polls, so once a day.", feed.Last.Reason);
        Assert.StartsWith("Quiet: nothing new since 23 Nov 09:00 UTC.", feed.Last.HealthSentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_is_new_to_us_is_asked_again_within_the_hour()
    {
        var feed = new PolledFeed();
        Assert.Equal("About 12 new items a day, so every hour.", feed.Poll(PolledFeed.Read(20)).Reason);
        Assert.Equal(TimeSpan.FromHours(1), feed.Wait);
    }

    [Fact]
    public void The_first_document_tells_the_rate_by_its_dates_and_dates_that_cannot_be_are_not_believed()
    {
        PollResult Dated(params double[] hoursAgo) => PolledFeed.Read(hoursAgo.Length) with { Published = [.. hoursAgo.Select(h => PolledFeed.Start.AddHours(-h))] };
        var busy = new PolledFeed();
        busy.Poll(Dated([.. Enumerable.Range(0, 48).Select(i => i / 2.0)]));
        Assert.InRange(busy.State.ItemsPerDay!.Value, 45, 52);
        var slow = new PolledFeed();
        slow.Poll(Dated(24 * 10, 24 * 40, 24 * 90));
        Assert.InRange(slow.Wait.TotalHours, 23, 24);
        var dreaming = new PolledFeed();
        dreaming.Poll(Dated([.. Enumerable.Range(1, 50).Select(i => -24.0 * i)]));
        Assert.Equal(TimeSpan.FromHours(1), dreaming.Wait);
    }

    // Rachel Kroll's rules for feed readers.
    [Fact]
    public void Conditional_requests_without_news_are_at_most_hourly()
    {
        var feed = new PolledFeed().Times(1, () => PolledFeed.Read(20));
        feed.Publish(200, 3);
        feed.Times(3, () => PolledFeed.Unchanged);
        for (var i = 0; i < 50; i++)
        {
            feed.Poll(PolledFeed.Unchanged);
            Assert.True(feed.Wait >= TimeSpan.FromHours(1), feed.Last!.Reason);
        }
    }

    [Fact]
    public void Unconditional_requests_are_once_a_day()
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20, entries: 40) with { HasValidators = false });
        Assert.Equal((TimeSpan.FromDays(1), "The server sends the whole feed each time (no 304), so once a day."), (feed.Wait, feed.Last!.Reason));
    }

    [Fact]
    public void A_server_that_does_not_look_at_validators_is_found_out()
    {
        var feed = new PolledFeed().Times(1, () => PolledFeed.Read(20));
        feed.Times(2, () => PolledFeed.Read());
        Assert.True(feed.Wait < TimeSpan.FromHours(5));
        feed.Poll(PolledFeed.Read());
        Assert.Equal(TimeSpan.FromDays(1), feed.Wait);
        Assert.Equal((0L, 3L, 0.0), (feed.State.NotModified, feed.State.Unchanged, feed.State.NotModifiedShare));
        feed.Poll(PolledFeed.Unchanged);
        Assert.True(feed.Wait < TimeSpan.FromHours(12), "it has learned");
    }

    [Fact]
    public void A_feed_that_corrects_its_items_is_not_taken_for_one_that_ignores_validators()
    {
        var feed = new PolledFeed().Times(1, () => PolledFeed.Read(20)).Times(5, () => PolledFeed.Read() with { ChangedItems = 1 });
        Assert.Equal(0, feed.State.IgnoredValidators);
    }

    [Fact]
    public void An_unconditional_feed_is_asked_more_often_when_its_items_would_be_gone_within_the_day()
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20) with { HasValidators = false });
        var missed = 0;
        feed.Publish(100, 20, fresh =>
        {
            if (feed.Now > PolledFeed.Start.AddDays(3)) missed += int.Max(0, fresh - 20);
            return PolledFeed.Read(int.Min(fresh, 20)) with { HasValidators = false };
        });
        Assert.InRange(feed.Wait.TotalHours, 1, 4.8);
        Assert.EndsWith("less often would miss items.", feed.Last!.Reason, StringComparison.Ordinal);
        Assert.Equal(0, missed);
    }

    [Theory]
    [InlineData(7200, 120, "The server says that its answer stays good for 2 hours.")]
    [InlineData(60, 60, "About 12 new items a day, so every hour.")]
    [InlineData(31_536_000, 1440, "The server says that its answer stays good for 365 days; asked once a day all the same.")]
    public void Freshness_holds_it_back_but_no_longer_than_a_day(int maxAge, int minutes, string reason)
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20) with { MaxAge = TimeSpan.FromSeconds(maxAge) });
        Assert.Equal((TimeSpan.FromMinutes(minutes), reason), (feed.Wait, feed.Last!.Reason));
    }

    [Fact]
    public void What_the_feed_asks_for_holds_until_it_is_read_again()
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20) with { Wishes = new(TtlMinutes: 180) });
        Assert.Equal((TimeSpan.FromHours(3), "The feed asks to be read no more than once in 3 hours (ttl)."), (feed.Wait, feed.Last!.Reason));
        feed.Poll(PolledFeed.Unchanged);
        Assert.True(feed.Wait >= TimeSpan.FromHours(3));
        feed.Poll(PolledFeed.Read(30) with { Wishes = new(UpdatePeriod: TimeSpan.FromHours(6)) });
        Assert.Equal((TimeSpan.FromHours(6), "The feed says that it is updated once in 6 hours (sy:updatePeriod)."), (feed.Wait, feed.Last!.Reason));
        feed.Poll(PolledFeed.Read(30) with { Wishes = new() });
        Assert.True(feed.Wait < TimeSpan.FromHours(3));
    }

    [Fact]
    public void Hours_and_days_to_be_skipped_are_skipped()
    {
        var feed = new PolledFeed();
        var wishes = new FeedWishes(SkipHours: [10, 11, 12]);
        feed.Poll(PolledFeed.Read(20) with { Wishes = wishes });
        Assert.Equal(PolledFeed.Start.AddHours(4), feed.Now); // 9:00 + 1 h is to be skipped, 13:00 is not
        Assert.Equal("The feed asks not to be read at this hour (skipHours), so not before 13:00 UTC.", feed.Last!.Reason);

        feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20) with { Wishes = new(SkipDays: [DayOfWeek.Monday]) });
        Assert.Equal(DayOfWeek.Tuesday, feed.Now.DayOfWeek);
        Assert.Contains("on a Monday (skipDays)", feed.Last!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_asks_never_to_be_read_is_asked_once_a_day()
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20) with { Wishes = new(SkipHours: [.. Enumerable.Range(0, 24)], SkipDays: Enum.GetValues<DayOfWeek>()) });
        Assert.Equal(TimeSpan.FromDays(1), feed.Wait);
        Assert.EndsWith("asked once a day all the same.", feed.Last!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_is_pushed_to_us_is_asked_once_a_day_to_be_safe()
    {
        var feed = new PolledFeed();
        feed.Poll(PolledFeed.Read(20) with { Pushed = true });
        Assert.Equal((TimeSpan.FromDays(1), "New items are pushed to us (WebSub); asked once a day all the same, to be safe."), (feed.Wait, feed.Last!.Reason));
    }

    [Fact]
    public void Answers_that_are_slow_on_the_whole_are_called_slow()
    {
        var feed = new PolledFeed().Times(5, () => PolledFeed.Unchanged with { Took = TimeSpan.FromSeconds(14) });
        Assert.Equal((FeedHealth.Slow, "Slow: answers take 14 seconds."), (feed.Last!.Health, feed.Last.HealthSentence));
        feed.Times(5, () => PolledFeed.Unchanged with { Took = TimeSpan.FromSeconds(1) });
        Assert.Equal(FeedHealth.Ok, feed.Last!.Health);
    }

    [Fact]
    public void Answers_304_are_counted_against_the_polls_without_news()
    {
        var feed = new PolledFeed().Times(1, () => PolledFeed.Read(20)).Times(19, () => PolledFeed.Unchanged).Times(1, () => PolledFeed.Read());
        Assert.Equal((21L, 19L, 0.95), (feed.State.Polls, feed.State.NotModified, feed.State.NotModifiedShare));
    }

    [Fact]
    public void A_server_is_not_blamed_for_validators_that_were_not_sent()
    {
        var feed = new PolledFeed().Times(1, () => PolledFeed.Read(20)).Times(5, () => PolledFeed.Read() with { Conditional = false });
        Assert.Equal((0, 0L), (feed.State.IgnoredValidators, feed.State.Unchanged));
    }

    [Fact]
    public void A_304_that_does_not_repeat_the_validator_is_a_304_all_the_same()
    {
        var feed = new PolledFeed().Times(1, () => PolledFeed.Read(20)).Times(2, () => PolledFeed.Unchanged with { HasValidators = false });
        Assert.True(feed.Wait < TimeSpan.FromHours(3), feed.Last!.Reason);
        Assert.True(feed.State.HasValidators);
    }

    [Fact]
    public void The_first_poll_is_not_an_empty_one_for_there_was_none_before_it_to_compare_with() =>
        Assert.Equal(0, new PolledFeed().Times(1, () => PolledFeed.Read()).State.EmptyPolls);
}
