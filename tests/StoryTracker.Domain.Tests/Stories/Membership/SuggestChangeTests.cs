using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;
using static StoryTracker.Domain.Tests.Stories.Membership.Newsdesk;

namespace StoryTracker.Domain.Tests.Stories.Membership;

public sealed class SuggestChangeTests
{
    [Fact]
    public void A_merge_is_put_on_both_stories_once_and_moves_nothing()
    {
        var given = Opened();
        var before = Seen(given);
        var merge = Merging(Fares, Pier);
        given.When(g => Suggest(g, merge));

        Assert.Equal(before, Seen(given));
        Assert.Equal(merge with { At = Noon }, given.Story(Pier).State!.Suggestions[merge.SuggestionId].Event);
        Assert.Equal(merge with { At = Noon }, given.Story(Fares).State!.Suggestions[merge.SuggestionId].Event);
        Assert.True(given.When(g => Suggest(g, merge)).IsNothing);
        Assert.True(given.When(g => Suggest(g, Merging(Pier, Fares) with { Matcher = "suggestions@2" })).IsNothing);
    }

    [Fact]
    public void A_declined_merge_does_not_come_back_in_any_shape()
    {
        var given = Opened();
        var merge = Merging(Fares, Pier);
        given.When(g => Suggest(g, merge));
        given.When(g => Settle(g, Pier, merge, false));

        Assert.False(given.Story(Fares).State!.Suggestions[merge.SuggestionId].Settled!.Accepted);
        Assert.True(given.When(g => Suggest(g, Merging(Pier, Fares) with { Matcher = "suggestions@9", Score = 1 })).IsNothing);
    }

    [Fact]
    public void Nobody_is_asked_to_merge_what_an_editor_parted_or_placed_under_the_other()
    {
        var given = Opened();
        given.When(g => Split(g, Pier, Second));
        Assert.True(given.When(g => Suggest(g, Merging(Fresh, Pier))).IsNothing);

        given.When(g => StoryTracker.Domain.Stories.Setup.PlaceUnderHandler.Handle(new(Crew, Fares, "A part.", "Ana"), All(g), Noon));
        Assert.True(given.When(g => Suggest(g, Merging(Crew, Fares))).IsNothing);
    }

    [Fact]
    public void Nobody_is_asked_about_an_article_that_an_editor_decided_on()
    {
        var given = Opened();
        given.When(g => Belongs(g, Second, Pier, true));
        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.Split, Pier, null, Second))).IsNothing);
        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.Move, Pier, Crew, Second))).IsNothing);
        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.TakeOff, Pier, null, Second))).IsNothing);

        given.When(g => Belongs(g, Third, Crew, false));
        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.Move, Fares, Crew, Third))).IsNothing);
        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.Place, Crew, null, Third))).IsNothing);
    }

    [Fact]
    public void A_split_of_nearly_the_same_articles_is_the_same_and_a_split_of_all_is_none()
    {
        var given = Opened();
        Arrive(given, 4, (Pier, 1));
        Arrive(given, 5, (Pier, 1));
        var (fourth, fifth) = (ArticleOf(4), ArticleOf(5));
        var split = About(SuggestionKind.Split, Pier, null, First, fourth);
        given.When(g => Suggest(g, split));
        given.When(g => Settle(g, Pier, split, false));

        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.Split, Pier, null, First, Second, fourth))).IsNothing);
        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.SubStory, Pier, null, First, fourth))).IsNothing);
        Assert.True(given.When(g => Suggest(g, About(SuggestionKind.Split, Pier, null, First, Second, fourth, fifth))).IsNothing);
        Assert.False(given.When(g => Suggest(g, About(SuggestionKind.Split, Pier, null, Second, fifth))).IsNothing);
    }

    [Fact]
    public void What_was_declined_about_an_article_only_a_newer_matcher_asks_again()
    {
        var given = Opened();
        var move = About(SuggestionKind.Move, Pier, Crew, First);
        given.When(g => Suggest(g, move));
        Assert.True(given.When(g => Suggest(g, Newer(move))).IsNothing);
        given.When(g => Settle(g, Pier, move, false));
        Assert.True(given.When(g => Suggest(g, move)).IsNothing);
        Assert.False(given.When(g => Suggest(g, Newer(move))).IsNothing);
    }

    [Theory]
    [InlineData(1, false), InlineData(2, true), InlineData(3, true), InlineData(4, true), InlineData(5, false), InlineData(6, true), InlineData(9, true), InlineData(10, false)]
    [InlineData(13, true), InlineData(19, true), InlineData(28, true), InlineData(100, false)]
    public void A_story_is_looked_at_when_it_has_grown_by_half(int articles, bool due) => Assert.Equal(due, SuggestionSchedule.IsDue(articles));

    [Fact]
    public void A_look_follows_a_new_article_and_not_one_that_was_there()
    {
        var given = Opened();
        var placed = new ArticleIngested(ArticleOf(4), 1, null, "Article 4", null, null, Noon, 1, true, [], "test@1");
        var stories = All(given);
        Assert.Equal([new(Pier, 3)], SuggestionSchedule.After(new([new(Streams.Story(Pier), 1, [placed])], []), ArticleOf(4), stories));
        Assert.Equal([new(Crew, 2)], SuggestionSchedule.After(new([new(Streams.Story(Crew), 1, [placed])], []), ArticleOf(4),
            stories.ToDictionary(s => s.Key, s => s.Key == Crew ? new(s.Value.State!.Apply(placed with { ArticleId = First }), 2) : s.Value)));
        Assert.Empty(SuggestionSchedule.After(new([new(Streams.Story(Crew), 1, [placed])], []), ArticleOf(4), stories));
        Assert.Empty(SuggestionSchedule.After(new([new(Streams.Story(Pier), 1, [given.Story(Pier).State!.Articles[First]])], []), First, stories));
    }

    [Fact]
    public void What_was_declined_is_open_again_on_every_story_when_that_is_taken_back_and_what_was_decided_since_stays()
    {
        var given = Opened();
        var suggested = Merging(Crew, Pier);
        given.When(g => Suggest(g, suggested));
        given.When(g => Settle(g, Pier, suggested, accept: false));
        var of = given.Story(Pier).State!.Suggestions[suggested.SuggestionId].Settled!.At;
        Assert.Throws<CommandRefusedException>(() => Reopen(given, suggested, of.AddMinutes(-1)));
        given.When(g => Reopen(g, suggested, of));
        foreach (var story in new[] { Pier, Crew }) Assert.Null(given.Story(story).State!.Suggestions[suggested.SuggestionId].Settled);
        Assert.Equal(Outcome.Nothing, Reopen(given, suggested, of));
        given.When(g => Settle(g, Crew, suggested, accept: true));
        Assert.Throws<CommandRefusedException>(() => Reopen(given, suggested, of));
    }

    static Outcome Reopen(Given given, ChangeSuggested suggested, DateTimeOffset of) =>
        ReopenDeclinedHandler.Handle(new(Pier, suggested.SuggestionId, of, "Bo"), All(given), Noon.AddHours(1));

    static ChangeSuggested Merging(Guid from, Guid into) => About(SuggestionKind.Merge, from, into);

    static ChangeSuggested About(SuggestionKind kind, Guid story, Guid? other, params Guid[] articles) => new(
        DerivedId.Suggestion(story, $"{kind} {other} {string.Join(' ', articles)}"), kind, story, other, articles, 0.7, ["Both speak of “ferry”."], "suggestions@1", default);

    static ChangeSuggested Newer(ChangeSuggested e) => e with { SuggestionId = DerivedId.Suggestion(e.SuggestionId, "newer"), Matcher = "arrivals@9" };

    static Outcome Suggest(Given given, ChangeSuggested suggested) => SuggestChangeHandler.Handle(new(suggested), All(given), Noon);

    static Outcome Settle(Given given, Guid story, ChangeSuggested suggested, bool accept) =>
        SettleSuggestionHandler.Handle(new(story, suggested.SuggestionId, accept, "I read them.", "Ana"), All(given), _ => Outcome.Nothing, Noon);
}
