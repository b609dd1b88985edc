using StoryTracker.Matching.Suggestions;
using static StoryTracker.Matching.Tests.Suggestions.Held;

namespace StoryTracker.Matching.Tests.Suggestions;

public sealed class SuggestionTests
{
    [Fact]
    public void Given_two_marches_on_one_story_When_it_is_looked_at_Then_the_later_one_is_suggested_to_part_with_the_words_that_mark_each()
    {
        var change = new Held().On("march", [.. Leeds, .. Hull]).Part("march")!;
        Assert.Equal((StoryChangeKind.Split, "march", null), (change.Kind, change.StoryId, change.OtherStoryId));
        Assert.Equal(Hull.Select(a => a.Id), change.Articles);
        var reasons = string.Join('\n', change.Reasons);
        foreach (var word in (string[])["“Hull”", "“Lindqvist”", "“Leeds”", "“Oduya”"]) Assert.Contains(word, reasons, StringComparison.Ordinal);
        Assert.InRange(change.Score, 0.3, 1);
    }

    [Fact]
    public void Given_a_story_of_one_march_Then_nothing_parts() => Assert.Null(new Held().On("march", Leeds).Part("march"));

    [Fact]
    public void Given_two_marches_on_two_stories_Then_they_are_not_one()
    {
        var held = new Held().On("leeds", Leeds).On("hull", Hull);
        Assert.Null(held.Merge("leeds", "hull"));
    }

    [Fact]
    public void Given_one_march_on_two_stories_Then_the_smaller_is_suggested_to_become_part_of_the_larger()
    {
        var held = new Held().On("other half", Leeds[3]).On("march", Leeds[..3]).On("hull", Hull);
        Assert.Equal("march", held.Arrivals.Near(held.Story("other half"))[0]);
        var change = held.Merge("march", "other half")!;
        Assert.Equal((StoryChangeKind.Merge, "other half", "march"), (change.Kind, change.StoryId, change.OtherStoryId));
        Assert.Contains("“Oduya”", change.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Whichever_story_is_named_first_the_same_merge_is_suggested()
    {
        var held = new Held().On("a", Leeds[..2]).On("b", Leeds[2..]);
        var (one, other) = (held.Merge("a", "b")!, held.Merge("b", "a")!);
        Assert.Equal((one.StoryId, one.OtherStoryId, one.Score), (other.StoryId, other.OtherStoryId, other.Score));
        Assert.Equal(one.Reasons, other.Reasons);
    }

    [Fact]
    public void A_story_that_an_editor_set_up_takes_the_other_in_and_two_of_them_are_two()
    {
        var held = new Held().On("a", Leeds[..3]).On("b", Leeds[3..]);
        held.Arrivals.Open(new("b", "The march in Leeds", "", []));
        Assert.Equal("a", held.Merge("a", "b")?.StoryId);
        held.Arrivals.Open(new("a", "School cuts", "", []));
        Assert.Null(held.Merge("a", "b"));
        Assert.DoesNotContain("b", held.Arrivals.Near(held.Story("a")));
    }

    [Fact]
    public void What_an_editor_kept_apart_is_not_suggested_to_be_one_and_what_an_editor_put_there_does_not_part()
    {
        var held = new Held().On("a", Leeds[..3]).On("b", Leeds[3..]);
        held.Arrivals.Decide(new(Leeds[3].Id, "a", false));
        Assert.Null(held.Merge("a", "b"));

        var mixed = new Held().On("march", [.. Leeds, .. Hull]);
        mixed.Arrivals.Decide(new(Hull[1].Id, "march", true));
        Assert.Null(mixed.Part("march"));
    }

    [Fact]
    public void Articles_that_fit_two_stories_nearly_equally_are_told_and_make_it_surer()
    {
        var held = new Held().On("a", Leeds[..2]).On("b", Leeds[2..]);
        var (without, with) = (held.Merge("a", "b")!, held.Arrivals.Merge(held.Story("a"), held.Story("b"), 2)!);
        Assert.True(with.Score > without.Score);
        Assert.Contains("2 articles fit both nearly equally", with.Reasons);
    }

    [Fact]
    public void An_article_that_came_again_with_another_text_is_left_out_until_it_is_learned()
    {
        var held = new Held().On("march", [.. Leeds, .. Hull]);
        var story = new StoryOfArticles("march", [.. Leeds, .. Hull.Select(a => a with { Text = a.Text + " More." })]);
        Assert.Null(held.Arrivals.Part(story));
    }

    [Fact]
    public void A_lasting_group_with_terms_of_its_own_is_suggested_as_a_part_of_a_large_story()
    {
        // A long strike, and within it a court case that goes on for weeks.
        var strike = Enumerable.Range(0, 18).Select(i => Article($"strike {i}", $"Harbour strike in Genoa, day {i + 1}", 1 + i,
            $"Dockers in Genoa kept the harbour shut on day {i + 1} of their strike. Union leader Carla Bassi said that the ferries of Moby Lines would wait. {Asides[i % Asides.Length]}"));
        var court = Enumerable.Range(0, 6).Select(i => Article($"court {i}", $"Judge Ferrero hears the Genoa harbour strike case, sitting {i + 1}", 3 + (3 * i),
            $"Judge Nadia Ferrero heard lawyers on whether the strike of the dockers in the harbour of Genoa is lawful; union leader Carla Bassi sat in court. The tribunal's injunction against the blockade stands. {Asides[(i + 2) % Asides.Length]}"));
        var change = new Held().On("strike", [.. strike.Concat(court).OrderBy(a => a.Published)]).Part("strike");
        Assert.Equal(StoryChangeKind.SubStory, change?.Kind);
        Assert.Equal(6, change!.Articles.Count);
        Assert.All(change.Articles, a => Assert.StartsWith("court", a, StringComparison.Ordinal));
        Assert.Contains("“Ferrero”", change.Reasons[0], StringComparison.Ordinal);
    }

    static readonly string[] Asides =
    [
        "Hauliers queued on the motorway with fruit from Sicily.", "Shopkeepers near the port reported empty shelves.", "A football match was moved to Turin because of it.",
        "Tourists slept in their cars beside the quay.", "The prefect called both sides to his office.",
    ];
}
