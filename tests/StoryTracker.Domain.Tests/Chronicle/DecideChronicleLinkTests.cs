using StoryTracker.Domain.Chronicle;
using static StoryTracker.Domain.Tests.Utterances.Told;

namespace StoryTracker.Domain.Tests.Chronicle;

public sealed class DecideChronicleLinkTests
{
    static DecideChronicleLink Decide(bool confirm, int claim = 0, int other = 3) =>
        new(Pier, ChronicleKind.Rebuttal, ClaimId(claim), ClaimId(other), confirm, " She said so. ", "Ana");

    static Outcome When(Given given, DecideChronicleLink command) =>
        given.When(g => DecideChronicleLinkHandler.Handle(command, Utterances.Told.Stories(g), Samples.Noon));

    static Outcome Undo(Given given, Guid id) =>
        given.When(g => DecideChronicleLinkHandler.Handle(new UndoChronicleDecision(Pier, id, "Ben"), Utterances.Told.Stories(g), Samples.Noon));

    [Fact]
    public void It_goes_on_every_story_that_holds_one_of_the_claims_and_sent_again_on_none()
    {
        var given = OnStories();
        Assert.Equal(2, When(given, Decide(true)).Appends.Count);
        foreach (var story in new[] { Pier, Fares })
        {
            var decided = Assert.Single(given.Story(story).State!.ChronicleDecisions.Values);
            Assert.Equal((true, "She said so.", "Ana"), (decided.Confirmed, decided.Reason, decided.By));
        }
        Assert.True(When(given, Decide(true)).IsNothing);
    }

    [Fact]
    public void Two_editors_who_disagree_are_told_and_taking_it_back_gives_what_was_before()
    {
        var given = OnStories();
        When(given, Decide(false));
        Assert.Throws<CommandRefusedException>(() => When(given, Decide(true)));
        var id = ChronicleDecision.IdOf(ChronicleKind.Rebuttal, ClaimId(0), ClaimId(3));
        Assert.Equal(2, Undo(given, id).Appends.Count);
        Assert.Empty(given.Story(Pier).State!.ChronicleDecisions);
        Assert.True(Undo(given, id).IsNothing);
        Assert.False(When(given, Decide(true)).IsNothing);
    }

    [Fact]
    public void One_claim_alone_or_one_that_is_nowhere_is_refused()
    {
        var given = OnStories();
        Assert.Throws<CommandRefusedException>(() => When(given, Decide(true, 0, 0)));
        Assert.Throws<CommandRefusedException>(() => When(given, Decide(true) with { Other = Guid.NewGuid() }));
    }
}
