using StoryTracker.App.Projections;
using StoryTracker.App.Search;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>What is taken away is not found any more, and what comes back is.</summary>
public sealed class SearchChangesTests(TestServer server) : IAsyncLifetime
{
    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Ingestion.Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        await test.SettleAsync();
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    Task<SearchView> FindAsync(string typed, SearchGroup group = SearchGroup.All, string? after = null, int limit = 50) =>
        Newsroom.Search.SearchAsync(typed, group, after, limit, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Without_trigrams_it_says_so_and_finds_all_the_same()
    {
        await test.ExecuteAsync("drop extension pg_trgm cascade");
        await Newsroom.Projections.RebuildAsync(SearchIndex.ProjectionName, ct: TestContext.Current.CancellationToken);
        Assert.NotEmpty((await FindAsync("antisemitism")).Claims!.Items);
        var nothing = await FindAsync("Hezbolah");
        Assert.Contains(nothing.Notes, n => n.Contains("pg_trgm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_editor_dismissed_is_not_found_until_it_is_restored()
    {
        var line = (await FindAsync("\"zero tolerance\"", SearchGroup.Claims)).Claims!.Items[0];
        foreach (var story in line.Stories) await OnStoryAsync(story.Id, s => DismissClaimHandler.Handle(new(Id(story.Id), Id(line.Id), "No claim.", "an editor"), s, DateTimeOffset.UnixEpoch));
        Assert.DoesNotContain((await FindAsync("\"zero tolerance\"", SearchGroup.Claims)).Claims!.Items, c => c.Id == line.Id);
        foreach (var story in line.Stories) await OnStoryAsync(story.Id, s => RestoreClaimHandler.Handle(new(Id(story.Id), Id(line.Id), "an editor"), s, DateTimeOffset.UnixEpoch));
        Assert.Contains((await FindAsync("\"zero tolerance\"", SearchGroup.Claims)).Claims!.Items, c => c.Id == line.Id);
    }

    [Fact]
    public async Task What_an_editor_took_off_a_story_is_not_found_on_it()
    {
        var story = (await FindAsync("Hezbollah proscription", SearchGroup.Stories)).Stories!.Items[0].Id;
        var line = (await FindAsync($"story:{story}", SearchGroup.Claims)).Claims!.Items[0];
        await Newsroom.Editing.DecideAsync(new(Id(line.Article), Id(story), false, "It is about something else.", "an editor"), null, default);
        await Newsroom.Projections.CatchUpAsync();
        Assert.DoesNotContain((await FindAsync($"story:{story}", SearchGroup.Claims, limit: 200)).Claims!.Items, c => c.Article == line.Article);
    }

    [Fact]
    public async Task What_was_removed_on_legal_request_is_not_found_and_not_kept()
    {
        var article = Id((await FindAsync("antisemitism", SearchGroup.Articles)).Articles!.Items[0].Id);
        await Newsroom.Erasure.EraseAsync(new(article, "A court ordered it.", "2 O 12/26", "Ana Admin"));
        Assert.DoesNotContain((await FindAsync("antisemitism", limit: 200)).Claims!.Items, c => c.Article == article.ToString());
        Assert.DoesNotContain((await FindAsync("antisemitism", SearchGroup.Articles)).Articles!.Items, a => a.Id == article.ToString());
        foreach (var table in new[] { "search_claims_v1", "search_on_v1", "search_names_v1", "search_articles_v1" })
        {
            await using var count = Newsroom.Source.CreateCommand($"select count(*) from storytracker.{table} where article_id = '{article}'");
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task A_rebuild_finds_the_same()
    {
        var line = (await FindAsync("\"zero tolerance\"", SearchGroup.Claims)).Claims!.Items[0];
        await OnStoryAsync(line.Stories[0].Id, s => CorrectAsync(s, line.Id));
        var before = await RowsAsync();
        await Newsroom.Projections.RebuildAsync(SearchIndex.ProjectionName, ct: TestContext.Current.CancellationToken);
        Assert.Equal(before, await RowsAsync());

        static Outcome CorrectAsync(Versioned<Story> story, string id)
        {
            var claim = story.State!.Claims[Guid.Parse(id)];
            return CorrectClaimHandler.Handle(new(claim.Id, claim.Revision, story.State.Id, new(Speaker: Attribution.To("Ada Lovelace", SpeakerKind.Person, null, Resolution.Identified, null)), [],
                "She said it.", "an editor"), "", new Dictionary<Guid, Versioned<Story>> { [story.State.Id] = story }, DateTimeOffset.UnixEpoch);
        }
    }

    static Guid Id(string id) => Guid.Parse(id);

    async Task OnStoryAsync(string story, Func<Versioned<Story>, Outcome> decide)
    {
        await Newsroom.Decisions.CommitAsync(new("an editor"), null, async ct => decide(await Newsroom.Decisions.LoadAsync<Story>(Streams.Story(Id(story)), ct)), default);
        await Newsroom.Projections.CatchUpAsync();
    }

    async Task<List<string>> RowsAsync()
    {
        List<string> rows = [];
        foreach (var table in new[] { "search_claims_v1", "search_on_v1", "search_stories_v1", "search_titles_v1", "search_names_v1", "search_articles_v1" })
        {
            await using var all = Newsroom.Source.CreateCommand($"select t::text from storytracker.{table} t order by 1");
            await using var reader = await all.ExecuteReaderAsync();
            while (await reader.ReadAsync()) rows.Add($"{table} {reader.GetString(0)}");
        }
        return rows;
    }
}
