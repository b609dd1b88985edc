using StoryTracker.App.Desk;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Revisions;

/// <summary>One text in several outlets.</summary>
public sealed class CopiesTests(TestServer server) : IAsyncLifetime
{
    static readonly string[] Wire =
    [
        "Ada Lovelace, the mayor of Quayport, opened the season on Monday before a crowd that filled the whole of the northern quay and half of the bridge.",
        "“The new pier opens in June,” Ms Lovelace said, and she thanked the engineers who had worked through the storms of two winters to finish it.",
        "Fishermen had asked the council for a second landing stage, which the council turned down in a vote last autumn after a long and angry meeting.",
    ];

    TestNewsroom test = null!;

    public async ValueTask InitializeAsync() => test = await TestNewsroom.OpenAsync(server);

    public ValueTask DisposeAsync() => test.DisposeAsync();

    async Task<RevisedArticle> PrintAsync(string name, string outlet, params string[] text)
    {
        var article = new RevisedArticle(test, name, outlet);
        await article.PrintAsync(text);
        return article;
    }

    async Task<IReadOnlyList<SameText>> SameAsync(RevisedArticle article) =>
        (await test.Newsroom.Desk.ArticleAsync(article.Id, null, AsOf.Now, default))!.SameText;

    [Fact]
    public async Task Wire_copy_is_linked_both_ways_and_nothing_of_it_is_dropped()
    {
        var first = await PrintAsync("quay", "The Quay", Wire);
        var second = await PrintAsync("tide", "The Tide", [.. Wire, "More follows."]);
        var third = await PrintAsync("post", "Harbour Post", ["QUAYPORT — " + Wire[0], .. Wire[1..]]);
        var other = await PrintAsync("own", "The Owl", RevisedArticle.Lead, RevisedArticle.Pier, RevisedArticle.Boats);

        Assert.Equal(first.Id, Assert.Single((await second.StateAsync()).CopyOf).OriginalArticleId);
        Assert.Equal(first.Id, Assert.Single((await third.StateAsync()).CopyOf).OriginalArticleId);
        Assert.Empty((await first.StateAsync()).CopyOf);
        Assert.Equal(["The Tide", "Harbour Post"], (await SameAsync(first)).Select(s => s.Outlet));
        Assert.Equal([("The Quay", true), ("Harbour Post", false)], (await SameAsync(second)).Select(s => (s.Outlet!, s.First)));
        Assert.Empty(await SameAsync(other));
        Assert.NotEmpty((await second.StateAsync()).LatestExtraction!.Claims);
        Assert.NotEmpty((await third.StateAsync()).Assignment!.Stories);
    }

    [Fact]
    public async Task A_short_text_is_nobodys_copy()
    {
        await PrintAsync("quay", "The Quay", "The pier is shut.");
        Assert.Empty((await (await PrintAsync("tide", "The Tide", "The pier is shut.")).StateAsync()).CopyOf);
    }

    [Fact]
    public async Task Reading_a_copy_again_records_it_once()
    {
        await PrintAsync("quay", "The Quay", Wire);
        var copy = await PrintAsync("tide", "The Tide", Wire);
        var head = await test.Newsroom.Store.HeadAsync();
        await copy.PrintAsync(Wire);
        Assert.Equal(head, await test.Newsroom.Store.HeadAsync());
        Assert.Single((await copy.StateAsync()).CopyOf);
    }
}
