using StoryTracker.App.Desk;
using StoryTracker.App.Membership;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Membership;

/// <summary>A better matcher proposes differences; nothing moves under an editor.</summary>
public sealed class ReassignTests(TestServer server) : IAsyncLifetime
{
    TestNewsroom test = null!;
    Guid leeds, hull, stray;

    // Two marches on two stories; the last article of the one was placed on the other by an older matcher.
    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        leeds = DerivedId.StoryOpenedBy((await Marches.IngestAsync(test, Marches.Leeds[..3]))[0]);
        hull = DerivedId.StoryOpenedBy((await Marches.IngestAsync(test, Marches.Hull[..3]))[0]);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    async Task GivenAStrayAsync() => stray = await Marches.PlacedByAnOlderMatcherAsync(test, Marches.Hull[3], leeds);

    [Fact]
    public async Task The_matcher_that_placed_everything_proposes_nothing()
    {
        var head = await test.Newsroom.Store.HeadAsync();
        var done = await RunAsync();
        Assert.Equal((6, 0), (done.Articles, done.Decided));
        Assert.Empty(done.Proposals);
        Assert.Equal(head, await test.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_proposed_and_records_nothing()
    {
        await GivenAStrayAsync();
        var head = await test.Newsroom.Store.HeadAsync();
        AssertMoves(await RunAsync(dryRun: true));
        Assert.Equal(head, await test.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task What_an_older_matcher_placed_elsewhere_is_proposed_once_on_both_stories_and_stays_where_it_is()
    {
        await GivenAStrayAsync();
        AssertMoves(await RunAsync());
        foreach (var id in new[] { leeds, hull })
            Assert.Equal(SuggestionKind.Move, Assert.Single((await StoryAsync(id)).Standing.Suggestions).Kind);
        Assert.Contains((await StoryAsync(leeds)).Articles, a => a.Id == stray.ToString());

        var head = await test.Newsroom.Store.HeadAsync();
        Assert.Empty((await RunAsync()).Proposals);
        Assert.Equal(head, await test.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task Accepted_it_moves_and_both_decisions_can_be_taken_back_at_once()
    {
        await GivenAStrayAsync();
        var suggestion = (await RunAsync()).Proposals.Single().Suggestion;
        var position = await test.Newsroom.Editing.SettleAsync(new(hull, suggestion.SuggestionId, true, "", "Ana"), null, default);
        Assert.DoesNotContain((await StoryAsync(leeds)).Articles, a => a.Id == stray.ToString());
        Assert.Contains((await StoryAsync(hull)).Articles, a => a.Id == stray.ToString() && a.Primary);
        Assert.Empty((await RunAsync()).Proposals);
        await HoldsAsync();

        await test.Newsroom.UndoDesk.UndoAsync(position!.Value, "Ana", null, default);
        Assert.Contains((await StoryAsync(leeds)).Articles, a => a.Id == stray.ToString() && a.Primary);
        Assert.DoesNotContain((await StoryAsync(hull)).Articles, a => a.Id == stray.ToString());
        Assert.Empty((await RunAsync()).Proposals);
        await HoldsAsync();
    }

    [Fact]
    public async Task Declined_the_same_version_does_not_propose_it_again()
    {
        await GivenAStrayAsync();
        var suggestion = (await RunAsync()).Proposals.Single().Suggestion;
        await test.Newsroom.Editing.SettleAsync(new(leeds, suggestion.SuggestionId, false, "It is on both.", "Ana"), null, default);
        Assert.Empty((await RunAsync()).Proposals);
        Assert.Empty((await StoryAsync(hull)).Standing.Suggestions);
    }

    [Fact]
    public async Task About_what_an_editor_decided_nothing_is_proposed()
    {
        await GivenAStrayAsync();
        await test.Newsroom.Editing.DecideAsync(new(stray, leeds, true, "The two marches are one campaign.", "Ana"), null, default);
        var done = await RunAsync();
        Assert.Equal(1, done.Decided);
        Assert.Empty(done.Proposals);
    }

    [Fact]
    public async Task The_check_finds_what_stands_against_an_editors_decision()
    {
        await GivenAStrayAsync();
        await test.Newsroom.Editing.DecideAsync(new(stray, leeds, false, "Another march.", "Ana"), null, default);
        await HoldsAsync();
        var story = await test.Newsroom.Store.LoadAsync<Domain.Stories.Story>(Streams.Story(leeds), null, default);
        var placed = story.State!.AsideArticles[stray].What;
        await test.Newsroom.Store.AppendAsync(new EventStore.AppendUnit(new("matcher:arrivals@0")) { Streams = [new(Streams.Story(leeds), story.Version, [placed])] });
        var finding = await FindingAsync();
        Assert.False(finding.Ok);
        Assert.Contains($"Article {stray} is on story {leeds}", finding.Sentence, StringComparison.Ordinal);
    }

    void AssertMoves(Reassigned done)
    {
        var proposal = Assert.Single(done.Proposals);
        Assert.Equal((SuggestionKind.Move, leeds, hull, "arrivals@"), (proposal.Suggestion.Kind, proposal.Suggestion.StoryId, proposal.Suggestion.OtherStoryId!.Value, proposal.Suggestion.Matcher[..9]));
        Assert.Equal([stray], proposal.Suggestion.ArticleIds);
        Assert.Equal("Hull nurses call off second march", proposal.Article);
        Assert.Contains("“Lindqvist”", string.Join("; ", proposal.Suggestion.Reasons).Replace("Petra ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    Task<Reassigned> RunAsync(bool dryRun = false) => test.Newsroom.Reassign.RunAsync(dryRun, null, default);

    async Task<StoryView> StoryAsync(Guid id) => (await test.Newsroom.Desk.StoryAsync(id, AsOf.Now, default))!;

    async Task HoldsAsync()
    {
        await foreach (var finding in test.Newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, finding.Sentence);
    }

    async Task<EventStore.CheckFinding> FindingAsync()
    {
        await foreach (var finding in test.Newsroom.Check.RunAsync(null, default))
            if (finding.Invariant == "editors-decide-where-things-stand") return finding;
        throw new InvalidOperationException("The check was not run.");
    }
}
