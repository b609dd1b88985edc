using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Membership;

public sealed class SuggestionsTests(TestServer server) : IAsyncLifetime
{
    static readonly Guid March = DerivedId.StoryNamed("marches");
    TestNewsroom test = null!;

    // An editor's story whose terms both marches have.
    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await test.Newsroom.Stories.OpenAsync([new("marches", "The march", "", ["march", "Leeds", "Hull"])], "Ana", default);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Two_marches_on_one_story_are_suggested_to_part_and_nothing_moves_until_an_editor_accepts()
    {
        var hull = await GivenTwoMarchesAsync();
        var story = await StoryAsync();
        Assert.Equal(8, story.Articles.Count);
        var suggestion = Assert.Single(story.Standing.Suggestions);
        Assert.Equal((SuggestionKind.Split, "suggestions@1"), (suggestion.Kind, suggestion.Matcher));
        Assert.Equal(hull.Select(h => h.ToString()).Order(), suggestion.Articles.Order());
        Assert.Contains("Hull nurses call off second march", suggestion.Headlines);
        Assert.Contains("“Lindqvist”", string.Join("; ", suggestion.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_the_articles_are_a_story_of_their_own_and_undone_all_is_as_it_was()
    {
        var hull = await GivenTwoMarchesAsync();
        var before = await StoryAsync();
        var suggestion = Assert.Single(before.Standing.Suggestions);
        Assert.NotNull(await SettleAsync(suggestion, true));

        var (kept, split) = (await StoryAsync(), await test.Newsroom.Desk.StoryAsync(DerivedId.StoryStartedBy(Guid.Parse(suggestion.Id)), AsOf.Now, default));
        Assert.Equal(4, kept.Articles.Count);
        Assert.Empty(kept.Standing.Suggestions);
        Assert.Equal(hull.Select(h => h.ToString()).Order(), split!.Articles.Select(a => a.Id).Order());
        Assert.Null(await SettleAsync(suggestion, true));
        await Assert.ThrowsAsync<CommandRefusedException>(() => SettleAsync(suggestion, false));

        await test.Newsroom.Editing.UndoAsync(new UndoSplit(March, Guid.Parse(split.Id), "Ana"), null, default);
        var after = await StoryAsync();
        Assert.Equal(before.Articles, after.Articles, (a, b) => (a.Id, a.Weight, a.Primary) == (b.Id, b.Weight, b.Primary));
        Assert.Equal(before.Timeline.Select(t => t.Id), after.Timeline.Select(t => t.Id));
        await HoldsAsync();
    }

    [Fact]
    public async Task Declined_it_does_not_come_back_however_often_the_story_is_looked_at()
    {
        await GivenTwoMarchesAsync();
        await SettleAsync(Assert.Single((await StoryAsync()).Standing.Suggestions), false);
        var head = await test.Newsroom.Store.HeadAsync();
        await LookAgainAsync();
        Assert.Equal(head, await test.Newsroom.Store.HeadAsync());
        Assert.Empty((await StoryAsync()).Standing.Suggestions);
    }

    [Fact]
    public async Task Looking_again_at_what_is_suggested_already_records_nothing()
    {
        await GivenTwoMarchesAsync();
        var head = await test.Newsroom.Store.HeadAsync();
        await LookAgainAsync();
        Assert.Equal(head, await test.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task Accepted_as_a_part_it_is_split_off_and_placed_under_the_story_at_once()
    {
        var hull = await GivenTwoMarchesAsync();
        var id = DerivedId.Suggestion(March, "a part");
        await SettleAsync(Assert.Single((await StoryAsync()).Standing.Suggestions), false);
        await test.Newsroom.Editing.SuggestAsync(
            new(id, SuggestionKind.SubStory, March, null, [hull[3], (await LeedsAsync())[3]], 0.6, ["They share “after”."], "suggestions@1", default), default);
        Assert.NotNull(await test.Newsroom.Editing.SettleAsync(new(March, id, true, "", "Ana"), null, default));
        var part = (await test.Newsroom.Desk.StoryAsync(DerivedId.StoryStartedBy(id), AsOf.Now, default))!;
        Assert.Equal((March.ToString(), 2), (part.Standing.ParentId, part.Articles.Count));
        await HoldsAsync();
    }

    async Task<IReadOnlyList<Guid>> GivenTwoMarchesAsync()
    {
        await Marches.IngestAsync(test, Marches.Leeds);
        var hull = await Marches.IngestAsync(test, Marches.Hull);
        // Eight articles are between two looks: a look that is asked for.
        await LookAgainAsync();
        return hull;
    }

    async Task<IReadOnlyList<Guid>> LeedsAsync() =>
        [.. (await StoryAsync()).Articles.Where(a => a.Title.Contains("Leeds", StringComparison.Ordinal)).OrderBy(a => a.Published).Select(a => Guid.Parse(a.Id))];

    async Task LookAgainAsync()
    {
        await test.Newsroom.Jobs.EnqueueAsync([new(JobKinds.SuggestChanges, new SuggestChanges(March, 0))], null, default);
        await test.SettleAsync();
    }

    async Task<StoryView> StoryAsync() => (await test.Newsroom.Desk.StoryAsync(March, AsOf.Now, default))!;

    Task<long?> SettleAsync(StorySuggestion suggestion, bool accept) =>
        test.Newsroom.Editing.SettleAsync(new(March, Guid.Parse(suggestion.Id), accept, "I read them.", "Ana"), null, default);

    async Task HoldsAsync()
    {
        await foreach (var finding in test.Newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, finding.Sentence);
    }
}
