using System.Collections.Immutable;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

public sealed class AssignStoriesTests
{
    static readonly Guid Pier = DerivedId.StoryNamed("pier"), Fares = DerivedId.StoryNamed("fares"), Own = DerivedId.StoryOpenedBy(Samples.ArticleId);

    internal static Given ReadAndExtracted(string extractor = "x@1", params Claim[] claims)
    {
        var given = new Given();
        foreach (var (id, title) in new[] { (Pier, "The pier"), (Fares, "Ferry fares") })
            given.When(g => OpenStoryHandler.Handle(new(id, title, "", [title], "editor"), g.Story(id), Samples.Noon));
        given.When(g => IngestArticleHandler.Handle(Samples.Read(), g.Article(Samples.ArticleId), Samples.Noon));
        Extract(given, extractor, claims.Length == 0 ? [Samples.Pier, Samples.Nobody] : claims);
        return given;
    }

    internal static void Extract(Given given, string extractor, params Claim[] claims) => given.When(g => ExtractClaimsHandler.Handle(
        new(Samples.ArticleId, 1), g.Article(Samples.ArticleId), extractor, [.. claims.Select(c => (c, 0.9))], [],
        claims.Select(c => c.Speaker.SpeakerId).OfType<Guid>().Distinct().ToDictionary(id => id, g.Speaker)));

    internal static Outcome Assign(Given given, params (Guid Story, Func<FoundClaim, bool> Holds)[] on)
    {
        var claims = given.Article(Samples.ArticleId).State!.LatestExtraction!.Claims;
        var placement = new Placement("terms@1", [.. on.Select((s, i) => new PlacedStory(new(s.Story, 1.0 / on.Length, i == 0, ["It names it."]),
            claims.Where(s.Holds).ToDictionary(c => c.ClaimId, _ => (IReadOnlyList<string>)["Its words."]), ImmutableHashSet<Guid>.Empty))]);
        return AssignStoriesHandler.Handle(new(Samples.ArticleId, 1), given.Article(Samples.ArticleId), placement,
            new[] { Pier, Fares, Own }.ToDictionary(id => id, given.Story), Samples.Noon);
    }

    [Fact]
    public void One_article_goes_on_several_stories_in_one_outcome_and_each_claim_on_its_own()
    {
        var given = ReadAndExtracted();
        var outcome = given.When(g => Assign(g, (Pier, c => c.Claim.Kind == QuoteKind.Direct), (Fares, c => c.Claim.Kind == QuoteKind.Mixed)));

        Assert.Equal(new[] { Streams.Story(Pier), Streams.Story(Fares), Streams.Article(Samples.ArticleId) }, outcome.Appends.Select(a => a.Stream));
        Assert.Equal(QuoteKind.Direct, Assert.Single(given.Story(Pier).State!.Claims.Values).Effective.Kind);
        Assert.Equal(QuoteKind.Mixed, Assert.Single(given.Story(Fares).State!.Claims.Values).Effective.Kind);
        Assert.Equal([Pier, Fares], given.Article(Samples.ArticleId).State!.Assignment!.Stories.Select(s => s.StoryId));
    }

    [Fact]
    public void A_claim_on_two_stories_has_one_id()
    {
        var given = ReadAndExtracted();
        given.When(g => Assign(g, (Pier, _ => true), (Fares, _ => true)));
        Assert.Equal(given.Story(Pier).State!.Claims.Keys.Order(), given.Story(Fares).State!.Claims.Keys.Order());
    }

    [Fact]
    public void Placing_it_again_records_nothing()
    {
        var given = ReadAndExtracted();
        given.When(g => Assign(g, (Pier, _ => true)));
        Assert.True(given.When(g => Assign(g, (Pier, _ => true))).IsNothing);
    }

    [Fact]
    public void An_article_that_fits_no_story_opens_one_of_its_own_under_its_own_headline()
    {
        var given = ReadAndExtracted();
        given.When(g => Assign(g));
        var story = given.Story(Own).State!;
        Assert.Equal(("Pier to open", true, 2), (story.Title, story.Emerging, story.Claims.Count));
        Assert.True(given.When(g => Assign(g)).IsNothing);
    }

    [Fact]
    public void A_newer_extractor_changes_the_machine_layer_alone_and_a_claim_it_loses_stays_on_record()
    {
        var given = ReadAndExtracted();
        given.When(g => Assign(g, (Pier, _ => true)));
        Extract(given, "x@2", Samples.Claim("The new pier opens in June.", speaker: null));
        given.When(g => Assign(g, (Pier, _ => true)));

        var claims = given.Story(Pier).State!.Claims.Values;
        var kept = Assert.Single(claims, c => c.Machine.Kind == QuoteKind.Direct);
        Assert.Equal(("x@2", null), (kept.Extractor, kept.Effective.Speaker.Name));
        Assert.Equal("x@2", Assert.Single(claims, c => c.Machine.Kind == QuoteKind.Mixed).LostTo);
        Assert.True(given.When(g => Assign(g, (Pier, _ => true))).IsNothing);
    }

    [Fact]
    public void A_claim_that_moved_in_the_text_but_says_the_same_is_no_change()
    {
        var given = ReadAndExtracted();
        given.When(g => Assign(g, (Pier, _ => true)));
        Extract(given, "x@2", Samples.Pier, Samples.Nobody);
        Assert.DoesNotContain(given.When(g => Assign(g, (Pier, _ => true))).Appends, a => a.Stream == Streams.Story(Pier));
    }
}
