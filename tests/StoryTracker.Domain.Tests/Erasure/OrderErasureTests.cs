using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Tests.Stories;

namespace StoryTracker.Domain.Tests.Erasure;

public sealed class OrderErasureTests
{
    const string Title = "Pier to open at last";
    static readonly Guid Pier = DerivedId.StoryNamed("pier");

    static Outcome Order(Given given, string typed = Title, string? reference = "2 O 12/26", string reason = "A court ordered it.") => OrderErasureHandler.Handle(
        new(new(Samples.ArticleId, reason, reference, "Ana"), typed), Title, given.Article(Samples.ArticleId),
        new Dictionary<Guid, Versioned<Story>> { [Pier] = given.Story(Pier) }, new Dictionary<Guid, Versioned<Speaker>>(), Samples.Noon);

    static Given OnAStory()
    {
        var given = AssignStoriesTests.ReadAndExtracted();
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true)));
        return given;
    }

    [Theory]
    [InlineData(Title)]
    [InlineData("  pier to  OPEN at last ")]
    public void Given_an_article_when_its_title_is_typed_then_it_is_removed_as_on_any_request(string typed)
    {
        var given = OnAStory();
        var outcome = given.When(g => Order(g, typed));
        Assert.Equal([typeof(ArticleErased), typeof(IngestedArticleErased)], outcome.Appends.SelectMany(a => a.Events).Select(e => e.GetType()));
        Assert.IsType<CarryOutErasure>(Assert.Single(outcome.Messages));
    }

    [Fact]
    public void Given_an_article_when_the_end_of_its_id_is_typed_then_it_is_removed()
    {
        var shortId = OrderErasure.ShortId(Samples.ArticleId);
        Assert.Equal(Samples.ArticleId.ToString("N")[^8..], shortId);
        Assert.False(Order(OnAStory(), shortId.ToUpperInvariant()).IsNothing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Pier to open")]
    [InlineData("yes")]
    public void Given_an_article_when_something_else_is_typed_then_nothing_is_removed(string typed) =>
        Assert.Contains("To say that this article is meant", Assert.Throws<CommandRefusedException>(() => Order(OnAStory(), typed)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "A court ordered it.", "legal reference")]
    [InlineData(" ", "A court ordered it.", "legal reference")]
    [InlineData("2 O 12/26", "", "needs a reason")]
    [InlineData("2 O 12/26", "It said that the new pier opens in summer.", "repeats words")]
    public void Given_an_article_when_reference_or_reason_is_missing_or_repeats_it_then_nothing_is_removed(string? reference, string reason, string told) =>
        Assert.Contains(told, Assert.Throws<CommandRefusedException>(() => Order(OnAStory(), reference: reference, reason: reason)).Message, StringComparison.Ordinal);

    [Fact]
    public void Given_a_removed_article_when_it_is_ordered_again_then_nothing_happens_whatever_was_typed()
    {
        var given = OnAStory();
        given.When(g => Order(g));
        Assert.True(Order(given, typed: "", reference: null).IsNothing);
    }

    [Fact]
    public void Given_no_article_when_it_is_ordered_then_that_is_said() =>
        Assert.Contains("no article", Assert.Throws<CommandRefusedException>(() => Order(new Given())).Message, StringComparison.Ordinal);
}
