using System.Text;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.TestDatabases;
namespace StoryTracker.App.Tests.Utterances;

/// <summary>An article whose statements are joined, linked, compared and decided on is removed: nothing of its words is left, and the rest stays together.</summary>
public sealed class ErasedStatementsTests(TestServer server) : IAsyncLifetime
{
    const string Said = "The new harbour wall of Quayport will protect four hundred homes from the winter storms";
    static readonly string[] Gone = ["lavender submarines", "zanzibar timber", "Said with lavender", "quagga"];
    TestNewsroom test = null!;
    Guid one, two, three;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        one = await IngestAsync("The Quay", "2026-03-03", $"A wall for Quayport.\n\n“{Said},” Ada Lovelace, the mayor, said on Monday.");
        two = await IngestAsync("The Mole", "2026-03-03",
            $"A wall of zanzibar timber for Quayport.\n\n“{Said} and lavender submarines,” Ada Lovelace, the mayor, said on Monday.\n\nBut Grace Hopper, who runs the ferries, said the new harbour wall of Quayport is made of quagga skin.");
        three = await IngestAsync("The Buoy", "2026-03-04", "Walls for Quayport.\n\n“There is a wall coming that keeps our families dry,” Ada Lovelace, the mayor, said on Monday.");
        await IngestAsync("The Lock", "2026-05-05", $"A wall for Quayport, again.\n\n“{Said},” Ada Lovelace, the mayor, said on Monday.");
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    async Task<Guid> IngestAsync(string name, string published, string text)
    {
        test.Write(name + ".json", $$"""{ "outlet": "{{name}}", "title": "Harbour wall of Quayport", "published": "{{published}}" }""");
        return (await test.IngestAsync(test.Write(name + ".txt", text))).Single().Article!.ArticleId;
    }

    async Task<List<Story>> StoriesAsync()
    {
        List<Story> stories = [];
        foreach (var stream in await Newsroom.Store.StreamsAsync(Streams.StoryPrefix))
            if ((await Newsroom.Store.LoadAsync<Story>(stream)).State is { } story) stories.Add(story);
        return stories;
    }

    async Task<List<string>> LeftAsync(IEnumerable<string> words)
    {
        var dump = await DatabaseDump.WriteAsync(Newsroom.Source.ConnectionString);
        return [.. words.Where(w => dump.Contains(w, StringComparison.OrdinalIgnoreCase)
            || dump.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(w)), StringComparison.OrdinalIgnoreCase))];
    }

    // The editor joins the third paper's words with the second's: only the second, which will be removed, holds the third in the utterance.
    async Task<(Story Story, Guid First, Guid Second, Guid Third)> DecideAsync()
    {
        var story = (await StoriesAsync()).First(s => s.ClaimsOf(two).Any());
        Guid Claim(Guid article, string words) => story.ClaimsOf(article).Single(c => c.Effective.ReadingText().Contains(words, StringComparison.Ordinal)).Id;
        var (a, b, c) = (Claim(one, "four hundred homes"), Claim(two, "lavender submarines"), Claim(three, "families dry"));
        Assert.True(story.Utterances().Told(b).Single().Tells(a));
        Assert.Contains(story.Ties.Values, t => t.Kind == TieKind.Linked && t.Wordings.Any(w => w.ClaimId == b));
        var desk = Newsroom.UtterancesDesk;
        foreach (var tie in story.Ties.Values.Where(t => t.Wordings.Any(w => w.ClaimId == c)).ToList()) Assert.False(tie.Joins);
        Assert.NotNull(await desk.DecideAsync(new JoinReports(story.Id, c, null, b, null, "Said with lavender, I was there.", "Ana"), default));
        var reply = Claim(two, "quagga");
        Assert.NotNull(await desk.DecideAsync(new DecideChronicleLink(story.Id, ChronicleKind.Rebuttal, reply, a, true, "It is about the quagga.", "Ana"), default));
        return (story, a, b, c);
    }

    [Fact]
    public async Task Nothing_of_its_words_is_left_anywhere_and_what_is_left_of_the_utterance_stays_one()
    {
        var (story, a, b, c) = await DecideAsync();
        var whole = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(story.Id))).State!.Utterances().Told(b).Single();
        Assert.True(whole.Tells(a) && whole.Tells(c));
        Assert.Equal(Gone, await LeftAsync(Gone));

        await Newsroom.Erasure.EraseAsync(new(two, "A court ordered it.", null, "Ana"));
        await test.SettleAsync();
        Assert.Empty(await LeftAsync(Gone));

        var left = (await Newsroom.Store.LoadAsync<Story>(Streams.Story(story.Id))).State!;
        var utterance = Assert.Single(left.Utterances().Told(a));
        Assert.True(utterance.Tells(c));
        Assert.False(utterance.Tells(b));
        // Whoever held them together by the removed report holds them together now.
        var bridge = utterance.Ties.Single(t => t.Wordings.All(w => w.ClaimId == a || w.ClaimId == c));
        Assert.Equal("Ana", bridge.By);
        Assert.DoesNotContain(left.Ties.Values, t => t.Wordings.Any(w => w.ArticleId == two));
        Assert.DoesNotContain(left.Divergences.Values, d => d.RestsOn(two));
        Assert.Empty(left.ChronicleDecisions);
        var table = await Newsroom.UtterancesDesk.UtteranceAsync(story.Id, utterance.Id, AsOf.Now, default);
        Assert.Equal(2, table!.Wordings.Count);
        Assert.DoesNotContain(table.Wordings.SelectMany(w => w.Words), w => w.Article == two.ToString());
        Assert.Contains(left.Ties.Values, t => t.Kind == TieKind.Linked && t.Wordings.Any(w => w.ClaimId == a));
        await foreach (var finding in Newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, finding.Sentence);

        // It is not found again, and running everything once more changes nothing.
        var head = await Newsroom.Store.HeadAsync();
        await foreach (var again in Newsroom.Rematch.RunAsync(null, false, default)) Assert.Empty(again.Proposals);
        await Newsroom.AfterImport.RunAsync(default);
        await test.SettleAsync();
        Assert.Equal(head, await Newsroom.Store.HeadAsync());
        Assert.Empty(await LeftAsync(Gone));
    }

    [Fact]
    public async Task At_every_moment_of_the_record_pages_show_nothing_of_it()
    {
        var (story, a, _, _) = await DecideAsync();
        var head = await Newsroom.Store.HeadAsync();
        await Newsroom.Erasure.EraseAsync(new(two, "A court ordered it.", null, "Ana"));
        for (var at = 1L; at <= head; at += 3)
        {
            var then = System.Text.Json.JsonSerializer.Serialize(await Newsroom.Desk.StoryAsync(story.Id, new(at, null), default));
            Assert.DoesNotContain(Gone, w => then.Contains(w, StringComparison.OrdinalIgnoreCase));
        }
    }
}
