using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

public sealed class CorrectClaimTests
{
    static readonly Guid Pier = DerivedId.StoryNamed("pier"), Fares = DerivedId.StoryNamed("fares");
    static readonly Attribution Grace = Attribution.To("Grace Hopper", SpeakerKind.Person, null, Resolution.Name, null);

    static (Given Given, Guid Claim) Placed()
    {
        var given = AssignStoriesTests.ReadAndExtracted("x@1", Samples.Pier);
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));
        return (given, given.Story(Pier).State!.Claims.Keys.Single());
    }

    static Outcome Correct(Given given, Guid claim, ClaimFields set, string reason = "She said it.", string by = "Ana", int? seen = null, params string[] cleared) =>
        CorrectClaimHandler.Handle(new(claim, seen ?? given.Story(Pier).State!.Claims[claim].Revision, Pier, set, cleared, reason, by), Samples.Text,
            new[] { Pier, Fares }.ToDictionary(id => id, given.Story), Samples.Noon);

    [Fact]
    public void A_correction_reaches_every_story_that_holds_the_claim()
    {
        var (given, claim) = Placed();
        given.When(g => Correct(g, claim, new(Speaker: Grace)));
        Assert.All([Pier, Fares], s => Assert.Equal("Grace Hopper", given.Story(s).State!.Claims[claim].Effective.Speaker.Name));
        Assert.Equal(["speaker"], given.Story(Pier).State!.Claims[claim].Editorial!.Changed);
    }

    [Fact]
    public void A_correction_survives_re_extraction_and_asks_for_a_second_look()
    {
        var (given, claim) = Placed();
        given.When(g => Correct(g, claim, new(Speaker: Grace)));
        Assert.False(given.Story(Pier).State!.Claims[claim].NeedsReview);
        AssignStoriesTests.Extract(given, "x@2", Samples.Claim("The new pier opens in June.", speaker: "Charles Babbage"));
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));

        var now = given.Story(Pier).State!.Claims[claim];
        Assert.Equal(("Grace Hopper", "Charles Babbage", true), (now.Effective.Speaker.Name, now.Machine.Speaker.Name, now.NeedsReview));
    }

    static Claim Meant(SpeechAct act) =>
        Samples.Pier with { Meaning = new(ReportKind.Utterance, new(act, 0.8, "because the cue is “said”."), []) };

    [Fact]
    public void Words_that_are_read_otherwise_change_the_machine_layer_and_ask_nobody()
    {
        var (given, claim) = Placed();
        given.When(g => Correct(g, claim, new(Speaker: Grace)));
        AssignStoriesTests.Extract(given, "x@2", Meant(SpeechAct.Promise));
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));

        var now = given.Story(Pier).State!.Claims[claim];
        Assert.Equal((SpeechAct.Promise, "Grace Hopper", false), (now.Effective.Meaning!.Act!.Kind, now.Effective.Speaker.Name, now.NeedsReview));
    }

    [Fact]
    public void What_a_machine_made_of_words_is_not_kept_for_the_words_of_an_editor()
    {
        var given = AssignStoriesTests.ReadAndExtracted("x@1", Meant(SpeechAct.Promise));
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));
        var claim = given.Story(Pier).State!.Claims.Keys.Single();
        given.When(g => Correct(g, claim, new(Polarity: Polarity.Denied)));
        var now = given.Story(Pier).State!.Claims[claim];
        Assert.Equal((null, SpeechAct.Promise), (now.Effective.Meaning, now.Machine.Meaning!.Act!.Kind));
    }

    [Fact]
    public void Clearing_a_field_gives_it_back_to_the_machine()
    {
        var (given, claim) = Placed();
        given.When(g => Correct(g, claim, new(Speaker: Grace)));
        given.When(g => Correct(g, claim, new(), cleared: "speaker"));
        Assert.Equal(("Ada Lovelace", null), (given.Story(Pier).State!.Claims[claim].Effective.Speaker.Name, given.Story(Pier).State!.Claims[claim].Editorial));
    }

    [Fact]
    public void The_same_correction_sent_twice_records_nothing()
    {
        var (given, claim) = Placed();
        var seen = given.Story(Pier).State!.Claims[claim].Revision;
        given.When(g => Correct(g, claim, new(Speaker: Grace), seen: seen));
        Assert.True(given.When(g => Correct(g, claim, new(Speaker: Grace), seen: seen)).IsNothing);
    }

    [Fact]
    public void The_second_of_two_editors_gets_the_claim_as_it_is_now()
    {
        var (given, claim) = Placed();
        var seen = given.Story(Pier).State!.Claims[claim].Revision;
        given.When(g => Correct(g, claim, new(Speaker: Grace), by: "Ana", seen: seen));
        var changed = Assert.Throws<ClaimChangedException>(() => Correct(given, claim, new(Polarity: Polarity.Denied), by: "Ben", seen: seen));
        Assert.Equal("Grace Hopper", changed.Now.Effective.Speaker.Name);
    }

    [Fact]
    public void Words_that_the_article_does_not_print_are_refused()
    {
        var (given, claim) = Placed();
        Assert.Throws<UnprovenClaimException>(() => Correct(given, claim, new(Words: [new("The old pier", "", "", 0, 12)])));
    }

    [Theory]
    [InlineData("", "A correction needs a reason.")]
    [InlineData(" ", "A correction needs a reason.")]
    public void A_correction_owes_a_reason(string reason, string sentence)
    {
        var (given, claim) = Placed();
        Assert.Equal(sentence, Assert.Throws<CommandRefusedException>(() => Correct(given, claim, new(Speaker: Grace), reason)).Message);
    }

    [Fact]
    public void A_dismissed_claim_stays_dismissed_when_it_is_found_again_and_can_be_restored()
    {
        var (given, claim) = Placed();
        given.When(g => DismissClaimHandler.Handle(new(Pier, claim, "A caption.", "Ana"), g.Story(Pier), Samples.Noon));
        Assert.True(given.When(g => DismissClaimHandler.Handle(new(Pier, claim, "A caption.", "Ana"), g.Story(Pier), Samples.Noon)).IsNothing);
        AssignStoriesTests.Extract(given, "x@2", Samples.Claim("new pier opens in June."));
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));
        Assert.NotNull(given.Story(Pier).State!.Claims[claim].Dismissal);
        Assert.Null(given.Story(Fares).State!.Claims[claim].Dismissal);

        given.When(g => RestoreClaimHandler.Handle(new(Pier, claim, "Ana"), g.Story(Pier), Samples.Noon));
        Assert.Null(given.Story(Pier).State!.Claims[claim].Dismissal);
        Assert.True(given.When(g => RestoreClaimHandler.Handle(new(Pier, claim, "Ana"), g.Story(Pier), Samples.Noon)).IsNothing);
    }
}
