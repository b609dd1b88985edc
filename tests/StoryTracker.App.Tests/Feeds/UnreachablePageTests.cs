using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Fetching;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>Pages that cannot be had: the feed's own text, or a plain statement; never an invention.</summary>
public sealed class UnreachablePageTests(TestServer server) : IAsyncLifetime
{
    const string Feed = "https://quay.example/feed", Pier = "https://quay.example/pier";
    FeedRoom room = null!;

    public async ValueTask InitializeAsync() => room = await FeedRoom.OpenAsync(server);

    public ValueTask DisposeAsync() => room.DisposeAsync();

    async Task AddAsync(string? text = null)
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", "Pier to open", text: text)));
        await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default);
        await room.SettleAsync();
    }

    [Fact]
    public async Task A_page_that_is_gone_is_stated_with_its_status_and_not_asked_for_again()
    {
        room.Web.Status(Pier, 410);
        await AddAsync("A teaser.");
        var stated = Assert.Single((await room.ArticleEventsAsync(Pier)).OfType<ArticleUnreachable>());
        Assert.Equal(410, stated.Status);
        Assert.Null((await room.ArticleAsync(Pier))!.Current);
        Assert.Empty(await room.JobsAsync(JobKinds.FetchArticle));
    }

    [Fact]
    public async Task The_full_text_of_the_feed_is_read_instead_and_says_so()
    {
        room.Web.Status(Pier, 410);
        await AddAsync(Printed.FullText("The new pier opens in June"));
        var article = (await room.ArticleAsync(Pier))!;
        Assert.Contains("pier opens in June", article.Current!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', article.Current.Text);
        Assert.Equal("Pier to open", article.Current.Title);
        Assert.Contains(article.Current.Problems, p => p.Contains("not the article's own page", StringComparison.Ordinal));
        Assert.Null(article.Unreachable);
        Assert.NotNull(article.Assignment);
    }

    [Fact]
    public async Task What_comes_back_at_another_address_after_its_removal_is_removed_too_headline_and_all()
    {
        const string Headline = "Breakwater to be sold off", Again = "https://quay.example/again";
        var page = Printed.Page(Headline, "The breakwater will be sold");
        room.Web.Page(Pier, page).Page(Again, page).Feed(Feed, Printed.Rss("The Quay", Printed.Item(Pier, "a", Headline)));
        var feed = (await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default)).FeedId;
        await room.SettleAsync();
        await room.Newsroom.Erasure.EraseAsync(new(DerivedId.ArticleAt(new(Pier)), "A court ordered it.", null, "Ana"));

        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(Again, "b", Headline)), "\"2\"");
        await room.PollAsync(feed);
        Assert.NotNull((await room.ArticleAsync(Again))!.RemovedAt);
        Assert.DoesNotContain(Headline, await DatabaseDump.WriteAsync(room.Newsroom.Source.ConnectionString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_rules_hold_for_pages_and_not_for_feeds()
    {
        room.Web.On("https://quay.example/robots.txt", r => ScriptedWeb.Answer(r, 200, "User-agent: *\nDisallow: /", "text/plain"));
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June"));
        await AddAsync();
        Assert.Equal(0, room.Web.Count(Pier));
        Assert.Contains("robots.txt", (await room.ArticleAsync(Pier))!.Unreachable!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_robots_rules_to_be_had_nothing_is_fetched_and_it_is_tried_again_later()
    {
        room.Web.Status("https://quay.example/robots.txt", 503);
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June"));
        await AddAsync();
        Assert.Equal(0, room.Web.Count(Pier));
        Assert.True(Assert.Single(await room.JobsAsync(JobKinds.FetchArticle)).DueAt > TimeProvider.System.GetUtcNow().AddSeconds(30));
        Assert.Null((await room.ArticleAsync(Pier))!.Unreachable);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again_later_and_the_article_comes_when_it_answers()
    {
        room.Web.Status(Pier, 500);
        await AddAsync();
        var waiting = Assert.Single(await room.JobsAsync(JobKinds.FetchArticle));
        Assert.True(waiting.DueAt > TimeProvider.System.GetUtcNow().AddSeconds(30));
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June"));
        await room.ExecuteAsync("update storytracker.jobs set due_at = now() where kind = 'fetch-article'");
        await room.SettleAsync();
        Assert.NotNull((await room.ArticleAsync(Pier))!.Current);
    }

    [Theory]
    [InlineData("<html><head><title>Loading</title></head><body><div id=\"app\"></div><script>go()</script></body></html>")]
    [InlineData("<html><body><p>Please turn on JavaScript.</p></body></html>")]
    public async Task A_page_without_text_is_no_article_and_the_feed_text_stands_in(string page)
    {
        room.Web.Page(Pier, page);
        await AddAsync(Printed.FullText("The new pier opens in June"));
        Assert.Contains("pier opens in June", (await room.ArticleAsync(Pier))!.Current!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_our_own_rule_refuses_is_stated_in_its_sentence()
    {
        room.Web.Refuse(Pier, FetchRefusal.PrivateAddress, "quay.example points to a private address (10.0.0.5).");
        await AddAsync();
        Assert.Contains("10.0.0.5", (await room.ArticleAsync(Pier))!.Unreachable!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_an_address_is_read_from_its_own_text_and_one_without_either_is_stated()
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay", Printed.Item(null, "full", "Pier to open", text: Printed.FullText("The new pier opens in June")),
            Printed.Item(null, "empty", "Only a headline")));
        await room.Newsroom.Feeds.AddAsync(Feed, "Ana", default);
        await room.SettleAsync();
        var events = (await room.LogAsync()).Select(e => e.Data).ToList();
        Assert.Equal(2, events.OfType<ArticleDiscovered>().Count());
        Assert.Equal("Pier to open", Assert.Single(events.OfType<RevisionRecorded>()).Title);
        Assert.Single(events.OfType<ArticleUnreachable>());
    }
}
