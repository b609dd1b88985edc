using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>The same item under another id, address or form is one article: linked, nothing dropped.</summary>
public sealed class IdentityTests(TestServer server) : IAsyncLifetime
{
    const string Feed = "https://quay.example/feed", Other = "https://port.example/feed", Pier = "https://quay.example/pier";
    FeedRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedRoom.OpenAsync(server);
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June"));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    async Task<Guid> AddAsync(string url, params string[] items)
    {
        room.Web.Feed(url, Printed.Rss("The Quay", items));
        var added = await room.Newsroom.Feeds.AddAsync(url, "Ana", default);
        await room.SettleAsync();
        return added.FeedId;
    }

    async Task AgainAsync(Guid feed, string etag, params string[] items)
    {
        room.Web.Feed(Feed, Printed.Rss("The Quay", items), etag);
        await room.PollAsync(feed);
    }

    async Task<int> ArticlesAsync() => (await room.LogAsync()).Count(e => e.Data is ArticleDiscovered);

    [Fact]
    public async Task Tracking_parameters_another_id_and_another_feed_lead_to_one_article_with_every_sighting()
    {
        var feed = await AddAsync(Feed, Printed.Item(Pier + "?utm_source=rss&fbclid=1", "a", "Pier to open"));
        await AgainAsync(feed, "\"2\"", Printed.Item(Pier + "?utm_source=feed", "other-id", "Pier to open"), Printed.Item(Pier + "?utm_source=rss", "a", "Pier to open"));
        await AddAsync(Other, Printed.Item(Pier + "#top", "z", "Seen at the Quay"));

        Assert.Equal(1, await ArticlesAsync());
        Assert.Equal(["a", "other-id", "z"], (await room.ArticleAsync(Pier))!.Sightings.Select(s => s.EntryId));
        Assert.Equal(1, room.Web.Count(Pier));
    }

    [Fact]
    public async Task What_feeds_file_an_article_under_is_kept_each_once()
    {
        await AddAsync(Feed, Printed.Item(Pier, "a", "Pier to open", tags: ["Pier & quay", "News"]));
        await AddAsync(Other, Printed.Item(Pier, "z", "Seen at the Quay", tags: ["news", " Harbour "]));
        Assert.Equal(["Pier & quay", "News", "Harbour"], (await room.ArticleAsync(Pier))!.Tags);
    }

    [Fact]
    public async Task The_same_entry_with_other_words_is_a_revision_and_the_same_words_again_are_nothing()
    {
        var feed = await AddAsync(Feed, Printed.Item(Pier, "a", "Pier to open"));
        room.Web.Page(Pier, Printed.Page("Pier opens late", "The new pier opens in July"));
        await AgainAsync(feed, "\"2\"", Printed.Item(Pier, "a", "Pier opens late"));
        var head = await room.Newsroom.Store.HeadAsync();
        await AgainAsync(feed, "\"3\"", Printed.Item(Pier, "a", "Pier opens late"));

        var article = (await room.ArticleAsync(Pier))!;
        Assert.Equal(["Pier to open", "Pier opens late"], article.Revisions.Select(r => r.Title));
        Assert.Equal(2, article.Sightings.Count);
        Assert.Equal(head, await room.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task An_entry_that_keeps_its_id_and_its_date_stays_the_article_it_was_under_another_address()
    {
        var feed = await AddAsync(Feed, Printed.Item(Pier, "a", "Pier to open"));
        await AgainAsync(feed, "\"2\"", Printed.Item("https://quay.example/pier-opens-late", "a", "Pier opens late"));
        Assert.Equal(1, await ArticlesAsync());
        Assert.Equal(new Uri("https://quay.example/pier-opens-late"), (await room.ArticleAsync(Pier))!.Sightings[^1].Url);
    }

    [Fact]
    public async Task An_id_that_is_given_to_another_article_does_not_swallow_it()
    {
        const string Lamp = "https://quay.example/lamp";
        room.Web.Page(Lamp, Printed.Page("Lamp is lit", "The lamp burns again"));
        var feed = await AddAsync(Feed, Printed.Item(Pier, "top", "Pier to open"));
        await AgainAsync(feed, "\"2\"", Printed.Item(Lamp, "top", "Lamp is lit", "Sun, 15 Mar 2026 12:00:00 GMT"));
        var head = await room.Newsroom.Store.HeadAsync();
        await AgainAsync(feed, "\"3\"", Printed.Item(Lamp, "top", "Lamp is lit", "Sun, 15 Mar 2026 12:00:00 GMT"));

        Assert.Equal(2, await ArticlesAsync());
        Assert.NotNull((await room.ArticleAsync(Lamp))!.Current);
        Assert.Equal(head, await room.Newsroom.Store.HeadAsync());
    }

    [Fact]
    public async Task One_id_for_all_entries_of_a_document_says_nothing_and_costs_none_of_them()
    {
        string[] urls = [.. Enumerable.Range(0, 5).Select(i => $"https://quay.example/{i}")];
        foreach (var url in urls) room.Web.Page(url, Printed.Page($"Ship {url[^1]}", $"Ship {url[^1]} is late today"));
        await AddAsync(Feed, [.. urls.Select(u => Printed.Item(u, "news", $"Ship {u[^1]}"))]);
        Assert.Equal(5, await ArticlesAsync());
        foreach (var url in urls) Assert.NotNull((await room.ArticleAsync(url))!.Current);
    }

    [Fact]
    public async Task An_AMP_page_is_linked_to_the_article_it_names_and_that_one_is_read_and_placed()
    {
        const string Amp = "https://quay.example/amp/pier";
        room.Web.Page(Amp, Printed.Page("Pier to open", "The new pier opens in June", $"<link rel=\"canonical\" href=\"{Pier}\">"));
        var feed = await AddAsync(Feed, Printed.Item(Amp, "a", "Pier to open", "Sun, 15 Apr 2018 09:30:00 GMT"));

        var twin = (await room.ArticleAsync(Amp))!;
        Assert.Equal(DerivedId.ArticleAt(new(Pier)), twin.Twin!.TwinOf);
        Assert.Null(twin.Current);
        var article = (await room.ArticleAsync(Pier))!;
        Assert.NotNull(article.Current);
        Assert.NotNull(article.Assignment);
        Assert.Equal(2018, article.Current!.Published!.Earliest.Year);
        Assert.Equal("a", Assert.Single(article.Sightings).EntryId);
        // The entry leads to the article from now on, and another feed with the plain address adds a sighting to it.
        await AddAsync(Other, Printed.Item(Pier, "z", "Seen at the Quay"));
        await AgainAsync(feed, "\"2\"", Printed.Item(Amp, "a", "Pier opens late"));
        Assert.Equal(2, await ArticlesAsync());
        Assert.Equal(["a", "z", "a"], (await room.ArticleAsync(Pier))!.Sightings.Select(s => s.EntryId));
    }

    [Fact]
    public async Task An_AMP_page_is_read_itself_when_the_page_it_names_cannot_be_had()
    {
        const string Amp = "https://quay.example/amp/pier";
        room.Web.Page(Amp, Printed.Page("Pier to open", "The new pier opens in June", $"<link rel=\"canonical\" href=\"{Pier}\">")).Status(Pier, 410);
        await AddAsync(Feed, Printed.Item(Amp, "a", "Pier to open"));
        var article = (await room.ArticleAsync(Pier))!;
        Assert.Contains("pier opens in June", article.Current!.Text, StringComparison.Ordinal);
        Assert.Contains(article.Current.Problems, p => p.Contains("410", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_to_the_page_that_names_itself_canonical_records_the_article_there_without_asking_twice()
    {
        const string Link = "https://links.example/r?1";
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June", $"<link rel=\"canonical\" href=\"{Pier}\">")).Redirect(Link, Pier, 302);
        await AddAsync(Feed, Printed.Item(Link, "a", "Pier to open"));
        Assert.NotNull((await room.ArticleAsync(Pier))!.Current);
        Assert.NotNull((await room.ArticleAsync(Link))!.Twin);
        Assert.Equal((1, 0), (room.Web.Count(Link), room.Web.Count(Pier)));
    }

    [Theory]
    [InlineData("https://quay.example/")]
    [InlineData("https://elsewhere.example/pier")]
    public async Task A_front_page_or_another_site_as_canonical_is_not_believed(string canonical)
    {
        room.Web.Page(Pier, Printed.Page("Pier to open", "The new pier opens in June", $"<link rel=\"canonical\" href=\"{canonical}\">"));
        await AddAsync(Feed, Printed.Item(Pier, "a", "Pier to open"));
        Assert.NotNull((await room.ArticleAsync(Pier))!.Current);
        Assert.Equal(1, await ArticlesAsync());
    }
}
