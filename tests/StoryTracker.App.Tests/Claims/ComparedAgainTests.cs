using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Claims;

/// <summary>When an editor says that somebody else spoke, the statement is compared with what that one said, and no longer with what the other did.</summary>
public sealed class ComparedAgainTests(TestServer server) : IAsyncLifetime
{
    TestNewsroom test = null!;
    Guid story, one, two;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(test.Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        story = Guid.Parse((await test.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items.Single(s => s.Title == "Labour antisemitism").Id);
        // Two lines of a remark that two papers print.
        var joined = (await StateAsync()).Ties.Values.First(t => t is { Kind: TieKind.Joined } && t.A.ArticleId != t.B.ArticleId);
        (one, two) = (joined.A.ClaimId, joined.B.ClaimId);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Another_speaker_parts_what_a_machine_joined_and_giving_back_joins_it()
    {
        var before = await TogetherAsync();
        Assert.NotEmpty(before);
        var position = await SaysAsync(one);
        Assert.Empty(await TogetherAsync());
        Assert.NotNull(await test.Newsroom.UndoDesk.UndoAsync(position, "Ana", null, default));
        await test.SettleAsync();
        Assert.Equal(before, await TogetherAsync());
    }

    [Fact]
    public async Task Where_the_same_other_speaker_is_named_of_both_they_are_found_to_be_one_remark_again()
    {
        await SaysAsync(one);
        Assert.Empty(await TogetherAsync());
        await SaysAsync(two);
        Assert.NotEmpty(await TogetherAsync());
    }

    [Fact]
    public async Task A_correction_and_its_undo_ask_for_the_comparison_in_their_own_commit()
    {
        var revision = (await StateAsync()).Claims[one].Revision;
        Assert.Equal(0, await ComparisonsDueAsync());
        var position = Assert.NotNull(await test.Newsroom.ClaimsDesk.CorrectAsync(
            new(story, one, revision, "The caption names her.", "Ana") { Speaker = "Ada Lovelace" }, null, default));
        Assert.Equal(1, await ComparisonsDueAsync());
        await test.SettleAsync();
        await test.Newsroom.UndoDesk.UndoAsync(position, "Ana", null, default);
        Assert.Equal(1, await ComparisonsDueAsync());
    }

    async Task<long> ComparisonsDueAsync()
    {
        await using var command = test.Newsroom.Source.CreateCommand("select count(*) from storytracker.jobs where kind = 'match-statements'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    async Task<long> SaysAsync(Guid claim)
    {
        var revision = (await StateAsync()).Claims[claim].Revision;
        var position = Assert.NotNull(await test.Newsroom.ClaimsDesk.CorrectAsync(
            new(story, claim, revision, "The caption names her.", "Ana") { Speaker = "Ada Lovelace" }, null, default));
        await test.SettleAsync();
        return position;
    }

    async Task<Story> StateAsync() => (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(story))).State!;

    // Findings that hold both lines to be one remark.
    async Task<IReadOnlyList<Guid>> TogetherAsync()
    {
        var state = await StateAsync();
        return [.. state.Ties.Values.Where(t => t.Joins && !state.IsOvertaken(t) && t.Wordings.All(w => w.ClaimId == one || w.ClaimId == two)).Select(t => t.Id).Order()];
    }
}
