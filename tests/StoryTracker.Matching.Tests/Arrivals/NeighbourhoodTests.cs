using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests.Arrivals;

public sealed class NeighbourhoodTests
{
    static readonly Arrival[] Olsen =
    [
        Article("olsen 1", "Harbour captain Olsen arrested on suspicion of drink-driving",
            "Ferry captain Erik Olsen was arrested on Tuesday 6 January on suspicion of drink-driving. Olsen failed a sobriety test on Route 52, police in Quayport said."),
        Article("olsen 2", "Olsen arrested on drink-driving charge",
            "Ferry captain Erik Olsen will sail on Sunday despite his arrest on suspicion of drink-driving on 6 January. Olsen was stopped on Route 52 in Quayport, police said."),
        Article("olsen 3", "Olsen says he is innocent of drink-driving",
            "Captain Erik Olsen was arrested on 6 January on suspicion of drink-driving on Route 52 in Quayport. Olsen doubts that police will bring charges."),
    ];

    static readonly Arrival[] Winther =
    [
        Article("winther 1", "Pilot arrested on suspicion of drink-driving",
            "Harbour pilot Jamal Winther was arrested on Sunday 1 February on suspicion of drink-driving, the second such arrest at the ferries in a month. Winther, 32, was speeding on Coast Road near the Old Mill."),
        Article("winther 2", "Winther faces drink-driving charges",
            "Pilot Jamal Winther, 32, was arrested on 1 February on suspicion of drink-driving after speeding past the Old Mill on Coast Road. Winther joined the harbour last year."),
    ];

    [Fact]
    public void Given_an_article_that_came_to_the_wrong_story_When_one_like_it_arrives_Then_it_does_not_follow_and_the_reason_tells_why()
    {
        var arrivals = Given("first arrest", [.. Olsen, Winther[0]]);
        var assignment = arrivals.Assess(Winther[1]);
        Assert.Empty(assignment.Stories);
        Assert.Contains("it is like some of its articles that are unlike the rest", Assert.Single(assignment.KeptApart), StringComparison.Ordinal);
        Assert.Equal("first arrest", Assert.Single(arrivals.Assess(Olsen[2] with { Id = "new" }).Stories).StoryId);
    }

    [Fact]
    public void Given_an_article_that_an_editor_put_on_a_story_unlike_it_When_one_like_it_arrives_Then_it_follows_the_editor()
    {
        var arrivals = Given("first arrest", [.. Olsen, Winther[0]]);
        arrivals.Decide(new(Winther[0].Id, "first arrest", true));
        Assert.Equal("first arrest", Assert.Single(arrivals.Assess(Winther[1]).Stories).StoryId);
    }

    [Fact]
    public void Given_a_story_opened_beside_When_more_arrive_Then_each_goes_to_its_own()
    {
        var arrivals = Given("first arrest", [.. Olsen, Winther[0]]);
        arrivals.Learn(Winther[1], [new("second arrest", 1, true)]);
        Assert.Equal("second arrest", arrivals.Assess(Winther[1] with { Id = "new" }).Stories[0].StoryId);
        Assert.Equal("first arrest", arrivals.Assess(Olsen[1] with { Id = "new" }).Stories[0].StoryId);
    }

    [Fact]
    public void How_alike_two_articles_are_does_not_hang_on_which_is_asked_first() => Prop.ForAll<string, string>((one, other) =>
    {
        var table = new WordTable();
        var (a, b) = (Compared(one), Compared(other));
        var odds = PairLikeness.LogOdds(a, b, PairWeights.Shipped);
        return odds == PairLikeness.LogOdds(b, a, PairWeights.Shipped) && Math.Abs(odds) <= PairLikeness.Most;

        ComparedArticle Compared(string text) => new(new ArticleReading(
            Article("a", "", "Erik Olsen in Quayport said on 6 January " + text), table, ArrivalSettings.Shipped).Sketch);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_item_is_in_one_group_and_no_two_groups_are_alike_enough_to_be_one() => Prop.ForAll(
        (from n in Gen.Choose(0, 12) from odds in Gen.Choose(-40, 40).ArrayOf(n * n) select (n, odds)).ToArbitrary(), made =>
    {
        var odds = new double[made.n, made.n];
        for (var i = 0; i < made.n; i++)
            for (var j = 0; j < i; j++) odds[i, j] = odds[j, i] = made.odds[(i * made.n) + j] / 10.0;
        var groups = AverageLink.Groups((double[,])odds.Clone(), 0.5);
        return groups.SelectMany(g => g).Order().SequenceEqual(Enumerable.Range(0, made.n))
            && groups.All(g => groups.All(h => g == h || g.SelectMany(_ => h, (i, j) => odds[i, j]).Average() <= 0.5 + 1e-9));
    }).QuickCheckThrowOnFailure();

    static Arrival Article(string id, string title, string text) => new(id, title, text, null, null, [], []);

    static StoryArrivals Given(string story, Arrival[] articles)
    {
        var arrivals = new StoryArrivals();
        foreach (var article in articles) arrivals.Learn(article, [new(story, 1, true)]);
        return arrivals;
    }
}
