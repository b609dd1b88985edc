using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using static StoryTracker.Domain.Tests.Utterances.Told;

namespace StoryTracker.Domain.Tests.Utterances;

/// <summary>A machine takes back what rested on two names being one speaker; nobody else's word is touched.</summary>
public sealed class WithdrawnFindingsTests
{
    static Outcome Compared(Given given, int article, IReadOnlyList<Guid> ofTwoSpeakers, params IReadOnlyList<Tie> ties) => given.When(g => MatchStatementsHandler.Handle(
        new(Article(article), 1), g.Article(Article(article)), new(Matcher, ties, [], 1, 3) { OfTwoSpeakers = ofTwoSpeakers, At = Samples.Noon.AddHours(1) }, g.Stories()));

    [Fact]
    public void It_goes_from_every_story_that_has_it_and_comes_back_the_same_when_it_is_found_again()
    {
        var given = OnStories();
        var tie = Found(TieKind.Joined, 0, 1);
        given.Match(0, tie);
        var before = given.Story(Pier).State!.Ties.Keys.Order().ToList();
        Compared(given, 0, [tie.Id]);
        Assert.Empty(given.Joined(Pier));
        Assert.Empty(given.Joined(Fares));
        Assert.True(Compared(given, 0, [tie.Id]).IsNothing);
        given.Match(0, tie);
        Assert.Equal(before, given.Story(Pier).State!.Ties.Keys.Order());
        Assert.Equal(["01"], given.Joined(Fares));
    }

    [Fact]
    public void What_a_person_decided_is_not_a_machines_to_take_back()
    {
        var given = OnStories();
        given.When(g => JoinReportsHandler.Handle(new(Pier, ClaimId(0), null, ClaimId(1), null, "I was there.", "Ana"), g.Stories(), Samples.Noon));
        var tie = given.Story(Pier).State!.Ties.Values.Single();
        Assert.True(Compared(given, 0, [tie.Id]).Appends.All(a => a.Events.All(e => e is StatementsMatched)));
        Assert.Equal(["01"], given.Joined(Pier));
        Assert.Equal(["01"], given.Joined(Fares));
        // Not even when the event is on record, by whatever way it came there.
        var story = given.Story(Pier).State!;
        Assert.Equal(story.Ties, story.Apply(new FindingWithdrawn(tie.Id, [], "", Matcher, Samples.Noon)).Ties);
    }

    [Fact]
    public void Two_names_of_one_speaker_can_be_joined_by_an_editor()
    {
        var given = OnStories();
        given.Has(Streams.Story(Pier), new ClaimRevised(ClaimId(1), Claim(1, "Augusta King"), "x@2", 0.9));
        var command = new JoinReports(Pier, ClaimId(0), null, ClaimId(1), null, "She married.", "Ana");
        Assert.Throws<CommandRefusedException>(() => given.When(g => JoinReportsHandler.Handle(command, g.Stories(), Samples.Noon)));
        given.When(g => JoinReportsHandler.Handle(command, g.Stories(), Samples.Noon, (_, _) => DerivedId.Speaker("Ada Lovelace")));
        Assert.Equal(["01"], given.Joined(Pier));
    }
}
