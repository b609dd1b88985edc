using static StoryTracker.Domain.Tests.Stories.Membership.Newsdesk;

namespace StoryTracker.Domain.Tests.Stories.Membership;

public sealed class DecideBelongingTests
{
    [Fact]
    public void An_article_that_does_not_belong_is_set_aside_with_its_claims_and_its_other_story_becomes_the_main_one()
    {
        var given = Opened();
        given.When(g => Belongs(g, Second, Pier, false));

        Assert.Equal([First], given.Story(Pier).State!.Articles.Keys);
        Assert.Empty(given.Story(Pier).State!.ClaimsOf(Second));
        Assert.Single(given.Story(Pier).State!.AllClaimsOf(Second));
        var share = Assert.Single(given.Article(Second).State!.Assignment!.Stories);
        Assert.Equal((Fares, 1.0, true), (share.StoryId, share.Weight, share.Primary));
        var placed = given.Story(Fares).State!.Articles[Second];
        Assert.Equal((1.0, true), (placed.Weight, placed.Primary));
    }

    [Fact]
    public void An_article_that_belongs_comes_with_all_it_says_and_the_reason()
    {
        var given = Opened();
        given.When(g => Belongs(g, First, Crew, true, "It names the captain."));
        var crew = given.Story(Crew).State!;
        Assert.Equal(2, crew.ClaimsOf(First).Count());
        Assert.Contains("Ana put it here: It names the captain.", crew.Articles[First].Reasons);
        Assert.Equal([(Pier, true), (Crew, false)], given.Article(First).State!.Assignment!.Stories.Select(s => (s.StoryId, s.Primary)));
        Assert.Equal(1, given.Article(First).State!.Assignment!.Stories.Sum(s => s.Weight), 6);
    }

    [Fact]
    public void The_machine_never_overrules_an_editor_in_a_rerun_or_with_a_newer_revision()
    {
        var given = Opened();
        given.When(g => Belongs(g, Second, Pier, false));
        given.When(g => Belongs(g, Second, Crew, true));
        Assert.True(given.When(g => Place(g, Second, (Pier, 1))).IsNothing);

        Revise(given, Second);
        given.When(g => Place(g, Second, (Pier, 0.9), (Fares, 0.1)));
        Assert.DoesNotContain(Second, given.Story(Pier).State!.Articles.Keys);
        Assert.Equal(2, given.Story(Crew).State!.Articles[Second].Revision);
        Assert.Equal(new[] { Crew, Fares }.Order(), given.Article(Second).State!.Assignment!.Stories.Select(s => s.StoryId).Order());
        // What the newer revision says is on a story all the same.
        var claims = given.Article(Second).State!.LatestExtraction!.Claims.Select(c => c.ClaimId);
        Assert.All(claims, c => Assert.Contains(new[] { Crew, Fares }, s => given.Story(s).State!.Claims.ContainsKey(c)));
    }

    [Fact]
    public void Taken_off_its_only_story_it_gets_one_of_its_own_and_leaves_it_when_that_is_undone()
    {
        var given = Opened();
        var before = Seen(given);
        given.When(g => Belongs(g, First, Pier, false));
        var own = given.Story(DerivedId.StoryOpenedBy(First)).State!;
        Assert.True(own.Emerging);
        Assert.Equal(2, own.ClaimsOf(First).Count());

        given.When(g => UndoBelongs(g, First, Pier));
        Assert.Empty(given.Story(DerivedId.StoryOpenedBy(First)).State!.Articles);
        Assert.Equal(before, Seen(given));
    }

    [Fact]
    public void What_is_corrected_while_an_article_is_set_aside_is_there_when_it_comes_back()
    {
        var given = Opened();
        var claim = given.Story(Pier).State!.ClaimsOf(First).First();
        given.When(g => Belongs(g, First, Pier, false));
        var own = DerivedId.StoryOpenedBy(First);
        var held = given.Story(own).State!.Claims[claim.Id];
        given.When(g => StoryTracker.Domain.Stories.CorrectClaimHandler.Handle(
            new(claim.Id, held.Revision, own, new(Polarity: Domain.Articles.Polarity.Denied), [], "He denied it.", "Bo"), "", All(g, First), Noon));
        given.When(g => UndoBelongs(g, First, Pier));
        Assert.Equal(Domain.Articles.Polarity.Denied, given.Story(Pier).State!.Claims[claim.Id].Effective.Polarity);
    }

    [Fact]
    public void A_decision_needs_a_reason_a_story_and_an_article_that_was_read()
    {
        var given = Opened();
        Assert.Throws<CommandRefusedException>(() => Belongs(given, First, Pier, false, " "));
        Assert.Throws<CommandRefusedException>(() => Belongs(given, First, Fresh, true));
        Assert.Throws<CommandRefusedException>(() => Belongs(given, DerivedId.ArticleReading("x"), Pier, true));
    }

    [Fact]
    public void A_moved_statement_is_on_the_other_story_alone_and_stays_there_in_a_rerun()
    {
        var given = Opened();
        var claim = given.Story(Pier).State!.ClaimsOf(First).First().Id;
        given.When(g => Move(g, claim, First, Pier, Crew));
        Assert.DoesNotContain(claim, given.Story(Pier).State!.Claims.Keys);
        Assert.Equal([claim], given.Story(Crew).State!.ClaimsOf(First).Select(c => c.Id));
        Assert.Contains("Ana moved it here from “The pier”: It is about that.", given.Story(Crew).State!.Claims[claim].Reasons);

        Extract(given, First, "x@2");
        given.When(g => Place(g, First, (Pier, 1)));
        Assert.DoesNotContain(claim, given.Story(Pier).State!.Claims.Keys);
    }

    [Fact]
    public void A_statement_moved_back_leaves_everything_as_it_was()
    {
        var given = Opened();
        var before = Seen(given);
        var claim = given.Story(Pier).State!.ClaimsOf(First).First().Id;
        given.When(g => Move(g, claim, First, Pier, Crew));
        given.When(g => MoveBack(g, claim, First, Pier, Crew));
        Assert.Equal(before, Seen(given));
        Assert.True(given.When(g => MoveBack(g, claim, First, Pier, Crew)).IsNothing);
    }
}
