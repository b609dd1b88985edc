using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

/// <summary>Confirming, correcting, dismissing and restoring a claim, and taking each back.</summary>
public sealed class ClaimDecisionsTests
{
    internal static readonly Guid Pier = DerivedId.StoryNamed("pier"), Fares = DerivedId.StoryNamed("fares");
    static readonly Attribution Grace = Attribution.To("Grace Hopper", SpeakerKind.Person, null, Resolution.Name, null);

    readonly Given given;
    readonly Guid claim;
    int minute;

    public ClaimDecisionsTests()
    {
        given = AssignStoriesTests.ReadAndExtracted("x@1", Samples.Pier);
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));
        claim = given.Story(Pier).State!.Claims.Keys.Single();
    }

    DateTimeOffset Now => Samples.Noon.AddMinutes(++minute);

    StoryClaim Held => given.Story(Pier).State!.Claims[claim];

    Dictionary<Guid, Versioned<Story>> Stories => new[] { Pier, Fares }.ToDictionary(id => id, given.Story);

    Outcome Correct(ClaimFields set, string by = "Ana", params string[] cleared) =>
        given.When(_ => CorrectClaimHandler.Handle(new(claim, Held.Revision, Pier, set, cleared, "She said it.", by), Samples.Text, Stories, Now));

    Outcome Confirm(string by = "Ana", int? seen = null) => given.When(_ => ConfirmClaimHandler.Handle(new(claim, Pier, seen ?? Held.Revision, by), Stories, Now));

    Outcome Undo(DateTimeOffset of, string by = "Bo") => given.When(_ => UndoClaimDecisionHandler.Handle(new(claim, Pier, of, by), Stories, Now));

    void ReadAgain(params Claim[] found)
    {
        AssignStoriesTests.Extract(given, "x@2", found);
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true), (Fares, _ => true)));
    }

    // What a page shows of it: everything but the version at which it was touched last.
    static StoryClaim Shown(StoryClaim held) => held with { Revision = 0 };

    [Fact]
    public void What_an_outlet_changes_waits_for_an_editor_until_one_decides_and_again_when_that_is_undone()
    {
        Confirm();
        Assert.Null(Held.Unanswered);
        Edited();
        Assert.Equal(QuotationChange.Reworded, Held.Unanswered!.Change);
        var seen = Confirm("Bo");
        Assert.NotEqual(Outcome.Nothing, seen);
        Assert.Null(Held.Unanswered);
        Assert.Equal(Outcome.Nothing, Confirm("Cleo"));
        Undo(Held.Confirmation!.At);
        Assert.NotNull(Held.Unanswered);
        Correct(new(null, null, Polarity.Denied, null, null));
        Assert.Null(Held.Unanswered);
        Edited();
        Assert.NotNull(Held.Unanswered);
    }

    void Edited()
    {
        var (held, at) = (Held.Effective, Now);
        given.Has(Streams.Story(Pier), new QuotationChanged(claim, held.ArticleId, QuotationChange.Reworded, new(held.Revision, held.Words), null, null, at));
    }

    [Fact]
    public void What_is_confirmed_stays_as_it_is_on_every_story_whatever_a_later_machine_reads()
    {
        Confirm();
        Assert.Equal(("Ana", 0), (Held.Confirmation!.By, Held.Editorial!.Changed.Count));
        ReadAgain(Samples.Claim("The new pier opens in June.", speaker: "Charles Babbage") with { Polarity = Polarity.Denied });
        foreach (var on in new[] { Pier, Fares })
        {
            var held = given.Story(on).State!.Claims[claim];
            Assert.Equal(("Ada Lovelace", Polarity.Said, true), (held.Effective.Speaker.Name, held.Effective.Polarity, held.NeedsReview));
            Assert.Equal("Charles Babbage", held.Machine.Speaker.Name);
        }
        // Standing by it is a decision too, upon the reading of now.
        Confirm("Bo");
        Assert.Equal((false, "Bo", "Ada Lovelace"), (Held.NeedsReview, Held.Confirmation!.By, Held.Effective.Speaker.Name));
        // Or the machine's is taken, field by field.
        Correct(new(), "Ana", "speaker", "polarity");
        Assert.Equal(("Charles Babbage", Polarity.Denied), (Held.Effective.Speaker.Name, Held.Effective.Polarity));
    }

    [Fact]
    public void Who_said_it_stays_open_where_nobody_could_tell_when_it_was_confirmed()
    {
        var unknown = AssignStoriesTests.ReadAndExtracted("x@1", Samples.Nobody with { Speaker = Attribution.Unknown(Resolution.Unattributed, null) });
        unknown.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true)));
        var (id, held) = unknown.Story(Pier).State!.Claims.Single();
        unknown.When(g => ConfirmClaimHandler.Handle(new(id, Pier, held.Revision, "Ana"), new Dictionary<Guid, Versioned<Story>> { [Pier] = g.Story(Pier) }, Now));
        var fields = unknown.Story(Pier).State!.Claims[id].Editorial!.Fields;
        Assert.Equal((null, null, Polarity.Said), (fields.Speaker, fields.Said, fields.Polarity));
    }

    [Fact]
    public void Confirming_again_records_nothing_and_what_is_dismissed_or_was_overtaken_is_not_confirmed()
    {
        var seen = Held.Revision;
        Confirm();
        Assert.True(Confirm("Bo", seen).IsNothing);
        Correct(new(Speaker: Grace));
        Assert.Throws<ClaimChangedException>(() => Confirm("Bo", seen));
        given.When(g => DismissClaimHandler.Handle(new(Pier, claim, "A caption.", "Ana"), g.Story(Pier), Now));
        Assert.Throws<CommandRefusedException>(() => Confirm());
    }

    [Fact]
    public void A_confirmation_keeps_who_corrected_what()
    {
        Correct(new(Speaker: Grace));
        Confirm("Bo");
        var by = Held.Editorial!.Deciders;
        Assert.Equal(("Ana", "Bo", "Bo"), (by["speaker"].By, by["words"].By, by["polarity"].By));
        Assert.Equal(["speaker"], Held.Editorial.Changed);
        Assert.Equal("Ana", Held.Editorial.LastChange!.By);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_decision_is_taken_back_to_exactly_what_there_was(int which)
    {
        Correct(new(Polarity: Polarity.Declined), "Cleo");
        Confirm("Cleo");
        var before = Stories.ToDictionary(s => s.Key, s => Shown(s.Value.State!.Claims[claim]));
        var outcome = which switch
        {
            0 => Correct(new(Speaker: Grace, Said: When.Between(new(2026, 3, 1), new(2026, 3, 2), "She said so."))),
            1 => Correct(new() { Happened = When.Between(new(2026, 3, 1), new(2026, 3, 1), "She said so.") }),
            2 => Correct(new(), "Ana", "polarity", "words"),
            3 => Correct(new(Words: [Passage.Cut(Samples.Text, 0, 12)])),
            4 => Correct(new(Kind: QuoteKind.Indirect), "Ana", "speaker"),
            _ => Correct(new(Speaker: Attribution.Unknown(Resolution.Unattributed, null))),
        };
        Assert.Equal(2, outcome.Appends.Count);
        Assert.NotEqual(before[Pier], Shown(Held));
        var at = Held.Decided[^1].At;
        Assert.Equal(2, Undo(at).Appends.Count);
        foreach (var (on, was) in before) Same(was, Shown(given.Story(on).State!.Claims[claim]));
        Assert.True(Undo(at).IsNothing);
    }

    static void Same(StoryClaim was, StoryClaim now)
    {
        Assert.Equal(was.Decided, now.Decided);
        Assert.Equal(was.Effective, now.Effective);
        Assert.Equal((was.Happened, was.NeedsReview, was.Dismissal, was.Machine), (now.Happened, now.NeedsReview, now.Dismissal, now.Machine));
    }

    [Fact]
    public void Taking_the_confirmation_back_lets_the_machine_read_it_again()
    {
        Confirm();
        Undo(Held.Decided[^1].At);
        Assert.Null(Held.Editorial);
        ReadAgain(Samples.Claim("The new pier opens in June.", speaker: "Charles Babbage"));
        Assert.Equal(("Charles Babbage", false), (Held.Effective.Speaker.Name, Held.NeedsReview));
    }

    [Fact]
    public void What_somebody_decided_since_is_not_undone_until_that_is()
    {
        Correct(new(Speaker: Grace));
        var first = Held.Decided[^1].At;
        Correct(new(Polarity: Polarity.Denied), "Bo");
        Assert.Contains("Bo has decided", Assert.Throws<CommandRefusedException>(() => Undo(first)).Message, StringComparison.Ordinal);
        Undo(Held.Decided[^1].At);
        Undo(first);
        Assert.Null(Held.Editorial);
    }

    [Fact]
    public void Other_words_say_by_their_marks_how_they_are_printed_and_give_that_back_with_them()
    {
        Correct(new(Words: [Passage.Cut(Samples.Text, 0, 12)]));
        Assert.Equal((QuoteKind.Indirect, "Ada Lovelace"), (Held.Effective.Kind, Held.Effective.ReadingText()));
        Correct(new(), "Ana", "words");
        Assert.Equal((QuoteKind.Direct, null), (Held.Effective.Kind, Held.Editorial));
        Assert.Throws<CommandRefusedException>(() => Correct(new(Words: [Passage.Cut(Samples.Text, 0, 12)], Kind: QuoteKind.Direct)));
        Assert.Throws<CommandRefusedException>(() => Correct(new(Words: [Passage.Cut(Samples.Text, 0, 12)], Kind: QuoteKind.Mixed)));
        Assert.Throws<UnprovenClaimException>(() => Correct(new(Words: [new("Ada Byron", "", "", 0, 9)])));
    }

    [Fact]
    public void A_restored_claim_is_dismissed_again_as_it_was_unless_somebody_dismissed_it_anew()
    {
        given.When(g => DismissClaimHandler.Handle(new(Pier, claim, "A caption.", "Ana"), g.Story(Pier), Now));
        var was = Shown(Held);
        given.When(g => RestoreClaimHandler.Handle(new(Pier, claim, "Bo"), g.Story(Pier), Now));
        Outcome Again() => given.When(g => UndoRestoringHandler.Handle(new(Pier, claim, was.Dismissal!.At, "Bo"), g.Story(Pier), Now));
        Assert.False(Again().IsNothing);
        Assert.Equal(was.Dismissal, Held.Dismissal);
        Assert.True(Again().IsNothing);
        given.When(g => RestoreClaimHandler.Handle(new(Pier, claim, "Bo"), g.Story(Pier), Now));
        given.When(g => DismissClaimHandler.Handle(new(Pier, claim, "A heading.", "Cleo"), g.Story(Pier), Now));
        Assert.Contains("Cleo", Assert.Throws<CommandRefusedException>(() => Again()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dismissal_from_a_page_that_somebody_overtook_is_not_made_and_the_same_one_again_is_none()
    {
        Outcome Dismiss(string reason, int seen) =>
            given.When(g => DismissClaimHandler.Handle(new(Pier, claim, reason, "Ana") { SeenRevision = seen }, g.Story(Pier), Now));
        var seen = Held.Revision;
        Correct(new(Speaker: Grace));
        Assert.Throws<ClaimChangedException>(() => Dismiss("No.", seen));
        seen = Held.Revision;
        Dismiss("No.", seen);
        Assert.True(Dismiss("No.", seen).IsNothing);
        Assert.Throws<ClaimChangedException>(() => Dismiss("A caption.", seen));
        Assert.Throws<CommandRefusedException>(() =>
            given.When(g => RestoreClaimHandler.Handle(new(Pier, claim, "Ana") { Of = Samples.Noon.AddDays(-1) }, g.Story(Pier), Now)));
        Assert.Equal("No.", Held.Dismissal!.Reason);
    }
}
