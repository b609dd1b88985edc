using StoryTracker.Domain.Utterances;
using static StoryTracker.Domain.Tests.Utterances.Told;

namespace StoryTracker.Domain.Tests.Utterances;

/// <summary>What a newer matcher asks: nothing that waits for an answer, nothing that was declined, nothing that a person decided.</summary>
public sealed class ProposeMatchesTests
{
    static Outcome Propose(Given given, string matcher, int article, IReadOnlyList<Divergence> divergences, params IReadOnlyList<Tie> ties) => given.When(g =>
        ProposeMatchesHandler.Handle(new(Article(article)), new(matcher, ties, divergences, 1, 3), g.Stories(), Samples.Noon));

    static Tie Cut(string matcher, int from = 0) => Tie.Found(TieKind.Joined, Words(0, from), Words(1, from), ["They share words."], matcher, Samples.Noon);

    static MatchingProposed Open(Given given) => Assert.Single(given.Story(Pier).State!.Proposals.Values);

    [Fact]
    public void A_question_that_waits_is_not_asked_again_by_another_version_or_in_another_cut()
    {
        var given = OnStories();
        Propose(given, "m@2", 0, [], Cut("m@2"));
        Assert.Equal("m@2", Open(given).Matcher);
        Assert.True(Propose(given, "m@3", 0, [], Cut("m@3", 2)).IsNothing);
        Assert.Empty(given.Joined(Pier));
    }

    [Fact]
    public void A_question_that_was_declined_is_not_asked_again_by_another_version()
    {
        var given = OnStories();
        static Tie Part(string matcher, int from) => Tie.Found(TieKind.Joined, Words(0, from, 12), Words(1, from, 12), ["They share words."], matcher, Samples.Noon);
        Propose(given, "m@2", 0, [], Part("m@2", 0));
        given.When(g => AnswerProposalHandler.Handle(new(Pier, Open(given).Id, false, "Two remarks.", "Ana"), g.Stories(), Samples.Noon));
        Assert.True(Propose(given, "m@2", 0, [], Part("m@2", 0)).IsNothing);
        Assert.True(Propose(given, "m@3", 0, [], Part("m@3", 2)).IsNothing);
        // Other words of the same claims are another question.
        Assert.False(Propose(given, "m@3", 0, [], Part("m@3", 20)).IsNothing);
    }

    [Fact]
    public void A_divergence_comes_on_record_once_and_a_dismissed_one_not_again_in_any_cut_or_revision()
    {
        var given = OnStories();
        static Divergence Found(string matcher, int from, int revision = 1)
        {
            var words = Words(0, from, 20).Words[0];
            return Divergence.Found("number", Severity.Low, "They differ.", [new(Article(0), revision, Outlets[0], words, ClaimId(0))], ["Because."], false, matcher, Samples.Noon);
        }
        Propose(given, "m@2", 0, [Found("m@2", 4)]);
        var found = Assert.Single(given.Story(Pier).State!.Divergences.Values);
        given.When(g => DismissDivergenceHandler.Handle(new DismissDivergence(Pier, found.Id, "None.", "Ana"), g.Stories(), Samples.Noon));
        Assert.True(Propose(given, "m@3", 0, [Found("m@3", 6)]).IsNothing);
        Assert.True(Propose(given, "m@3", 0, [Found("m@3", 4, revision: 2)]).IsNothing);
        Assert.True(given.When(g => MatchStatementsHandler.Handle(new(Article(0), 1), g.Article(Article(0)), new(Matcher, [], [Found(Matcher, 5)], 1, 3), g.Stories()))
            .Appends.All(a => a.Events.All(e => e is StatementsMatched)));
        Assert.NotNull(Assert.Single(given.Story(Pier).State!.Divergences.Values).Dismissal);
        given.When(g => DismissDivergenceHandler.Handle(new RestoreDivergence(Pier, found.Id, "Ana"), g.Stories(), Samples.Noon));
        Assert.Null(Assert.Single(given.Story(Pier).State!.Divergences.Values).Dismissal);
    }
}
