using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Suggestions;
using static StoryTracker.Matching.Tests.Suggestions.Held;

namespace StoryTracker.Matching.Tests.Suggestions;

public sealed class SuggestionPropertyTests
{
    static readonly Arbitrary<(OnStory[] Placed, int Seed)> Placements =
        (from articles in Gen.Shuffle(Leeds.Concat(Hull).ToArray())
         from count in Gen.Choose(0, articles.Length)
         from stories in Gen.Elements("a", "b", "c").ArrayOf(count)
         from seed in Gen.Choose(0, 1000)
         select (articles.Take(count).Zip(stories, (a, s) => new OnStory(a, s)).ToArray(), seed)).ToArbitrary();

    [Fact]
    public void The_order_in_which_a_storys_articles_are_named_changes_nothing() => Prop.ForAll(Placements, p =>
    {
        var held = Of(p.Placed);
        var random = new Random(p.Seed);
        foreach (var story in held.Ids)
        {
            var (named, turned) = (held.Story(story), held.Story(story) with { Articles = [.. held.Story(story).Articles.OrderBy(_ => random.Next())] });
            if (Told(held.Arrivals.Part(named)) != Told(held.Arrivals.Part(turned))) return false;
            foreach (var other in held.Ids)
                if (Told(held.Arrivals.Merge(named, held.Story(other))) != Told(held.Arrivals.Merge(turned, held.Story(other)))) return false;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Looking_changes_nothing_and_a_snapshot_suggests_the_same() => Prop.ForAll(Placements, p =>
    {
        var held = Of(p.Placed);
        using var before = new MemoryStream();
        held.Arrivals.Save(before);
        var told = All(held);
        using var after = new MemoryStream();
        held.Arrivals.Save(after);
        before.Position = 0;
        return before.ToArray().SequenceEqual(after.ToArray()) && told == All(held with { Arrivals = StoryTracker.Matching.Arrivals.StoryArrivals.Load(before) });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_suggested_to_part_is_on_the_story_and_leaves_something_behind_and_has_its_reasons() => Prop.ForAll(Placements, p =>
    {
        var held = Of(p.Placed);
        return held.Ids.All(id => held.Part(id) is not { } change || (change.Reasons.Count > 0 && change.Articles.Count < held.Story(id).Articles.Count
            && change.Articles.All(a => held.Story(id).Articles.Any(h => h.Id == a)) && change.Score is >= 0 and <= 1));
    }).QuickCheckThrowOnFailure();

    static Held Of(OnStory[] placed) => placed.Aggregate(new Held(), (held, p) => held.On(p.Story, p.Article));

    static string All(Held held) => string.Join('\n', held.Ids.Select(a => Told(held.Part(a)) + string.Join('\n', held.Ids.Select(b => Told(held.Merge(a, b))))));

    static string Told(StoryChange? change) =>
        change is null ? "-" : $"{change.Kind} {change.StoryId} {change.OtherStoryId} {string.Join(' ', change.Articles)} {change.Score} {string.Join("; ", change.Reasons)}";
}
