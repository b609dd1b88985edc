using StoryTracker.Demo.Printing;
using StoryTracker.Reading;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Demo.Tests;

/// <summary>What is printed can be read: feeds of every kind, pages of every layout, the list of feeds.</summary>
public sealed class FeedPrintingTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);
    static readonly Edition Edition = Edition.Of(DemoScenario.Story(), Start);
    static readonly Addresses Addresses = new(8080);

    public static TheoryData<string, string> Feeds => [.. DemoScenario.Story().Feeds.Select(f => (f.Host, f.Path))];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void A_reader_finds_every_item_with_its_headline_its_time_and_its_author(string host, string path)
    {
        var timeline = Edition.Feed(host, path)!;
        foreach (var at in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(7) })
        {
            var printed = new FeedPrinter(Edition, Addresses).Print(timeline, at);
            var read = FeedReader.Read(printed.Bytes, new(Addresses.Of(host, path)), printed.ContentType);
            var items = timeline.ItemsAt(at);
            Assert.Equal(timeline.Feed.Title, read.Title);
            Assert.Equal(items.Select(i => (i.Revision.Title, i.Article.Published)), read.Entries.Select(e => (Plain(e.Title), (e.Published ?? e.Updated)!.Value)));
            Assert.Equal(items.Select(i => i.Revision.Byline), read.Entries.Select(e => e.Authors.SingleOrDefault()));
            Assert.Equal(timeline.Feed.Hub is DemoHubAnswer.None ? null : Addresses.HubOf(timeline.Feed), read.Hub);
            Assert.Equal(timeline.Feed.Broken, !read.WellFormed);
        }
    }

    // The broken feed has its dashes as HTML entities, with a blank that must not be broken.
    static string Plain(string? title) => title!.Replace('\u00a0', ' ');

    [Fact]
    public void An_item_that_is_listed_again_has_the_same_address_and_another_id()
    {
        var feed = Edition.Feed($"harbour.{DemoScenario.Domain}", "/feed.json")!;
        var printed = new FeedPrinter(Edition, Addresses).Print(feed, TimeSpan.FromMinutes(7));
        var twice = FeedReader.Read(printed.Bytes, null, printed.ContentType).Entries.GroupBy(e => e.Link).Single(g => g.Count() > 1);
        Assert.Equal(2, twice.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void Pages_of_every_layout_and_their_twins_give_the_text_and_nothing_round_it()
    {
        var pages = new PagePrinter(Edition, Addresses);
        foreach (var article in Edition.Articles)
            foreach (var amp in new[] { false, true })
            {
                var printed = pages.Article(article, article.Revisions[0], amp);
                var read = ArticleDocument.Read(printed.Bytes, new(Addresses.Of(article.Article.Host, amp ? article.AmpPath : article.Path)), printed.ContentType);
                Assert.Equal(string.Join("\n\n", article.Revisions[0].Paragraphs), read.Text);
                Assert.Equal(article.Revisions[0].Title, read.Title);
                Assert.Equal(article.Outlet.Title, read.Outlet);
                Assert.Equal(new Uri(Addresses.Of(article.Article.Host, article.Path)), read.Canonical ?? read.Url);
            }
    }

    [Fact]
    public void The_list_of_feeds_names_them_all() =>
        Assert.Equal(DemoScenario.Story().Feeds.Select(f => Addresses.Of(f.Host, f.Path)).Order(),
            Opml.Read(new PagePrinter(Edition, Addresses).Opml().Bytes).Feeds.Select(f => f.Url).Order());
}
