using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Tests.Stories;

namespace StoryTracker.Domain.Tests.Erasure;

public sealed class EraseArticleTests
{
    static readonly Guid Pier = DerivedId.StoryNamed("pier"), Fares = DerivedId.StoryNamed("fares"), Own = DerivedId.StoryOpenedBy(Samples.ArticleId);
    static readonly Guid Ada = DerivedId.Speaker("Ada Lovelace");
    static readonly DateTimeOffset Then = new(2026, 9, 12, 8, 0, 0, TimeSpan.Zero);

    static Outcome Erase(Given given, string reason = "A court ordered it.", string? reference = null, params Guid[] names) => EraseArticleHandler.Handle(
        new(Samples.ArticleId, reason, reference, "Ana"), given.Article(Samples.ArticleId), new[] { Pier, Fares, Own }.ToDictionary(id => id, given.Story),
        names.ToDictionary(id => id, given.Speaker), Then);

    static Given OnTwoStories()
    {
        var given = AssignStoriesTests.ReadAndExtracted();
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, c => c.Claim.Kind == QuoteKind.Mixed)));
        return given;
    }

    [Fact]
    public void It_is_recorded_on_the_article_on_every_story_that_holds_it_and_on_names_that_only_it_gives_without_content()
    {
        var given = OnTwoStories();
        var outcome = given.When(g => Erase(g, reference: "2 O 12/26", names: Ada));
        Assert.Equal(new[] { Streams.Article(Samples.ArticleId), Streams.Speaker(Ada) }.Concat(new[] { Pier, Fares }.Select(Streams.Story)).Order(),
            outcome.Appends.Select(a => a.Stream).Order());
        Assert.IsType<CarryOutErasure>(Assert.Single(outcome.Messages));
        var written = JsonSerializer.Serialize(outcome.Appends.SelectMany(a => a.Events));
        Assert.DoesNotContain("Lovelace", written, StringComparison.Ordinal);
        Assert.Contains("2 O 12/26", written, StringComparison.Ordinal);
        Assert.True(given.When(g => Erase(g)).IsNothing);
    }

    [Fact]
    public void Once_it_is_recorded_no_state_holds_a_word_of_it_and_nothing_more_is_read_placed_or_corrected()
    {
        var given = OnTwoStories();
        var claim = given.Story(Pier).State!.Claims.Values.First();
        given.When(g => Erase(g, names: Ada));
        Assert.DoesNotContain("pier opens", StatesOf(given), StringComparison.Ordinal);
        Assert.True(AssignStoriesHandler.Handle(new(Samples.ArticleId, 1), given.Article(Samples.ArticleId), new("terms@1", []),
            new Dictionary<Guid, Versioned<Story>>(), Samples.Noon).IsNothing);
        Assert.True(ExtractClaimsHandler.Handle(new(Samples.ArticleId, 1), given.Article(Samples.ArticleId), "x@9", [], [],
            new Dictionary<Guid, Versioned<Speaker>>()).IsNothing);
        Assert.Throws<CommandRefusedException>(() => IngestArticleHandler.Handle(Samples.Read(), given.Article(Samples.ArticleId), Samples.Noon));
        Assert.Throws<CommandRefusedException>(() => DismissClaimHandler.Handle(new(Pier, claim.Id, "No.", "Ana"), given.Story(Pier), Samples.Noon));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("It said that the new pier opens in summer.", null)]
    [InlineData("Asked for.", "PIER TO OPEN")]
    public void A_reason_that_is_none_or_repeats_the_article_is_refused(string reason, string? reference) =>
        Assert.Throws<CommandRefusedException>(() => Erase(OnTwoStories(), reason, reference));

    [Fact]
    public void An_article_that_is_not_on_record_cannot_be_removed() => Assert.Throws<CommandRefusedException>(() => Erase(new Given()));

    [Fact]
    public void Whatever_came_before_scrubbing_leaves_every_version_and_count_and_no_word() =>
        Prop.ForAll(Gen.Choose(0, 9).ListOf().ToArbitrary(), steps =>
        {
            var given = AssignStoriesTests.ReadAndExtracted();
            if (steps.Count % 2 == 0) given.When(g => AssignStoriesTests.Assign(g));
            foreach (var step in steps.Prepend(0)) given.When(RepeatedCommandsProperty.Command(given, step));
            given.When(g => Erase(g, names: Ada));
            var scrubbed = Scrubbed(given);
            Assert.DoesNotContain("pier opens", StatesOf(scrubbed), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Lovelace", StatesOf(scrubbed), StringComparison.OrdinalIgnoreCase);
            return StatesOf(given) == StatesOf(scrubbed) && Enumerable.Range(1, given.On(Streams.Story(Pier)).Count).All(n => Counts(given, n) == Counts(scrubbed, n));
        }).QuickCheckThrowOnFailure();

    // As the application scrubs: each event replaced by what is left of it.
    static Given Scrubbed(Given given)
    {
        var article = given.On(Streams.Article(Samples.ArticleId));
        var (traces, because) = (ArticleTraces.Of(Samples.ArticleId, article), article.OfType<ArticleErased>().Single());
        var on = new[] { Pier, Fares }.Where(id => given.On(Streams.Story(id)).OfType<ArticleIngested>().Any()).Append(Own);
        Assert.Superset(on.ToHashSet(), traces.Stories.ToHashSet());
        var scrubbed = new Given();
        foreach (var stream in new[] { Streams.Article(Samples.ArticleId), Streams.Story(Pier), Streams.Story(Fares), Streams.Story(Own), Streams.Speaker(Ada) })
            scrubbed.Has(stream, [.. given.On(stream).Select(e => traces.LeftOf(stream, e, new HashSet<Guid> { Ada }, because) ?? e)]);
        return scrubbed;
    }

    static string StatesOf(Given given) => JsonSerializer.Serialize((object?[])
    [
        given.Article(Samples.ArticleId), given.Speaker(Ada).State?.Name, given.Speaker(Ada).Version,
        .. new[] { Pier, Fares, Own }.Select(id => (object)new { Story = given.Story(id).State, given.Story(id).Version }),
    ]);

    static (int, int, int) Counts(Given given, int upTo)
    {
        var story = new Given().Has(Streams.Story(Pier), [.. given.On(Streams.Story(Pier)).Take(upTo)]).Story(Pier).State!;
        return (story.Version, story.Articles.Count + story.RemovedArticles.Count, story.Claims.Count + story.RemovedClaims.Count);
    }
}
