using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Articles;

public sealed class ExtractClaimsTests
{
    static readonly Guid Ada = DerivedId.Speaker("Ada Lovelace");

    static Given AnArticle(params string[] texts)
    {
        var given = new Given();
        foreach (var text in texts.Length == 0 ? [Samples.Text] : texts)
            given.When(g => IngestArticleHandler.Handle(Samples.Read(text), g.Article(Samples.ArticleId), Samples.Noon));
        return given;
    }

    static Outcome Extract(Given given, string extractor, int revision, params Claim[] claims) => ExtractClaimsHandler.Handle(
        new(Samples.ArticleId, revision), given.Article(Samples.ArticleId), extractor, [.. claims.Select(c => (c, 0.9))], [],
        new Dictionary<Guid, Versioned<Speaker>> { [Ada] = given.Speaker(Ada) });

    static IReadOnlyList<FoundClaim> Found(Outcome outcome) => ((ClaimsExtracted)outcome.Appends[0].Events[0]).Claims;

    [Fact]
    public void Claims_and_the_speaker_with_the_role_go_on_record_and_the_article_is_sent_on()
    {
        var given = AnArticle();
        var outcome = given.When(g => Extract(g, "x@1", 1, Samples.Pier));

        Assert.Equal(Samples.Pier.Words[0].Exact, Assert.Single(Found(outcome)).Claim.Words[0].Exact);
        Assert.Equal(
            [
                new SpeakerIdentified(Ada, "Ada Lovelace", SpeakerKind.Person),
                new RoleReported("the harbour master", Samples.ArticleId, 1) { Evidence = Passage.Cut(Samples.Text, 14, 32) },
            ],
            given.On(Streams.Speaker(Ada)));
        Assert.Equal(new AssignStories(Samples.ArticleId, 1), Assert.Single(outcome.Messages));
    }

    [Fact]
    public void The_same_extractor_over_the_same_revision_records_nothing_again()
    {
        var given = AnArticle();
        given.When(g => Extract(g, "x@1", 1, Samples.Pier));
        Assert.True(given.When(g => Extract(g, "x@1", 1, Samples.Pier)).IsNothing);
    }

    [Fact]
    public void A_claim_with_a_number_that_is_not_printed_so_is_refused()
    {
        var june = Passage.Cut(Samples.Text, Samples.Text.IndexOf("June", StringComparison.Ordinal), Samples.Text.IndexOf("June", StringComparison.Ordinal) + 4);
        var counted = Samples.Pier with { Meaning = new(ReportKind.Utterance, null, [new(june with { Exact = "Five" }, QuantityKind.Count, QuantityBound.Exactly, 5, null, null, null, null)]) };
        Assert.Throws<UnprovenClaimException>(() => Extract(AnArticle(), "x@1", 1, counted));
    }

    [Fact]
    public void A_claim_that_is_not_the_slice_of_its_text_is_refused()
    {
        var forged = Samples.Pier with { Words = [Samples.Pier.Words[0] with { Exact = "The new pier opens in July." }] };
        var refusal = Assert.Throws<UnprovenClaimException>(() => Extract(AnArticle(), "x@1", 1, forged));
        Assert.Same(forged, refusal.Claim);
    }

    [Fact]
    public void A_claim_keeps_its_id_when_a_newer_extractor_cuts_it_differently()
    {
        var given = AnArticle();
        var first = Found(given.When(g => Extract(g, "x@1", 1, Samples.Pier, Samples.Nobody)));
        var second = Found(given.When(g => Extract(g, "x@2", 1, Samples.Claim("new pier opens in June"), Samples.Nobody)));
        Assert.Equal(first.Select(f => f.ClaimId), second.Select(f => f.ClaimId));
    }

    [Fact]
    public void A_claim_found_again_in_a_later_revision_keeps_its_id_and_a_reworded_one_is_new()
    {
        var changed = "Correction. " + Samples.Text.Replace("opens in June", "opens in May", StringComparison.Ordinal);
        var given = AnArticle(Samples.Text, changed);
        var first = Found(given.When(g => Extract(g, "x@1", 1, Samples.Pier, Samples.Nobody)));
        var second = Found(given.When(g => Extract(g, "x@1", 2, Samples.Claim("The new pier opens in May.", text: changed, revision: 2),
            Samples.Claim("nobody will be turned away", text: changed, revision: 2, kind: QuoteKind.Mixed))));
        Assert.NotEqual(first[0].ClaimId, second[0].ClaimId);
        Assert.Equal(first[1].ClaimId, second[1].ClaimId);
    }

    [Fact]
    public void The_same_words_twice_are_two_claims()
    {
        var given = AnArticle();
        var found = Found(given.When(g => Extract(g, "x@1", 1, Samples.Pier, Samples.Pier)));
        Assert.Equal(2, found.Select(f => f.ClaimId).Distinct().Count());
    }
}
