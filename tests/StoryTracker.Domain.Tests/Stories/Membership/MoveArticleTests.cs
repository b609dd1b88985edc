using StoryTracker.Domain.Stories.Membership;
using static StoryTracker.Domain.Tests.Stories.Membership.Newsdesk;

namespace StoryTracker.Domain.Tests.Stories.Membership;

public sealed class MoveArticleTests
{
    [Fact]
    public void A_moved_article_is_on_the_other_story_alone_with_all_it_says()
    {
        var given = Opened();
        given.When(g => Move(g, First, Pier, Crew));

        Assert.DoesNotContain(First, given.Story(Pier).State!.Articles.Keys);
        Assert.Equal(2, given.Story(Crew).State!.ClaimsOf(First).Count());
        Assert.Equal([(Crew, 1.0, true)], given.Article(First).State!.Assignment!.Stories.Select(s => (s.StoryId, s.Weight, s.Primary)));
        Assert.True(given.When(g => Move(g, First, Pier, Crew)).IsNothing);
    }

    [Fact]
    public void A_move_from_the_story_that_the_article_opened_needs_no_other_decision_first()
    {
        var given = Opened();
        given.When(g => Belongs(g, First, Pier, false));
        var own = DerivedId.StoryOpenedBy(First);
        given.When(g => Move(g, First, own, Crew));
        Assert.Equal([Crew], given.Article(First).State!.Assignment!.Stories.Select(s => s.StoryId));
        Assert.Empty(given.Story(own).State!.Articles);
    }

    [Fact]
    public void Undone_everything_is_as_an_editor_saw_it_whatever_else_the_article_is_on()
    {
        foreach (var (article, from, to) in new[] { (First, Pier, Crew), (Second, Pier, Fares), (Second, Fares, Crew), (Third, Fares, Pier) })
        {
            var given = Opened();
            var before = Seen(given);
            given.When(g => Move(g, article, from, to));
            given.When(g => MoveArticleHandler.Handle(new UndoMoveArticle(article, from, to, "Ana"), g.Article(article), All(g, article), Noon));
            Assert.Equal(before, Seen(given));
        }
    }

    [Fact]
    public void A_move_to_a_story_that_is_part_of_another_is_refused_and_nothing_changes()
    {
        var given = Opened();
        given.When(g => Merge(g, Crew, Fares));
        var before = Seen(given);
        Assert.Throws<CommandRefusedException>(() => Move(given, First, Pier, Crew));
        Assert.Throws<CommandRefusedException>(() => MoveArticleHandler.Handle(
            new MoveArticle(First, Pier, Fares, " ", "Ana"), given.Article(First), All(given, First), Noon));
        Assert.Equal(before, Seen(given));
    }

    static Outcome Move(Given given, Guid article, Guid from, Guid to) => MoveArticleHandler.Handle(
        new MoveArticle(article, from, to, "It is about that.", "Ana"), given.Article(article), All(given, article), Noon);
}
