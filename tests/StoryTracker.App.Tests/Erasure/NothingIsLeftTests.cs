using System.Text;
using System.Text.Json;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>A removed article is nowhere in the database any more, and nothing else is gone.</summary>
public sealed class NothingIsLeftTests(TestServer server) : ErasureCase(server)
{
    [Fact]
    public async Task Nothing_of_a_removed_article_is_left_in_the_whole_database_and_nothing_else_is_gone()
    {
        await Test.ExecuteAsync($"insert into storytracker.projection_skips values ('a-projection', 1, 1, 'It cannot take “There are {Phrase}”.', 'Ana'); " +
            $"insert into storytracker.projections (name, version, state, error) values ('a-projection', 1, 'live', 'It cannot take “There are {Phrase}”.')");
        Assert.Equal(Words.Length, Found(await PgDumpAsync()).Count());
        var pier = (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Single(s => s.Id != StoryId.ToString());
        var before = await JsonOfAsync(Guid.Parse(pier.Id));
        var head = await Newsroom.Store.HeadAsync();

        var removed = await Newsroom.Erasure.EraseAsync(Request(Article));
        Assert.True(removed.Recorded && removed.Events > 10 && removed.Jobs >= 3);
        await NothingIsLeftAsync();

        Assert.Equal(before, await JsonOfAsync(Guid.Parse(pier.Id)));
        Assert.Equal(Encoding.UTF8.GetBytes(Pier), (await RawOfPierAsync())!.Bytes.ToArray());
        var recorded = await Newsroom.Store.ReadLogAsync(head, 100);
        Assert.Equal(["article-erased", "ingested-article-erased", "speaker-erased"], recorded.Select(e => e.Type).Order());
        Assert.All(recorded, e => Assert.Equal("Ana Admin", e.Meta.By));
        var dead = Assert.Single(await Newsroom.Jobs.DeadAsync());
        Assert.Equal(("test-dead", "Removed on legal request."), (dead.Kind, dead.Error));
        var waiting = (await Newsroom.Jobs.ListAsync()).Where(j => j.Kind.StartsWith("test", StringComparison.Ordinal)).ToList();
        Assert.Equal([("test-error", "Removed on legal request."), ("test-unrelated", null)], waiting.Select(j => (j.Kind, j.LastError)));
        Assert.Contains("The new pier opens", waiting[1].Args, StringComparison.Ordinal);

        var again = await Newsroom.Erasure.EraseAsync(Request(Article));
        Assert.Equal((false, 0), (again.Recorded, again.Events));
        Assert.Equal(head + recorded.Count, await Newsroom.Store.HeadAsync());
        await Newsroom.CreateJobRunner().DrainAsync();
        Assert.Single(await Newsroom.Jobs.DeadAsync());
    }

    async Task<RawDocument?> RawOfPierAsync() =>
        await Newsroom.Documents.FetchAsync(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Pier))), default);

    [Fact]
    public async Task Bytes_leave_only_with_their_article_and_do_not_come_back()
    {
        await Assert.ThrowsAsync<PostgresException>(() => Test.ExecuteAsync("delete from storytracker.documents"));
        await Assert.ThrowsAsync<PostgresException>(() => Test.ExecuteAsync("truncate storytracker.documents"));
        await Newsroom.Erasure.EraseAsync(Request(Article));
        Assert.Equal(1, await ScalarAsync<long>("select count(*) from storytracker.documents"));
        await Assert.ThrowsAsync<PostgresException>(() => Newsroom.Documents.KeepAsync(Encoding.UTF8.GetBytes(Text), "text/plain", default));
        foreach (var sql in new[] { "delete from storytracker.blocked", "update storytracker.erased_articles set reason = ''", "truncate storytracker.blocked", "delete from storytracker.documents" })
            await Assert.ThrowsAsync<PostgresException>(() => Test.ExecuteAsync(sql));
    }

    [Fact]
    public async Task A_stream_that_the_article_does_not_name_is_found_and_scrubbed_too()
    {
        var stream = Streams.Story(Guid.CreateVersion7());
        var copied = (await Newsroom.Store.ReadStreamAsync(Streams.Story(StoryId)).ToListAsync()).Select(e => e.Data).ToList();
        copied[0] = ((StoryOpened)copied[0]) with { StoryId = Streams.IdOf(stream), Title = "A story of its own" };
        await Newsroom.Store.AppendAsync(new AppendUnit(new("test")) { Streams = [new(stream, 0, copied)] });
        await Newsroom.Erasure.EraseAsync(Request(Article));
        await NothingIsLeftAsync();
        var story = (await Newsroom.Desk.StoryAsync(Streams.IdOf(stream), AsOf.Now, default))!;
        Assert.Equal(("A story of its own", 2, 1), (story.Title, story.Timeline.Count, story.Articles.Count));
    }

    [Fact]
    public async Task Another_process_forgets_it_too()
    {
        await using var other = await Newsroom.OpenAsync(Newsroom.Source.ConnectionString);
        Assert.NotEmpty(Found(JsonSerializer.Serialize(await other.Desk.StoryAsync(StoryId, AsOf.Now, default))));
        await Newsroom.Erasure.EraseAsync(Request(Article));
        Assert.Empty(Found(JsonSerializer.Serialize(await other.Desk.StoryAsync(StoryId, AsOf.Now, default))));
    }
}
