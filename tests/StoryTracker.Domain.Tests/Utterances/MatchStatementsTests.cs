using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using static StoryTracker.Domain.Tests.Utterances.Told;

namespace StoryTracker.Domain.Tests.Utterances;

public sealed class MatchStatementsTests
{
    [Fact]
    public void A_join_goes_on_every_story_that_holds_one_of_the_claims_in_one_append()
    {
        var given = OnStories();
        var outcome = given.Match(0, Found(TieKind.Joined, 0, 1));
        Assert.Equal([Streams.Story(Pier), Streams.Story(Fares), Streams.Article(Article(0))], outcome.Appends.Select(a => a.Stream).OrderBy(s => s == Streams.Article(Article(0))).ThenBy(s => s != Streams.Story(Pier)));
        Assert.Equal(["01"], given.Joined(Pier));
        Assert.Equal(["01"], given.Joined(Fares));
    }

    [Fact]
    public void Finding_it_again_records_nothing()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        Assert.True(given.Match(0, Found(TieKind.Joined, 0, 1, minute: 5)).IsNothing);
        Assert.True(given.Match(0, Found(TieKind.Joined, 1, 0, minute: 5)).IsNothing);
    }

    [Fact]
    public void A_story_that_holds_one_wording_learns_of_all_the_others_however_far_they_are()
    {
        var given = OnStories();
        given.Match(2, Found(TieKind.Joined, 2, 3));
        given.Match(0, Found(TieKind.Joined, 0, 1));
        given.Match(1, Found(TieKind.Joined, 1, 2, minute: 1));
        Assert.Equal(["0123"], given.Joined(Pier));
        Assert.Equal(["0123"], given.Joined(Fares));
    }

    [Fact]
    public void What_is_on_record_about_two_wordings_is_left_as_it_is_whatever_is_found_now()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Suggested, 0, 1));
        var moved = Tie.Found(TieKind.Joined, Words(0, 2), Words(1, 3), [], "m@2", Samples.Noon);
        given.Match(0, moved);
        Assert.Empty(given.Joined(Pier));
        Assert.Single(given.Story(Pier).State!.Ties);
    }

    [Fact]
    public void Other_words_of_the_same_claims_are_another_remark()
    {
        var given = OnStories();
        given.Match(0, Tie.Found(TieKind.Joined, Words(0, 0, 12), Words(1, 0, 12), [], Matcher, Samples.Noon),
            Tie.Found(TieKind.Joined, Words(0, 20, 12), Words(1, 20, 12), [], Matcher, Samples.Noon));
        Assert.Equal(["01", "01"], given.Joined(Pier));
    }

    [Fact]
    public void A_divergence_goes_where_its_words_are_once_and_stays_dismissed()
    {
        var given = OnStories();
        var divergence = Divergence.Found("modality", Severity.Medium, "One says opens, one says will open.",
            [new(Article(0), 1, "The Quay", Words(0).Words[0], ClaimId(0)), new(Article(1), 1, "The Mole", Words(1).Words[0], ClaimId(1))], ["opens / will open"],
            false, "d@1", Samples.Noon);
        Outcome Find(Divergence d) => given.When(g => MatchStatementsHandler.Handle(new(Article(0), 1), g.Article(Article(0)), new(Matcher, [], [d], 1, 1), g.Stories()));
        Find(divergence);
        Assert.Single(given.Story(Pier).State!.Divergences);
        Assert.Single(given.Story(Fares).State!.Divergences);
        given.When(g => DismissDivergenceHandler.Handle(new DismissDivergence(Pier, divergence.Id, "Tense alone.", "Ana"), g.Stories(), Samples.Noon));
        Assert.NotNull(given.Story(Fares).State!.Divergences[divergence.Id].Dismissal);
        Assert.True(Find(divergence with { At = Samples.Noon.AddDays(1), Matcher = "d@2" }).IsNothing);
        Assert.True(given.When(g => DismissDivergenceHandler.Handle(new DismissDivergence(Pier, divergence.Id, "Again.", "Ben"), g.Stories(), Samples.Noon)).IsNothing);
        given.When(g => DismissDivergenceHandler.Handle(new RestoreDivergence(Pier, divergence.Id, "Ana"), g.Stories(), Samples.Noon));
        Assert.Equal(divergence, given.Story(Pier).State!.Divergences[divergence.Id], (a, b) => a.Id == b.Id && b.Dismissal is null && a.Sentence == b.Sentence);
    }

    [Fact]
    public void A_claim_that_an_editor_gives_to_somebody_else_leaves_what_a_machine_joined_before()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1), Found(TieKind.Joined, 1, 2));
        var seen = given.Story(Pier).State!.Claims[ClaimId(0)].Revision;
        given.When(g => CorrectClaimHandler.Handle(
            new(ClaimId(0), seen, Pier, new(Speaker: Attribution.To("Grace Hopper", null, null, Resolution.Name, null)), [], "It was Hopper.", "Ana"), "", g.Stories(), Samples.Noon.AddDays(1)));
        Assert.Equal(["12"], given.Joined(Pier));
    }

    [Fact]
    public void With_an_erased_article_goes_everything_found_about_its_words_and_stories_it_was_never_on_do_not_list_it()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 3), Found(TieKind.Joined, 1, 2));
        Assert.True(given.Story(Pier).State!.Holds(Article(3)));
        given.Has(Streams.Story(Pier), new IngestedArticleErasedSample(3).Event);
        Assert.Equal(["12"], given.Joined(Pier));
        Assert.DoesNotContain(Article(3), given.Story(Pier).State!.RemovedArticles.Keys);
        Assert.False(given.Story(Pier).State!.Holds(Article(3)));
    }

    sealed record IngestedArticleErasedSample(int Paper)
    {
        public object Event => new Domain.Erasure.IngestedArticleErased(Article(Paper), "A court ordered it.", null, "Ana", Samples.Noon);
    }
}
