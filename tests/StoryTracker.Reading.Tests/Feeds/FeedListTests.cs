using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Reading.Tests.Feeds;

public sealed class FeedListTests
{
    static OpmlDocument Read(string text) => Opml.Read(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_list_is_read_with_its_folders()
    {
        var list = Read(
            """
            <?xml version="1.0"?><opml version="1.1"><head><title>My feeds</title></head><body>
            <outline text="Top" xmlUrl="http://top.example/f" type="rss"/>
            <outline text="News"><outline title="North &amp; south" text="x"><outline text="Post" xmlUrl="feed://post.example/f" htmlUrl="http://post.example/"/><outline text="Post again" xmlUrl="http://post.example/f"/></outline>
            <outline text="A link" type="link" url="http://l.example/"/></outline><outline text="Bad" xmlUrl="file:///etc/passwd"/></body></opml>
            """);
        Assert.Equal("My feeds", list.Title);
        Assert.Equal([new("Top", "http://top.example/f", null, null),
            new("Post", "http://post.example/f", "http://post.example/", "News/North & south")], list.Feeds);
        Assert.Contains("file:///etc/passwd", Assert.Single(list.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_list_gives_what_it_has()
    {
        var list = Read("<opml><body><outline text='R&D' xmlUrl='http://a.example/f?x=1&y=2'><outline text=b xmlurl=http://b.example/f></body>");
        Assert.Equal(["http://a.example/f?x=1&y=2", "http://b.example/f"], list.Feeds.Select(f => f.Url));
        Assert.NotEmpty(list.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<rss/>")]
    [InlineData("words")]
    public void What_is_no_list_is_refused(string text) =>
        Assert.EndsWith(".", Assert.Throws<FeedRefusedException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_that_is_written_reads_the_same() => Prop.ForAll(Lists(), list =>
    {
        var read = Read(Opml.Write(list));
        Assert.Equal(list.Title, read.Title);
        Assert.Equal(list.Feeds.Distinct().OrderBy(f => f.Url, StringComparer.Ordinal),
            read.Feeds.OrderBy(f => f.Url, StringComparer.Ordinal));
        Assert.Empty(read.Problems);
    }).QuickCheckThrowOnFailure();

    static Arbitrary<OpmlDocument> Lists()
    {
        var name = Gen.Elements("Post", "A & b", "<North>", "\"Quotes\"", "Ümläut 😀", "x's");
        var folder = Gen.Elements(null, "News", "News/Local", "Sport", "News/Local/Very & <local>");
        var feeds = name.SelectMany(n =>
            folder.SelectMany(f => Gen.Choose(1, 1_000_000).Select(i =>
            new OpmlFeed(n, $"http://p.example/{i}?a=1&b=2", i % 2 == 0 ? "http://p.example/" : null, f))));
        return feeds.ListOf().SelectMany(list =>
            name.Select(title => new OpmlDocument(title, [.. list.DistinctBy(f => f.Url)], []))).ToArbitrary();
    }

    [Fact]
    public void The_feeds_of_a_page_are_those_it_declares_then_likely_ones()
    {
        var links = FeedLinks.Find(
            """
            <html><head><base href="/news/"><link rel="alternate" type="application/rss+xml" title=" All  news " href="all.rss"><LINK REL="stylesheet" HREF="x.css">
            <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="http://feeds.example/a"><link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/rss+xml" href="javascript:x"></head>
            <body><a href="/feeds/sport.xml">no</a><a href="/sport/feed/">Sport</a><a href="feed://p.example/rss.xml">RSS</a></body></html>
            """u8.ToArray(),
            new("http://p.example/start"),
            "text/html");
        Assert.Equal(
            ["http://p.example/news/all.rss", "http://feeds.example/a", "http://p.example/sport/feed/", "http://p.example/rss.xml",
                "http://p.example/feed"],
            links.Take(5).Select(l => l.Url.AbsoluteUri));
        Assert.Equal(("All news", "application/rss+xml"), (links[0].Title, links[0].Type));
        Assert.Null(links[^1].Type);
        Assert.Equal(links.Count, links.Select(l => l.Url).Distinct().Count());
    }

    [Fact]
    public void A_page_that_cannot_be_read_has_likely_feeds_all_the_same()
    {
        foreach (var page in (byte[][])[[], [0xFF, 0x00, 0x80],
            Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, "<div>", 100_000).ToString())])
            Assert.NotEmpty(FeedLinks.Find(page, new("https://p.example/a"), null));
    }
}
