using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.Domain.Tests.FollowUps;

public sealed class OpenFollowUpsTests
{
    [Fact]
    public void A_day_that_two_articles_announce_is_one_follow_up_with_two_pieces_of_evidence()
    {
        var given = Pier.Opened();
        var outcome = given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.Found, Pier.FoundAgain));
        Assert.Equal([typeof(FollowUpOpened), typeof(FollowUpJoined)], outcome.Appends[0].Events.Select(e => e.GetType()));
        Assert.Equal([new AskFollowUp(Pier.Story, Pier.Event, Pier.June)], outcome.Messages);
        var followUp = Assert.Single(given.Story(Pier.Story).State!.FollowUps.Values);
        Assert.Equal([Pier.Date, Pier.Again], followUp.Evidence.Select(e => e.Id));
        Assert.Equal((Pier.June, FollowUpStatus.Waiting), (followUp.Due, followUp.Status));
        Assert.True(given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.Found, Pier.FoundAgain)).IsNothing);
    }

    [Fact]
    public void A_day_that_is_over_asks_in_the_same_commit()
    {
        var given = Pier.Opened();
        var outcome = given.When(g => Pier.Find(g, Pier.Story, Pier.March.AddYears(1), Pier.Found));
        Assert.Empty(outcome.Messages);
        Assert.Equal(FollowUpStatus.Asking, Pier.Of(given, Pier.Event).Status);
    }

    [Fact]
    public void It_asks_when_the_day_is_over_everywhere_and_once()
    {
        var given = Pier.Opened();
        given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.Found));
        var ask = new AskFollowUp(Pier.Story, Pier.Event, Pier.June);
        var noon = new DateTimeOffset(2026, 6, 2, 12, 0, 0, TimeSpan.Zero);
        Assert.True(AskFollowUpHandler.Handle(ask, given.Story(Pier.Story), noon.AddTicks(-1)).IsNothing);
        Assert.Equal([new FollowUpDue(Pier.Event, Pier.June, noon)], given.When(g => AskFollowUpHandler.Handle(ask, g.Story(Pier.Story), noon)).Appends[0].Events);
        Assert.True(AskFollowUpHandler.Handle(ask, given.Story(Pier.Story), noon.AddDays(9)).IsNothing);
    }

    [Fact]
    public void A_promise_whose_claim_was_dismissed_is_not_asked_about()
    {
        var given = Pier.Opened();
        given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.FoundPromise));
        given.Has(Streams.Story(Pier.Story), new Domain.Stories.ClaimDismissed(Pier.Promise, "A caption.", "Ana", Pier.March));
        Assert.True(AskFollowUpHandler.Handle(new(Pier.Story, Pier.Promised, Pier.June), given.Story(Pier.Story), Pier.March.AddYears(1)).IsNothing);
    }

    [Fact]
    public void A_vague_day_comes_back_after_its_last_and_a_narrower_one_goes_before()
    {
        var given = Pier.Opened();
        given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.Found with { Due = new(2026, 6, 30) }));
        Assert.Equal(new DateOnly(2026, 6, 30), Pier.Of(given, Pier.Event).Due);
        given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.FoundAgain));
        Assert.Equal(Pier.June, Pier.Of(given, Pier.Event).Due);
    }

    [Fact]
    public void A_day_that_a_newer_revision_moved_asks_again_for_the_new_one()
    {
        var given = Pier.Opened();
        given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.Found));
        given.Has(Streams.Story(Pier.Story), new AnnouncementDropped(Pier.Date, Pier.Article, 2, Pier.March));
        Assert.Equal(Pier.June, Pier.Of(given, Pier.Event).Due);
        var outcome = given.When(g => Pier.Find(g, Pier.Story, Pier.March, Pier.FoundAgain with { Due = Pier.June.AddDays(7) }));
        Assert.Equal([new AskFollowUp(Pier.Story, Pier.Event, Pier.June.AddDays(7))], outcome.Messages);
        Assert.True(AskFollowUpHandler.Handle(new(Pier.Story, Pier.Event, Pier.June), given.Story(Pier.Story), Pier.March.AddYears(1)).IsNothing);
        given.Has(Streams.Story(Pier.Story), Pier.Announced(Pier.Date, Pier.Article, 3));
        Assert.Equal(Pier.June, Pier.Of(given, Pier.Event).Due);
        Assert.Empty(given.Story(Pier.Story).State!.Dropped);
    }

    [Fact]
    public void What_an_erased_article_announced_leaves_no_word_and_asks_nothing_twice()
    {
        var given = Pier.Opened();
        given.When(g => Pier.Find(g, Pier.Story, Pier.March.AddYears(1), Pier.Found, Pier.FoundAgain));
        given.When(g => AnswerFollowUpHandler.Handle(
            new(Pier.Story, Pier.Event, FollowUpAnswer.Happened, null, null, "“The board meets”, it said.", "Ana"), Pier.Stories(g), Pier.March.AddYears(1)));
        var erased = new ArticleErased(Pier.Article, "A court.", null, "Ana", Pier.March.AddYears(2));
        var traces = new ArticleTraces(Pier.Article, new HashSet<Guid> { Pier.Promise }, new HashSet<Guid> { Pier.Story }, new HashSet<Guid>());
        given.Has(Streams.Story(Pier.Story), new IngestedArticleErased(Pier.Article, "A court.", null, "Ana", erased.At));
        var before = given.Story(Pier.Story).State!;

        var scrubbed = new Given();
        foreach (var e in given.On(Streams.Story(Pier.Story)))
            scrubbed.Has(Streams.Story(Pier.Story), traces.LeftOf(Streams.Story(Pier.Story), e, new HashSet<Guid>(), erased) ?? e);
        var after = scrubbed.Story(Pier.Story).State!;
        Assert.DoesNotContain("board", System.Text.Json.JsonSerializer.Serialize(after.FollowUps[Pier.Event].Decisions));
        foreach (var state in new[] { before, after })
        {
            var followUp = state.FollowUps[Pier.Event];
            Assert.Equal([Pier.Again], followUp.Evidence.Select(e => e.Id));
            Assert.Equal((FollowUpStatus.Answered, FollowUpAnswer.Happened), (followUp.Status, followUp.Answer!.Answer));
            Assert.Equal([Pier.June], followUp.Asked);
        }
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(before.FollowUps.Values), System.Text.Json.JsonSerializer.Serialize(after.FollowUps.Values));
        Assert.Equal(before.Version, after.Version);
    }
}
