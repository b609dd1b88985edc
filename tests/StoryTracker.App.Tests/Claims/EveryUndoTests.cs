using System.Text.Json;
using System.Text.Json.Nodes;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Claims;

/// <summary>Whatever an editor decides about a claim or its story, undoing it gives the pages back to the letter, but for positions and history.</summary>
public sealed class EveryUndoTests(TestServer server) : IAsyncLifetime
{
    const string Ana = "Ana", Bo = "Bo";
    TestNewsroom test = null!;
    Guid story, other, claim, article, note;

    IClaimsDesk Desk => test.Newsroom.ClaimsDesk;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(test.Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
        var list = (await test.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items;
        (story, other) = (Guid.Parse(list.Single(s => s.Title == "Labour antisemitism").Id), Guid.Parse(list.Single(s => s.Title == "Barnet elections").Id));
        var line = (await test.Newsroom.Desk.StoryAsync(story, AsOf.Now, default))!.Timeline.First(e => e is { Quote: QuoteKind.Indirect, Speaker: not null, Mention: not null });
        (claim, article) = (Guid.Parse(line.Id), Guid.Parse(line.Reports[0].Article));
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task Undoing_restores_every_page_exactly()
    {
        // Decisions of somebody else beneath, so that each undo has something to give back.
        await Desk.CorrectAsync(new(story, claim, await RevisionAsync(), "The caption says so.", "Cleo")
        {
            Said = Day(9), Kind = QuoteKind.Indirect,
        }, null, default);
        note = DerivedId.StoryNamed("a note");
        await Desk.WriteNoteAsync(new(note, story, claim, "Call her.", "Cleo"), null, default);
        var words = (await test.Newsroom.Desk.ArticleAsync(article, null, AsOf.Now, default))!.Text.Split('\n')[0];

        Dictionary<string, Func<Task<long?>>> commands = new()
        {
            ["confirm"] = async () => await Desk.ConfirmAsync(new(claim, story, await RevisionAsync(), Ana), null, default),
            ["correct the speaker"] = async () => await Desk.CorrectAsync(await CorrectionAsync() with { Speaker = "Ada Lovelace" }, null, default),
            ["nobody can say"] = async () => await Desk.CorrectAsync(await CorrectionAsync() with { NobodyKnows = true }, null, default),
            ["correct the words"] = async () => await Desk.CorrectAsync(await CorrectionAsync() with { Words = words }, null, default),
            ["correct the days"] = async () => await Desk.CorrectAsync(await CorrectionAsync() with { Said = Day(3), Happened = Day(2) }, null, default),
            ["correct the polarity"] = async () => await Desk.CorrectAsync(await CorrectionAsync() with { Polarity = Polarity.Denied }, null, default),
            ["give back"] = async () => await Desk.CorrectAsync(await CorrectionAsync() with { Cleared = ["said", "kind"] }, null, default),
            ["dismiss"] = async () => await Desk.DismissAsync(new(story, claim, "A caption.", Ana), null, default),
            ["note"] = async () => await Desk.WriteNoteAsync(new(Guid.CreateVersion7(), story, claim, "Call him, too.", Ana), null, default),
            ["note on the story"] = async () => await Desk.WriteNoteAsync(new(Guid.CreateVersion7(), story, null, "Ask the desk.", Ana), null, default),
            ["take a note away"] = async () => await Desk.RemoveNoteAsync(new(note, story, claim, Ana), null, default),
            ["add"] = async () => await Desk.AddAsync(new(story, article, 1, words, "The machine missed it.", Ana) { Speaker = "Katherine Johnson" }, null, default),
            ["move"] = async () => await test.Newsroom.Editing.MoveAsync(new MoveClaim(claim, story, other, "It is about the vote.", Ana), null, default),
            ["rename"] = async () => await test.Newsroom.Editing.DescribeAsync(new(story, "Antisemitism", "In a party.", ["party"], Ana), null, default),
            ["close"] = async () => await test.Newsroom.Editing.CloseAsync(new(story, "It is over.", Ana), null, default),
        };
        foreach (var (name, command) in commands)
        {
            var before = await PagesAsync();
            var position = Assert.NotNull(await command());
            await test.SettleAsync();
            Assert.True(before != await PagesAsync(), $"'{name}' changed nothing that an editor sees.");
            Assert.True((await test.Newsroom.UndoDesk.DoneAsync(position, default))!.CanBeUndone, $"'{name}' offers no undo.");
            Assert.NotNull(await test.Newsroom.UndoDesk.UndoAsync(position, Bo, null, default));
            await test.SettleAsync();
            AssertSame(name, before, await PagesAsync());
            Assert.Null(await test.Newsroom.UndoDesk.UndoAsync(position, Bo, null, default));
        }
    }

    [Fact]
    public async Task Undoing_a_return_closes_and_dismisses_as_it_was()
    {
        await Desk.DismissAsync(new(story, claim, "A caption.", Ana), null, default);
        await test.Newsroom.Editing.CloseAsync(new(story, "It is over.", Ana), null, default);
        foreach (var command in new Func<Task<long?>>[]
        {
            () => Desk.RestoreAsync(new(story, claim, Bo), null, default), () => test.Newsroom.Editing.ReopenAsync(new ReopenStory(story, Bo), null, default),
        })
        {
            var before = await PagesAsync();
            var position = Assert.NotNull(await command());
            Assert.NotEqual(before, await PagesAsync());
            Assert.NotNull(await test.Newsroom.UndoDesk.UndoAsync(position, Bo, null, default));
            AssertSame("return", before, await PagesAsync());
        }
    }

    static void AssertSame(string name, string before, string after)
    {
        if (before == after) return;
        var at = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        Assert.Fail($"'{name}' is not undone: {before[Math.Max(0, at - 80)..Math.Min(before.Length, at + 120)]} is now {after[Math.Max(0, at - 80)..Math.Min(after.Length, at + 120)]}");
    }

    static When Day(int day) => When.Between(new(2018, 4, day), new(2018, 4, day), "Ana said so.");

    async Task<int> RevisionAsync() => (await Desk.ClaimAsync(story, claim, AsOf.Now, default))!.Revision;

    async Task<ClaimCorrection> CorrectionAsync() => new(story, claim, await RevisionAsync(), "She asked them.", Ana);

    // The twins of the claim, of both stories and of the list, without positions, versions and history.
    async Task<string> PagesAsync()
    {
        var desk = test.Newsroom.Desk;
        object?[] pages =
        [
            await Desk.ClaimAsync(story, claim, AsOf.Now, default), await desk.StoryAsync(story, AsOf.Now, default), await desk.StoryAsync(other, AsOf.Now, default),
            await desk.ArticleAsync(article, null, AsOf.Now, default),
        ];
        var twins = JsonSerializer.SerializeToNode(pages, test.Newsroom.Types.Json)!;
        Strip(twins);
        return twins.ToJsonString();
    }

    static void Strip(JsonNode? node)
    {
        if (node is JsonArray array) foreach (var item in array) Strip(item);
        if (node is not JsonObject fields) return;
        foreach (var name in new[] { "position", "positions", "history" }) fields.Remove(name);
        if (fields.ContainsKey("passage")) fields.Remove("revision");
        foreach (var (_, value) in fields) Strip(value);
    }
}
