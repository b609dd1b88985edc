using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Tests.Utterances;
using StoryTracker.Domain.Utterances;
using static StoryTracker.Domain.Tests.Utterances.Told;

namespace StoryTracker.Domain.Tests.Erasure;

/// <summary>An article is removed from the middle of an utterance: what is left of it stays one, and nothing comes together that was two.</summary>
public sealed class BridgedTiesTests
{
    static Given Erased(Given given, int paper)
    {
        given.When(g => EraseArticleHandler.Handle(new(Article(paper), "A court ordered it.", null, "Ana"), g.Article(Article(paper)), g.Stories(),
            new Dictionary<Guid, Versioned<Speaker>>(), Samples.Noon.AddDays(1)));
        return given;
    }

    [Fact]
    public void What_only_the_removed_article_held_together_is_joined_by_whoever_joined_it()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1));
        given.When(g => JoinReportsHandler.Handle(new(Pier, ClaimId(1), null, ClaimId(2), null, "I was there.", "Ana"), g.Stories(), Samples.Noon));
        Assert.Equal(["012"], given.Joined(Pier));
        Erased(given, 1);
        Assert.Equal(["02"], given.Joined(Pier));
        Assert.Equal(["02"], given.Joined(Fares));
        var bridge = Assert.Single(given.Story(Pier).State!.Ties.Values);
        Assert.Equal("Ana", bridge.By);
        Assert.DoesNotContain("I was there.", bridge.Reasons);
    }

    [Fact]
    public void What_holds_without_it_gets_nothing_new()
    {
        var given = OnStories();
        given.Match(0, Found(TieKind.Joined, 0, 1), Found(TieKind.Joined, 0, 2));
        Erased(given, 1);
        Assert.Equal(["02"], given.Joined(Pier));
        Assert.Equal(["0 and 2 share words."], Assert.Single(given.Story(Pier).State!.Ties.Values).Reasons);
    }

    [Fact]
    public void Whatever_is_joined_and_parted_the_rest_of_every_utterance_stays_what_it_was()
    {
        var pairs = Gen.Elements((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3));
        var steps = (from pair in pairs from parts in Gen.Choose(0, 2) select (pair.Item1, pair.Item2, parts == 2)).ArrayOf();
        Prop.ForAll((from s in steps from removed in Gen.Choose(0, 3) select (Steps: s, Removed: removed)).ToArbitrary(), c =>
        {
            var given = OnStories();
            foreach (var (i, (a, b, parts)) in c.Steps.Index())
            {
                if (!parts) given.Match(a, Found(TieKind.Joined, a, b, i));
                else if (given.Story(Pier).State!.Utterances().Told(ClaimId(a)).FirstOrDefault() is { } told)
                    given.When(g => PartReportsHandler.Handle(new(Pier, told.Id, ClaimId(a), 0, "Said twice.", "Ana"), g.Stories(), Samples.Noon.AddHours(i)));
            }
            var expected = given.Joined(Pier).Select(u => u.Replace($"{c.Removed}", "", StringComparison.Ordinal)).Where(u => u.Length > 1).Order().ToList();
            Assert.Equal(expected, Erased(given, c.Removed).Joined(Pier));
        }).QuickCheckThrowOnFailure();
    }
}
