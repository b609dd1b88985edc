using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Revisions;

public sealed class RevisitArticleTests
{
    static readonly Guid Pier = DerivedId.StoryNamed("pier");
    static readonly PageFailure NotFound = new("Its server answers 404 (not found).", 404);

    static Given Placed()
    {
        var given = Stories.AssignStoriesTests.ReadAndExtracted();
        given.When(g => Stories.AssignStoriesTests.Assign(g, (Pier, _ => true)));
        return given;
    }

    static Outcome Look(Given given, DateTimeOffset now, int gone = 0, ArticleFetched? page = null, PageFailure? failure = null) => given.When(g =>
        RevisitArticleHandler.Handle(new(Samples.ArticleId, null, gone), new(page, failure), g.Article(Samples.ArticleId),
            new Dictionary<Guid, Versioned<Story>> { [Pier] = g.Story(Pier) }, now));

    static RevisitArticle Next(Outcome outcome) => Assert.Single(outcome.Messages.OfType<RevisitArticle>());

    [Fact]
    public void Looks_become_rarer_with_the_age_and_end_after_a_year()
    {
        var now = Samples.Noon;
        List<double> hours = [];
        while (RevisitSchedule.Next(Samples.Noon, now, false, 0.5) is { } next && hours.Count < 100)
        {
            hours.Add((next - Samples.Noon).TotalHours);
            now = next;
        }
        Assert.Equal([0.25, 1, 3, 12, 24, 72, 168, 720, 1440, 2160], hours.Take(10).Select(h => Math.Round(h, 2)));
        Assert.InRange(hours[^1], 300 * 24, 366 * 24);
    }

    [Fact]
    public void What_editors_rely_on_is_looked_at_more_often()
    {
        static int Looks(bool reliedOn)
        {
            var (now, looks) = (Samples.Noon, 0);
            while (RevisitSchedule.Next(Samples.Noon, now, reliedOn, 0.3) is { } next) (now, looks) = (next, looks + 1);
            return looks;
        }
        Assert.Equal(7, Looks(true) - Looks(false));
    }

    [Fact]
    public void A_look_is_never_in_the_past_whatever_the_spread()
    {
        foreach (var spread in new[] { 0, 0.2, 1.0 })
            foreach (var minutes in new[] { 0, 13, 14, 15, 16, 51, 60, 10_000 })
                Assert.True(RevisitSchedule.Next(Samples.Noon, Samples.Noon.AddMinutes(minutes), true, spread) >= Samples.Noon.AddMinutes(minutes + 5));
    }

    [Fact]
    public void An_article_is_withdrawn_at_the_second_look_and_its_stories_are_told()
    {
        var given = Placed();
        var first = Look(given, Samples.Noon.AddHours(1), failure: NotFound);
        Assert.Empty(first.Appends);
        Assert.Equal((1, Samples.Noon.AddHours(2)), (Next(first).Gone, Next(first).At));
        var second = Look(given, Samples.Noon.AddHours(2), gone: 1, failure: NotFound with { Status = 410 });
        Assert.Equal(410, given.Article(Samples.ArticleId).State!.Withdrawn!.Status);
        Assert.Equal(410, given.Story(Pier).State!.Withdrawn[Samples.ArticleId].Status);
        Assert.NotNull(Next(second).At);
        Assert.Empty(Look(given, Samples.Noon.AddHours(3), gone: 2, failure: NotFound).Appends);
        Assert.NotEmpty(given.Story(Pier).State!.Claims);
    }

    [Fact]
    public void An_article_that_is_there_again_is_reinstated_and_a_changed_page_is_read()
    {
        var given = Placed();
        Look(given, Samples.Noon.AddHours(2), gone: 1, failure: NotFound);
        var page = new ArticleFetched(new string('b', 64), "text/html", new("https://quay.example/pier"), 200, Samples.Noon.AddHours(3));
        var back = Look(given, Samples.Noon.AddHours(3), gone: 2, page: page);
        Assert.Null(given.Article(Samples.ArticleId).State!.Withdrawn);
        Assert.Empty(given.Story(Pier).State!.Withdrawn);
        Assert.Contains(back.Messages, m => m is ReadArticlePage);
        Assert.Equal(0, Next(back).Gone);
    }

    [Fact]
    public void A_server_that_fails_says_nothing_about_the_article()
    {
        var given = Placed();
        var outcome = Look(given, Samples.Noon.AddHours(1), gone: 1, failure: new("Its server answers 503.", 503, Samples.Noon.AddHours(9)));
        Assert.Empty(outcome.Appends);
        Assert.Equal((1, Samples.Noon.AddHours(9)), (Next(outcome).Gone, Next(outcome).At));
    }

    [Fact]
    public void A_page_that_has_not_changed_is_looked_at_again_and_nothing_is_recorded()
    {
        var given = Placed();
        var outcome = Look(given, Samples.Noon.AddHours(1));
        Assert.Empty(outcome.Appends);
        Assert.InRange(Next(outcome).At!.Value, Samples.Noon.AddHours(1.5), Samples.Noon.AddHours(3.5));
    }
}
