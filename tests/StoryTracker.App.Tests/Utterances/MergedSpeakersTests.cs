using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Utterances;

/// <summary>Two names that are one speaker say one remark; parted again, they do not.</summary>
public sealed class MergedSpeakersTests(TestServer server) : IAsyncLifetime
{
    const string Words = "“The new harbour wall of Quayport will protect four hundred homes from the winter storms,”";
    static readonly Guid Ada = DerivedId.Speaker("Ada Lovelace"), King = DerivedId.Speaker("Augusta King");
    static readonly Decider Ana = new("Ana", "She married.");
    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await IngestAsync("one", $"The harbour of Quayport gets a wall.\n\n{Words} Ada Lovelace, the mayor, said on Monday.");
        await IngestAsync("two", $"The harbour of Quayport is to be walled in.\n\n{Words} Augusta King, the mayor, said on Monday.");
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    async Task<Guid> IngestAsync(string name, string text)
    {
        test.Write(name + ".json", $$"""{ "outlet": "{{name}}", "title": "Harbour wall ({{name}})", "published": "2018-04-17" }""");
        return (await test.IngestAsync(test.Write(name + ".txt", text))).Single().Article!.ArticleId;
    }

    async Task<List<Story>> StoriesAsync()
    {
        List<Story> stories = [];
        foreach (var stream in await Newsroom.Store.StreamsAsync(Streams.StoryPrefix))
            if ((await Newsroom.Store.LoadAsync<Story>(stream)).State is { } story) stories.Add(story);
        return stories;
    }

    async Task<int> JoinedAsync() => (await StoriesAsync()).SelectMany(s => s.Utterances().Utterances).Select(u => u.Wordings.Count).DefaultIfEmpty(0).Max();

    async Task<string> StateAsync() =>
        string.Join('\n', (await StoriesAsync()).OrderBy(s => s.Id).Select(s => $"{s.Id} {string.Join(' ', s.Ties.Values.Select(t => $"{t.Id}{t.Kind}").Order())}"));

    [Fact]
    public async Task Merged_their_statements_are_compared_and_joined_and_parted_everything_is_as_it_was()
    {
        Assert.Equal(0, await JoinedAsync());
        var before = await StateAsync();
        await Newsroom.SpeakersDesk.MergeAsync(King, Ada, null, Ana, default);
        await test.SettleAsync();
        Assert.Equal(2, await JoinedAsync());
        var merged = await StateAsync();

        // What comes later under either name is a candidate too.
        await Newsroom.SpeakersDesk.UnmergeAsync(King, Ada, Ana, default);
        await test.SettleAsync();
        Assert.Equal(before, await StateAsync());
        Assert.Contains((await Newsroom.Desk.HistoryAsync(AsOf.Now, null, 50, default)).Items, h => h.What.Contains("took back what it had found", StringComparison.Ordinal));

        await Newsroom.SpeakersDesk.MergeAsync(King, Ada, null, Ana, default);
        await test.SettleAsync();
        Assert.Equal(merged, await StateAsync());
        await IngestAsync("three", $"A wall rises at Quayport.\n\n{Words} Augusta King said on Monday.");
        Assert.Equal(3, await JoinedAsync());
        await ChecksOutAsync();
    }

    [Fact]
    public async Task What_an_editor_joined_stays_joined_when_the_names_are_parted()
    {
        await Newsroom.SpeakersDesk.MergeAsync(King, Ada, null, Ana, default);
        await test.SettleAsync();
        var story = (await StoriesAsync()).First(s => !s.Ties.IsEmpty);
        var tie = story.Ties.Values.Single(t => t.Joins);
        Assert.NotNull(await Newsroom.UtterancesDesk.DecideAsync(new PartReports(story.Id, tie.Id, tie.A.ClaimId, tie.A.Start, "Said twice.", "Ana"), default));
        var apart = (await StoriesAsync()).Single(s => s.Id == story.Id).Ties.Values.Where(t => t.Parts).Select(t => t.Id).ToList();
        await Newsroom.UtterancesDesk.DecideAsync(new TakeBackTies(story.Id, apart, "Ana"), default);
        await Newsroom.SpeakersDesk.UnmergeAsync(King, Ada, Ana, default);
        await test.SettleAsync();
        Assert.Equal(0, await JoinedAsync());
        await Newsroom.SpeakersDesk.MergeAsync(King, Ada, null, Ana, default);
        await test.SettleAsync();
        Assert.Equal(2, await JoinedAsync());
        var other = (await StoriesAsync()).First(s => s.Claims.ContainsKey(tie.A.ClaimId) || s.Claims.ContainsKey(tie.B.ClaimId));
        var found = other.Ties.Values.Single(t => t.Joins);
        Assert.False(found.IsDecided);
        // A decision of a person is not a machine's to take back.
        await Newsroom.UtterancesDesk.DecideAsync(new PartReports(other.Id, found.Id, found.A.ClaimId, found.A.Start, "Said twice.", "Ana"), default);
        await Newsroom.SpeakersDesk.UnmergeAsync(King, Ada, Ana, default);
        await test.SettleAsync();
        Assert.Contains((await StoriesAsync()).SelectMany(s => s.Ties.Values), t => t is { Kind: TieKind.Parted, By: "Ana" });
        await ChecksOutAsync();
    }

    [Fact]
    public async Task After_an_import_statements_are_looked_up_and_who_is_who_is_found_as_before()
    {
        await Newsroom.SpeakersDesk.MergeAsync(King, Ada, null, Ana, default);
        await test.SettleAsync();
        // Read and placed, and neither compared nor recognised when the dump is made.
        test.Write("three.json", """{ "outlet": "three", "title": "Harbour wall (three)", "published": "2018-04-17" }""");
        var three = test.Write("three.txt", $"A wall rises at Quayport.\n\n{Words} Gus King, the mayor, said on Monday.");
        Assert.Single(await new FileIngestion(Newsroom.Ingestion).IngestAsync(ArticlePaths.Find([three]).Files, "test").ToListAsync());
        foreach (var kind in new[] { JobKinds.ExtractClaims, JobKinds.AssignStories })
        {
            var job = Assert.Single(await Newsroom.Jobs.ClaimAsync("test", 1, TimeSpan.FromMinutes(1), [kind]));
            await Newsroom.Handlers.Single(h => h.Kind == kind).HandleAsync(job, default);
        }
        using var file = new MemoryStream();
        await Newsroom.Dump.WriteAsync(file);

        await using var copy = await TestNewsroom.OpenAsync(server);
        file.Position = 0;
        await copy.Newsroom.Import.ReadAsync(file);
        Assert.Equal(1, await copy.Newsroom.Unfinished.RequestAsync(default));
        await copy.Newsroom.AfterImport.RunAsync(default);
        Assert.Equal(await KeysAsync(Newsroom), await KeysAsync(copy.Newsroom));
        Assert.NotEmpty(await KeysAsync(copy.Newsroom));
        Assert.Contains(await copy.Newsroom.Jobs.ListAsync(), j => j.Kind == JobKinds.MatchSpeakers);

        await test.SettleAsync();
        await copy.SettleAsync();
        Assert.Equal(await KeysAsync(Newsroom), await KeysAsync(copy.Newsroom));
        foreach (var stream in await Newsroom.Store.StreamsAsync(Streams.StoryPrefix))
        {
            var (here, there) = ((await Newsroom.Store.LoadAsync<Story>(stream)).State!, (await copy.Newsroom.Store.LoadAsync<Story>(stream)).State!);
            Assert.Equal(here.Ties.Keys.Order(), there.Ties.Keys.Order());
        }
        // Nothing is lacking any more, so the next import has nothing to make.
        await copy.Newsroom.AfterImport.RunAsync(default);
        Assert.Equal(0, await copy.Newsroom.Unfinished.RequestAsync(default));
    }

    static async Task<IReadOnlyList<string>> KeysAsync(Newsroom newsroom)
    {
        await using var command = newsroom.Source.CreateCommand("select claim_id || ' ' || coalesce(speaker_id::text, '') || ' ' || key from storytracker.statement_keys order by 1");
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    async Task ChecksOutAsync()
    {
        await foreach (var finding in Newsroom.Check.RunAsync(null, TestContext.Current.CancellationToken)) Assert.True(finding.Ok, finding.Sentence);
    }
}
