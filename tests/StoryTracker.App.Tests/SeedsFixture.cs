using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>A newsroom that holds the founding articles, and what an editor reads there.</summary>
public sealed class SeedsFixture(TestServer server) : IAsyncLifetime
{
    TestNewsroom? test;

    public static string Folder { get; } = Seeds.FolderOf(AppContext.BaseDirectory)!;

    public Newsroom Newsroom => test!.Newsroom;

    public IReadOnlyList<StoryView> Stories { get; private set; } = [];

    public IReadOnlyDictionary<string, ArticleView> Articles { get; private set; } = new Dictionary<string, ArticleView>();

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        Assert.Equal(3, await Seeds.IngestAsync(Newsroom, Folder, default));
        await test.SettleAsync();
        List<StoryView> stories = [];
        foreach (var item in (await Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, default)).Items)
            stories.Add((await Newsroom.Desk.StoryAsync(Guid.Parse(item.Id), AsOf.Now, default))!);
        Stories = stories;
        Dictionary<string, ArticleView> articles = [];
        foreach (var id in stories.SelectMany(s => s.Articles).Select(a => a.Id).Distinct())
            articles[id] = (await Newsroom.Desk.ArticleAsync(Guid.Parse(id), null, AsOf.Now, default))!;
        Articles = articles;
    }

    public ArticleView Article(string number) => Articles.Values.Single(a => a.Origin.StartsWith($"seeds/{number}_", StringComparison.Ordinal));

    public StoryView Story(string title) => Stories.Single(s => s.Title == title);

    public async ValueTask DisposeAsync()
    {
        if (test is not null) await test.DisposeAsync();
    }
}
