using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Tests.Revisions;

/// <summary>An article at one address that its outlet changes.</summary>
sealed class RevisedArticle(TestNewsroom test, string name = "pier", string outlet = "The Quay")
{
    public const string Lead = "Ada Lovelace, the mayor of Quayport, opened the season on Monday.";
    public const string Pier = "“The new pier opens in June,” Ms Lovelace said.";
    public const string Boats = "“Nobody will be turned away,” Grace Hopper said.";

    public Guid Id { get; } = DerivedId.ArticleAt(new($"https://{name}.example/story"));

    public Guid StoryId => DerivedId.StoryOpenedBy(Id);

    public async Task PrintAsync(params string[] paragraphs)
    {
        test.Write($"{name}.txt", string.Join("\n\n", paragraphs));
        test.Write($"{name}.json", $$"""{ "url": "https://{{name}}.example/story", "outlet": "{{outlet}}", "title": "Season opens", "published": "2026-03-14" }""");
        await test.IngestAsync();
    }

    public async Task<Article> StateAsync() => (await test.Newsroom.Store.LoadAsync<Article>(Streams.Article(Id))).State!;

    public async Task<Story> StoryAsync() => (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(StoryId))).State!;
}
