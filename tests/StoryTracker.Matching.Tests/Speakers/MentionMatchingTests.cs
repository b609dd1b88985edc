using StoryTracker.Matching.Speakers;

namespace StoryTracker.Matching.Tests.Speakers;

public sealed class MentionMatchingTests
{
    const string Text = "The Jewish Leadership Council will meet him. Mr Goldstein later tweeted that he was \"showing the way and acting as a leader\".";
    static readonly MadeUpNames Names = new();
    static readonly OpenMention Goldstein = new("Mr Goldstein", "001", Text, new(2018, 4, 15), "showing the way and acting as a leader");

    static Introduction Introduced(string name, string? role = null, string article = "003", string text = "He spoke.", int day = 20) =>
        new(name, name, role is null ? [] : [role], article, text, new(2018, 4, day));

    static MentionMatch? Decide(params Introduction[] introductions) => MentionMatching.Decide(Goldstein, introductions, Names);

    [Fact]
    public void The_only_bearer_whose_body_the_mentioning_article_names_is_the_one()
    {
        var found = Decide(Introduced("Jonathan Goldstein", "chair of the Jewish Leadership Council"), Introduced("Sadiq Khan", "Mayor of London"));
        Assert.Equal(MatchVerdict.Same, found!.Verdict);
        Assert.Equal("Jonathan Goldstein", found.Candidates[0].Name);
        Assert.Contains(found.Reasons, r => r.Contains("Jewish Leadership Council", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_words_of_his_in_both_articles_are_a_thread_too() =>
        Assert.Equal(MatchVerdict.Same, Decide(Introduced("Jonathan Goldstein", null, text: "Jonathan Goldstein said: “Showing the way and acting as a leader.”"))!.Verdict);

    [Fact]
    public void Without_a_thread_an_editor_is_asked()
    {
        Assert.Equal(MatchVerdict.Ask, Decide(Introduced("Adam Goldstein", "a shopkeeper"))!.Verdict);
        Assert.Equal(MatchVerdict.Ask, Decide(Introduced("Adam Goldstein"))!.Verdict);
    }

    [Fact]
    public void Two_bearers_stay_unresolved_and_both_are_suggested()
    {
        var found = Decide(Introduced("Jonathan Goldstein", "chair of the Jewish Leadership Council"), Introduced("Adam Goldstein", "a shopkeeper", "004"));
        Assert.Equal(MatchVerdict.Ask, found!.Verdict);
        Assert.Equal(2, found.Candidates.Count);
    }

    [Fact]
    public void A_woman_of_the_surname_is_not_suggested_but_keeps_it_from_being_sure()
    {
        Assert.Null(Decide(Introduced("Ruth Goldstein", "chair of the Jewish Leadership Council")));
        var found = Decide(Introduced("Ruth Goldstein"), Introduced("Jonathan Goldstein", "chair of the Jewish Leadership Council", "004"));
        Assert.Equal(MatchVerdict.Ask, found!.Verdict);
        Assert.Equal("Jonathan Goldstein", Assert.Single(found.Candidates).Name);
    }

    [Fact]
    public void Too_far_apart_or_undated_an_editor_is_asked()
    {
        var role = "chair of the Jewish Leadership Council";
        Assert.Equal(MatchVerdict.Ask, Decide(Introduced("Jonathan Goldstein", role) with { Published = new(2018, 6, 1) })!.Verdict);
        Assert.Equal(MatchVerdict.Ask, Decide(Introduced("Jonathan Goldstein", role) with { Published = null })!.Verdict);
    }

    [Fact]
    public void The_same_person_introduced_twice_is_one_bearer() =>
        Assert.Equal(MatchVerdict.Same, Decide(Introduced("Jonathan Goldstein", "chair of the Jewish Leadership Council"), Introduced("Jonathan Goldstein", null, "004"))!.Verdict);

    [Theory]
    [InlineData("Mr Goldstein", "goldstein")]
    [InlineData("Goldstein", "goldstein")]
    [InlineData("Mayor Khan", "khan")]
    [InlineData("the mayor", null)]
    [InlineData("a neighbour", null)]
    [InlineData("The Mayor", null)]
    [InlineData("Mayor", null)]
    [InlineData("Jonathan Goldstein", null)]
    [InlineData("", null)]
    public void A_mention_is_a_title_and_a_surname(string mention, string? surname) => Assert.Equal(surname, MentionMatching.SurnameOf(mention, Names));
}
