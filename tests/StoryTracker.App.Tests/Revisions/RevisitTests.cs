using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Revisions;

/// <summary>A page that was fetched is looked at again, and what became of it is told.</summary>
public sealed class RevisitTests(TestServer server) : IAsyncLifetime
{
    static readonly Uri Url = new("https://quay.example/season");
    static readonly Guid Id = DerivedId.ArticleAt(Url);
    readonly OnePageDoor door = new();
    Newsroom newsroom = null!;
    string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await server.CreateAsync();
        newsroom = await Newsroom.OpenAsync(database, options: new() { Door = door, Feeds = new() { HostSpacing = TimeSpan.FromMilliseconds(1) } });
        door.Page = Html("June");
        door.ETag = "\"1\"";
        await newsroom.Store.AppendAsync(new AppendUnit(new("test"))
        {
            Streams = [new(Streams.Article(Id), 0, [new ArticleDiscovered(Id, Url, "feed of The Quay")])],
            Jobs = [new(JobKinds.FetchArticle, new FetchArticle(Id))],
        });
        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await newsroom.DisposeAsync();
        await server.DropAsync(database);
    }

    static string Html(string month) =>
        $"""
        <!doctype html><html lang="en"><head><title>Season opens</title><meta property="og:site_name" content="The Quay"></head><body><article><h1>Season opens</h1>
        <p>Ada Lovelace, the mayor of Quayport, opened the season on Monday before a crowd that filled the northern quay.</p>
        <p>“The new pier opens in {month},” Ms Lovelace said to those who had come to hear her speak about the harbour.</p>
        <p>“Nobody will be turned away,” Grace Hopper, who keeps the ferries, said after the speech was over.</p></article></body></html>
        """;

    async Task SettleAsync()
    {
        await newsroom.CreateJobRunner().DrainAsync(TimeSpan.FromSeconds(3));
        await newsroom.Projections.CatchUpAsync();
    }

    // The next look, as if its time had come.
    async Task LookAsync()
    {
        await using var command = newsroom.Source.CreateCommand("update storytracker.jobs set due_at = now() where kind = 'revisit-article'");
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
        await SettleAsync();
    }

    async Task<Article> ArticleAsync() => (await newsroom.Store.LoadAsync<Article>(Streams.Article(Id))).State!;

    [Fact]
    public async Task A_changed_page_is_a_revision_and_what_was_relied_on_is_told()
    {
        Assert.Single((await ArticleAsync()).Revisions);
        (door.Page, door.ETag) = (Html("late September"), "\"2\"");
        await LookAsync();
        var article = await ArticleAsync();
        Assert.Equal(2, article.Revisions.Count);
        var story = await newsroom.Desk.StoryAsync(article.Assignment!.Stories[0].StoryId, AsOf.Now, default);
        Assert.Contains(story!.WordsChanged, c => c.Change == QuotationChange.Reworded);
    }

    [Fact]
    public async Task A_page_that_has_not_changed_answers_304_and_is_looked_at_again()
    {
        var head = await newsroom.Store.HeadAsync();
        await LookAsync();
        await LookAsync();
        Assert.Equal([200, 304, 304], door.Answered);
        Assert.Equal(head, await newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task A_page_that_is_gone_twice_is_withdrawn_and_what_it_said_stays()
    {
        door.Status = 404;
        await LookAsync();
        Assert.Null((await ArticleAsync()).Withdrawn);
        await LookAsync();
        var article = await ArticleAsync();
        Assert.Equal(404, article.Withdrawn!.Status);
        var story = await newsroom.Desk.StoryAsync(article.Assignment!.Stories[0].StoryId, AsOf.Now, default);
        Assert.Equal(404, story!.Articles[0].TakenDown!.Status);
        Assert.NotEmpty(story.Timeline);

        door.Status = 200;
        await LookAsync();
        Assert.Null((await ArticleAsync()).Withdrawn);
    }
}
