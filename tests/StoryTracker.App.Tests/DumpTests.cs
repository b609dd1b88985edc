using System.Text;
using System.Text.Json;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>The whole record out and in again: events, ledger, raw bytes, block list; and what was not finished goes on.</summary>
public sealed class DumpTests(TestServer server)
{
    static async Task<byte[]> DumpAsync(Newsroom newsroom)
    {
        using var file = new MemoryStream();
        await newsroom.Dump.WriteAsync(file);
        return file.ToArray();
    }

    static async Task<string> AnswersAsync(Newsroom newsroom)
    {
        List<object?> answers = [.. (await newsroom.Desk.SpeakersAsync(AsOf.Now, null, 200, default)).Items];
        foreach (var story in (await newsroom.Desk.StoriesAsync(AsOf.Now, null, 200, default)).Items)
            answers.Add(await newsroom.Desk.StoryAsync(Guid.Parse(story.Id), AsOf.Now, default));
        return JsonSerializer.Serialize(answers);
    }

    static async Task CheckAsync(Newsroom newsroom)
    {
        await foreach (var finding in newsroom.Check.RunAsync(null, default)) Assert.True(finding.Ok, $"{finding.Invariant}: {finding.Sentence}");
    }

    [Fact]
    public async Task The_seeds_with_an_erasure_come_back_as_they_were_and_every_page_says_the_same()
    {
        await using var from = await TestNewsroom.OpenAsync(server);
        await using var to = await TestNewsroom.OpenAsync(server);
        await Seeds.IngestAsync(from.Newsroom, SeedsFixture.Folder, default);
        await from.SettleAsync();
        var gone = Assert.Single(await from.IngestAsync(from.Write("gone.txt", "The buoy is loose.\n\n“It drifted off,” Caroline Herschel, the pilot, said."))).Article!.ArticleId;
        await from.Newsroom.Erasure.EraseAsync(new(gone, "A court ordered it.", null, "Ana"));

        var file = await DumpAsync(from.Newsroom);
        var totals = await to.Newsroom.Import.ReadAsync(new MemoryStream(file));
        Assert.Equal((3, 1), (totals.Rows["document"], totals.Rows["removed"]));
        Assert.Equal(file, await DumpAsync(to.Newsroom));
        Assert.Equal(0, await to.Newsroom.Unfinished.RequestAsync(default));
        await to.Newsroom.Projections.CatchUpAsync();
        await CheckAsync(to.Newsroom);
        Assert.Equal(await AnswersAsync(from.Newsroom), await AnswersAsync(to.Newsroom));
        Assert.DoesNotContain("buoy", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Contains("Removed", Assert.Single(await to.IngestAsync(Path.Combine(from.Folder, "gone.txt"))).Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await Seeds.IngestAsync(to.Newsroom, SeedsFixture.Folder, default));
        Assert.Equal(0, (await to.Newsroom.Import.ReadAsync(new MemoryStream(await DumpAsync(to.Newsroom)))).Events);
    }

    [Fact]
    public async Task A_copy_that_is_continued_past_a_removal_loses_the_article_too()
    {
        await using var from = await TestNewsroom.OpenAsync(server);
        await using var to = await TestNewsroom.OpenAsync(server);
        var gone = Assert.Single(await from.IngestAsync(from.Write("gone.txt", "The buoy is loose.\n\n“It drifted off,” Caroline Herschel, the pilot, said."))).Article!.ArticleId;
        await to.Newsroom.Import.ReadAsync(new MemoryStream(await DumpAsync(from.Newsroom)));
        await to.SettleAsync();
        await to.Newsroom.Jobs.EnqueueAsync([new("test", new { about = gone })]);
        var job = Assert.Single(await to.Newsroom.Jobs.ClaimAsync("test", 1, TimeSpan.FromMinutes(1)));
        await to.Newsroom.Jobs.FailAsync(job.Lease, "The buoy is loose.", permanent: true);

        await from.Newsroom.Erasure.EraseAsync(new(gone, "A court ordered it.", null, "Ana"));
        var file = await DumpAsync(from.Newsroom);
        await to.Newsroom.Import.ReadAsync(new MemoryStream(file));
        await to.SettleAsync();
        await to.Newsroom.Erasure.FinishAsync(default);
        Assert.Equal(file, await DumpAsync(to.Newsroom));
        var database = await DatabaseDump.WriteAsync(to.Newsroom.Source.ConnectionString);
        Assert.DoesNotContain("buoy", database, StringComparison.Ordinal);
        Assert.DoesNotContain("Herschel", database, StringComparison.Ordinal);
        await CheckAsync(to.Newsroom);
    }

    [Fact]
    public async Task Articles_that_were_not_finished_are_asked_for_again_in_their_order()
    {
        await using var from = await TestNewsroom.OpenAsync(server);
        await using var to = await TestNewsroom.OpenAsync(server);
        await from.IngestAsync(from.Write("done.txt", "“The quay wall is done,” Ada Lovelace said in Quayport."));
        var read = await IngestAsync(from, "read.txt", "“The ferry bill was read,” Nuri Hassan said in Millbridge.");
        var job = Assert.Single(await from.Newsroom.Jobs.ClaimAsync("test", 1, TimeSpan.FromMinutes(1)));
        await from.Newsroom.Handlers.Single(h => h.Kind == job.Kind).HandleAsync(job, default);
        var fresh = await IngestAsync(from, "fresh.txt", "“The bakery sells fresh bread,” Ines Duarte said in Dunmere.");

        await to.Newsroom.Import.ReadAsync(new MemoryStream(await DumpAsync(from.Newsroom)));
        Assert.Equal(2, await to.Newsroom.Unfinished.RequestAsync(default));
        Assert.Equal(2, await to.Newsroom.Unfinished.RequestAsync(default));
        var waiting = await to.Newsroom.Jobs.ListAsync();
        Assert.Equal([(JobKinds.AssignStories, read), (JobKinds.ExtractClaims, fresh)],
            waiting.Select(j => (j.Kind, JsonDocument.Parse(j.Args).RootElement.GetProperty("articleId").GetGuid())));
        await from.SettleAsync();
        await to.SettleAsync();
        Assert.Equal(0, await to.Newsroom.Unfinished.RequestAsync(default));
        await CheckAsync(to.Newsroom);
        Assert.Equal(3, (await to.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 200, default)).Items.Count);
    }

    static async Task<Guid> IngestAsync(TestNewsroom test, string name, string text)
    {
        var outcomes = new FileIngestion(test.Newsroom.Ingestion).IngestAsync(ArticlePaths.Find([test.Write(name, text)]).Files, "test");
        return (await outcomes.SingleAsync()).Article!.ArticleId;
    }

    [Fact]
    public async Task A_claim_in_a_file_that_is_not_the_slice_it_says_is_refused_by_the_database()
    {
        await using var from = await TestNewsroom.OpenAsync(server);
        await using var to = await TestNewsroom.OpenAsync(server);
        await from.IngestAsync(from.Write("a.txt", "“It floats,” Ada Lovelace said."));
        await from.ExecuteAsync("alter table storytracker.events disable trigger all; update storytracker.events set data = jsonb_set(data, '{claim,words,0,exact}', '\"forged\"') where type = 'claim-recorded'; alter table storytracker.events enable always trigger events_append_only");
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(async () => await to.Newsroom.Import.ReadAsync(new MemoryStream(await DumpAsync(from.Newsroom))));
        Assert.Contains("forged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await to.Newsroom.Store.HeadAsync());
    }
}
