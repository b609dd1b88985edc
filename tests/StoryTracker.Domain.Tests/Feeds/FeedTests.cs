using StoryTracker.Domain.Feeds;

namespace StoryTracker.Domain.Tests.Feeds;

/// <summary>Given what is on record of a feed, when a command comes, then these events and messages.</summary>
public sealed class FeedTests
{
    static readonly Uri Url = new("https://quay.example/feed");
    static readonly Guid Id = DerivedId.FeedAt(Url);
    static readonly FeedRegistered Registered = new(Id, Url, null, null, "Ana", Samples.Noon);

    static Given With(params object[] events) => new Given().Has(Streams.Feed(Id), events);

    static Versioned<Feed> Feed(Given given) => new(Domain.Feeds.Feed.Of(given.On(Streams.Feed(Id))), given.On(Streams.Feed(Id)).Count);

    static Outcome When(Given given, Func<Versioned<Feed>, Outcome> decide) => given.When(g => decide(Feed(g)));

    static RecordPoll Polled(FeedFailing? failing = null, bool works = true, string? gone = null, string? title = null) =>
        new(Id, title, failing, works, gone, gone is null ? Samples.Noon.AddHours(1) : null);

    [Fact]
    public void A_feed_is_registered_once_under_its_address_without_what_tracks_readers_and_polled()
    {
        var given = new Given();
        var command = new RegisterFeed(new("https://quay.example/feed?utm_source=x#top"), " The Quay ", null, "Ana");
        var outcome = When(given, f => RegisterFeedHandler.Handle(command, f, Samples.Noon));
        Assert.Equal(new FeedRegistered(Id, Url, "The Quay", null, "Ana", Samples.Noon), Assert.Single(Assert.Single(outcome.Appends).Events));
        Assert.Equal(new PollFeed(Id), Assert.Single(outcome.Messages));
        Assert.True(When(given, f => RegisterFeedHandler.Handle(command, f, Samples.Noon)).IsNothing);
    }

    [Fact]
    public void A_paused_or_retired_feed_that_is_registered_again_is_resumed()
    {
        foreach (object ended in new object[] { new FeedPaused("Loud.", "Ana", Samples.Noon), new FeedRetired("Gone.", "poller", Samples.Noon) })
        {
            var outcome = When(With(Registered, ended), f => RegisterFeedHandler.Handle(new(Url, null, null, "Ben"), f, Samples.Noon));
            Assert.Equal(new FeedResumed("Ben", Samples.Noon), Assert.Single(Assert.Single(outcome.Appends).Events));
            Assert.Single(outcome.Messages);
        }
    }

    [Fact]
    public void Pausing_needs_a_reason_and_a_feed_and_is_recorded_once()
    {
        var given = With(Registered);
        Assert.Throws<CommandRefusedException>(() => PauseFeedHandler.Handle(new(Id, " ", "Ana"), Feed(given), Samples.Noon));
        Assert.Throws<CommandRefusedException>(() => PauseFeedHandler.Handle(new(Id, "Loud.", "Ana"), new(null, 0), Samples.Noon));
        When(given, f => PauseFeedHandler.Handle(new(Id, "Loud.", "Ana"), f, Samples.Noon));
        Assert.True(When(given, f => PauseFeedHandler.Handle(new(Id, "Loud.", "Ana"), f, Samples.Noon)).IsNothing);
        Assert.Equal((FeedActivity.Paused, "Loud."), (Feed(given).State!.Activity, Feed(given).State!.ActivityReason));
    }

    [Fact]
    public void Resuming_asks_for_a_poll_and_forgets_the_failure()
    {
        var given = With(Registered, new FeedFailing(5, "It fails.", Samples.Noon), new FeedPaused("Loud.", "Ana", Samples.Noon));
        var outcome = When(given, f => ResumeFeedHandler.Handle(new(Id, "Ana"), f, Samples.Noon));
        Assert.Equal(new PollFeed(Id), Assert.Single(outcome.Messages));
        Assert.Null(Feed(given).State!.Failing);
        Assert.True(When(given, f => ResumeFeedHandler.Handle(new(Id, "Ana"), f, Samples.Noon)).IsNothing);
    }

    [Fact]
    public void A_poll_says_nothing_of_a_feed_that_goes_on_as_it_did_and_asks_for_the_next()
    {
        var outcome = When(With(Registered), f => RecordPollHandler.Handle(Polled(), f, Samples.Noon));
        Assert.Empty(outcome.Appends);
        Assert.Equal(new PollFeed(Id, Samples.Noon.AddHours(1)), Assert.Single(outcome.Messages));
    }

    [Fact]
    public void Failing_and_recovering_are_recorded_when_they_begin_and_not_while_they_last()
    {
        var given = With(Registered);
        var failing = new FeedFailing(5, "It fails.", Samples.Noon);
        When(given, f => RecordPollHandler.Handle(Polled(failing, works: false), f, Samples.Noon));
        When(given, f => RecordPollHandler.Handle(Polled(failing with { Failures = 6 }, works: false), f, Samples.Noon));
        When(given, f => RecordPollHandler.Handle(Polled(), f, Samples.Noon));
        When(given, f => RecordPollHandler.Handle(Polled(), f, Samples.Noon));
        Assert.Equal([Registered, failing, new FeedRecovered(Samples.Noon)], given.On(Streams.Feed(Id)));
    }

    [Fact]
    public void A_feed_that_is_gone_is_retired_without_a_next_poll_and_a_late_poll_changes_nothing()
    {
        var given = With(Registered);
        var outcome = When(given, f => RecordPollHandler.Handle(Polled(works: false, gone: "Gone (410)."), f, Samples.Noon));
        Assert.IsType<FeedRetired>(Assert.Single(Assert.Single(outcome.Appends).Events));
        Assert.Empty(outcome.Messages);
        Assert.True(When(given, f => RecordPollHandler.Handle(Polled(title: "Other"), f, Samples.Noon)).IsNothing);
        Assert.Throws<CommandRefusedException>(() => PauseFeedHandler.Handle(new(Id, "Loud.", "Ana"), Feed(given), Samples.Noon));
    }

    [Fact]
    public void A_title_that_a_person_gave_stays_before_the_one_that_the_feed_gives_itself()
    {
        var given = With(Registered with { Title = "My quay" });
        When(given, f => RecordPollHandler.Handle(Polled(title: "The Quay"), f, Samples.Noon));
        When(given, f => RecordPollHandler.Handle(Polled(title: "The Quay"), f, Samples.Noon));
        Assert.Equal(2, given.On(Streams.Feed(Id)).Count);
        Assert.Equal(("My quay", "The Quay"), (Feed(given).State!.Title, Feed(given).State!.OwnTitle));
    }

    [Fact]
    public void A_feed_moves_and_stays_the_same_feed()
    {
        var given = With(Registered);
        When(given, f => MoveFeedHandler.Handle(new(Id, new("https://quay.example/rss"), "Ana"), f, Samples.Noon));
        Assert.True(When(given, f => MoveFeedHandler.Handle(new(Id, new("https://quay.example/rss"), "Ana"), f, Samples.Noon)).IsNothing);
        Assert.Equal((Id, new Uri("https://quay.example/rss")), (Feed(given).State!.Id, Feed(given).State!.Url));
    }

    [Fact]
    public void A_feed_that_nobody_wants_is_retired_once_and_only_with_a_reason()
    {
        var given = With(Registered);
        Assert.Throws<CommandRefusedException>(() => RetireFeedHandler.Handle(new(Id, "", "Ana"), Feed(given), Samples.Noon));
        When(given, f => RetireFeedHandler.Handle(new(Id, "Nobody reads it.", "Ana"), f, Samples.Noon));
        Assert.True(When(given, f => RetireFeedHandler.Handle(new(Id, "Nobody reads it.", "Ana"), f, Samples.Noon)).IsNothing);
    }
}
