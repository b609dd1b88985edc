using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests.Arrivals;

public sealed class ArrivalTests
{
    static Arrival Article(string id, string text) => new(id, null, text, null, null, [], []);

    [Fact]
    public void Given_nothing_When_an_article_arrives_Then_it_is_on_no_story() =>
        Assert.Empty(new StoryArrivals().Assess(Article("a", "A fire in the harbour of Marseille burnt four warehouses.")).Stories);

    [Fact]
    public void Given_an_article_on_a_story_When_one_like_it_arrives_Then_it_is_on_that_story()
    {
        var arrivals = new StoryArrivals();
        arrivals.Learn(Article("a", "A fire in the harbour of Marseille burnt four warehouses on Friday."), [new("fire", 1, true)]);
        arrivals.Learn(Article("b", "Parliament in Vienna voted on the pensions of teachers."), [new("pensions", 1, true)]);
        var match = Assert.Single(arrivals.Assess(Article("c", "The harbour fire in Marseille is out; four warehouses were lost.")).Stories);
        Assert.Equal(("fire", true, 1), (match.StoryId, match.Primary, match.Weight));
    }
}
