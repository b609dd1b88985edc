using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.Stories;

public sealed class UndoCorrectionTests
{
    static readonly Guid Pier = DerivedId.StoryNamed("pier");
    static readonly Attribution Grace = Attribution.To("Grace Hopper", SpeakerKind.Person, null, Resolution.Name, null);

    int minute;

    DateTimeOffset Now => Samples.Noon.AddMinutes(++minute);

    static (Given Given, Guid Claim) Placed(Claim? found = null)
    {
        var given = AssignStoriesTests.ReadAndExtracted("x@1", found ?? Samples.Pier);
        given.When(g => AssignStoriesTests.Assign(g, (Pier, _ => true)));
        return (given, given.Story(Pier).State!.Claims.Keys.Single());
    }

    static StoryClaim Held(Given given, Guid claim) => given.Story(Pier).State!.Claims[claim];

    UndoCorrection Correct(Given given, Guid claim, ClaimFields set, params string[] cleared)
    {
        var before = Held(given, claim);
        var now = Now;
        given.When(g => CorrectClaimHandler.Handle(new(claim, before.Revision, Pier, set, cleared, "She said it.", "Ana"), Samples.Text,
            new Dictionary<Guid, Versioned<Story>> { [Pier] = g.Story(Pier) }, now));
        var e = new ClaimCorrected(claim, Samples.ArticleId, 1, set, cleared, "She said it.", "Ana", now);
        return UndoCorrection.From(e, before, Pier, Held(given, claim).Revision, "Undone.", "Ana")!;
    }

    Outcome Undo(Given given, UndoCorrection command) =>
        given.When(g => UndoCorrectionHandler.Handle(command, new Dictionary<Guid, Versioned<Story>> { [Pier] = g.Story(Pier) }, Now));

    [Fact]
    public void Every_field_is_what_it_was_before_and_undoing_twice_records_nothing()
    {
        var (given, claim) = Placed();
        var undo = Correct(given, claim, new(Speaker: Grace, Polarity: Polarity.Denied));
        Assert.Equal(["polarity", "speaker"], undo.Cleared.Order());
        Undo(given, undo);
        Assert.Null(Held(given, claim).Editorial);
        Assert.True(Undo(given, undo).IsNothing);
    }

    [Fact]
    public void A_field_that_was_an_editor_s_before_is_theirs_again()
    {
        var (given, claim) = Placed();
        Correct(given, claim, new(Speaker: Grace));
        Undo(given, Correct(given, claim, new(Kind: QuoteKind.Mixed), "speaker"));
        Assert.Equal(("Grace Hopper", null), (Held(given, claim).Editorial!.Fields.Speaker?.Name, Held(given, claim).Editorial!.Fields.Kind));
    }

    [Fact]
    public void Giving_everything_back_to_the_machine_can_be_undone()
    {
        var (given, claim) = Placed();
        Correct(given, claim, new(Speaker: Grace));
        var undo = Correct(given, claim, new(), "speaker");
        Undo(given, undo);
        Assert.Equal("Grace Hopper", Held(given, claim).Effective.Speaker.Name);
    }

    [Fact]
    public void What_was_decided_since_is_not_undone()
    {
        var (given, claim) = Placed();
        var undo = Correct(given, claim, new(Speaker: Grace));
        Correct(given, claim, new(Polarity: Polarity.Denied));
        Assert.Throws<CommandRefusedException>(() => Undo(given, undo));
        Assert.Equal("Grace Hopper", Held(given, claim).Effective.Speaker.Name);
    }

    [Fact]
    public void Words_printed_without_marks_are_no_direct_quotation_whoever_says_so()
    {
        var (given, claim) = Placed(Samples.Pier with { Words = [Passage.Cut(Samples.Text, 0, 12)], Kind = QuoteKind.Indirect });
        Assert.Throws<CommandRefusedException>(() => Correct(given, claim, new(Kind: QuoteKind.Direct)));
    }

    [Fact]
    public void A_dismissal_from_a_page_that_somebody_overtook_is_not_made_and_the_same_one_again_is_none()
    {
        var (given, claim) = Placed();
        var seen = Held(given, claim).Revision;
        Correct(given, claim, new(Speaker: Grace));
        Assert.Throws<ClaimChangedException>(() => Dismiss(given, claim, "No.", seen));
        seen = Held(given, claim).Revision;
        Dismiss(given, claim, "No.", seen);
        Assert.True(Dismiss(given, claim, "No.", seen).IsNothing);
        Assert.Throws<ClaimChangedException>(() => Dismiss(given, claim, "A caption.", seen));
        Assert.Throws<CommandRefusedException>(() => given.When(g => RestoreClaimHandler.Handle(new(Pier, claim, "Ana") { Of = Samples.Noon.AddDays(-1) }, g.Story(Pier), Now)));
        Assert.Equal("No.", Held(given, claim).Dismissal!.Reason);
    }

    Outcome Dismiss(Given given, Guid claim, string reason, int seen) =>
        given.When(g => DismissClaimHandler.Handle(new(Pier, claim, reason, "Ana") { SeenRevision = seen }, g.Story(Pier), Now));
}
