namespace StoryTracker.Reading.Tests.Feeds;

public sealed class FeedFormatTests
{
    [Theory]
    [InlineData("<rss version='2.0'><channel/></rss>", "rss20")]
    [InlineData("<rss><channel/></rss>", "rss20")]
    [InlineData("<RSS version='0.92'><channel/></RSS>", "rss09")]
    [InlineData("<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel/></rss>", "rss09")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/></rdf:RDF>", "rss09")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/></rdf:RDF>",
        "rss10")]
    [InlineData("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", "atom03")]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "atom10")]
    [InlineData("<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title></entry>", "atom10")]
    [InlineData("<CHANNEL HREF='http://paper.example/'><TITLE>Paper</TITLE></CHANNEL>", "cdf")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", "json1")]
    public void A_format_is_told_by_its_root(string document, string format)
    {
        var feed = Feed.Read(document);
        Assert.Equal(format, feed.Format);
        Assert.True(feed.WellFormed);
        Assert.Empty(feed.Problems);
    }

    [Fact]
    public void Rss_is_read_with_its_modules()
    {
        var feed = Feed.Read(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
                 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel>
              <title>Harbour Post</title><link>http://post.example/</link><description>News &amp;amp; views</description><language>en_GB</language>
              <lastBuildDate>Tue, 01 Sep 2026 10:00:00 +0100</lastBuildDate><ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
              <atom:link rel="self" href="/feed"/><atom:link rel="hub" href="http://hub.example/"/><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
              <image><url>http://post.example/logo.png</url><title>Logo</title><link>http://elsewhere.example/</link></image>
              <item>
                <title>Council &amp; harbour</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">post-1</guid><dc:creator>Ann Lee</dc:creator><author>desk@post.example (Bo Day)</author>
                <pubDate>Mon, 31 Aug 2026 23:30:00 GMT</pubDate><category domain="s">Local</category><category>Harbour</category><dc:subject>Ships</dc:subject>
                <description>In short.</description><content:encoded><![CDATA[<p>At <a href="b">length</a>.</p>]]></content:encoded>
                <enclosure url="/s.mp3" type="audio/mpeg" length="42"/><media:group><media:content url="http://post.example/p.jpg" type="image/jpeg" fileSize="7"/><media:description>Not the summary</media:description></media:group>
              </item>
            </channel></rss>
            """,
            "http://post.example/feeds/all");
        Assert.Empty(feed.Problems);
        Assert.Equal(("Harbour Post", "http://post.example/", "News &amp; views", "en-GB"),
            (feed.Title, feed.Link, feed.Description, feed.Language));
        Assert.Equal(("http://post.example/feed", "http://hub.example/", 30), (feed.Self, feed.Hub, feed.TtlMinutes));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero), feed.Updated);
        Assert.Equal(TimeSpan.FromHours(6), feed.UpdatePeriod);
        Assert.Equal([3, 0], feed.SkipHours);
        Assert.Equal([DayOfWeek.Sunday], feed.SkipDays);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("post-1", "http://post.example/a?x=1&y=2", "Council & harbour", "text"),
            (entry.Id, entry.Link, entry.Title, entry.TitleType));
        Assert.Equal(("In short.", "<p>At <a href=\"http://post.example/feeds/b\">length</a>.</p>", "html"),
            (entry.Summary, entry.Content, entry.ContentType));
        Assert.Equal(["Ann Lee", "Bo Day"], entry.Authors);
        Assert.Equal(["Local", "Harbour", "Ships"], entry.Categories);
        Assert.Equal(new DateTimeOffset(2026, 8, 31, 23, 30, 0, TimeSpan.Zero), entry.Published);
        Assert.Null(entry.Updated);
        Assert.Equal([new("http://post.example/s.mp3", "audio/mpeg", 42), new("http://post.example/p.jpg", "image/jpeg", 7)],
            entry.Enclosures);
    }

    [Fact]
    public void Rdf_items_stand_beside_their_channel()
    {
        var feed = Feed.Read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="http://p.example/"><title>Paper</title><link>http://p.example/</link><image rdf:resource="x"/><items><rdf:Seq><rdf:li resource="http://p.example/1"/></rdf:Seq></items></channel>
            <image rdf:about="x"><title>Logo</title><link>http://p.example/logo</link></image>
            <item rdf:about="http://p.example/1"><title>One</title><dc:date>2026-09-01T10:00:00+02:00</dc:date></item>
            <textinput rdf:about="y"><title>Search</title><link>http://p.example/search</link></textinput>
            </rdf:RDF>
            """);
        Assert.Equal(("Paper", "http://p.example/"), (feed.Title, feed.Link));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("http://p.example/1", "http://p.example/1", "One"), (entry.Id, entry.Link, entry.Title));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), entry.Updated);
    }

    [Fact]
    public void Atom_entries_take_the_authors_of_their_source_and_then_of_their_feed()
    {
        var feed = Feed.Read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://p.example/x/" xml:lang="de">
            <title type="html">Zeitung &amp;amp; mehr</title><author><name>The desk</name><email>d@p.example</email></author><link href="../"/><link rel="self" href="feed"/>
            <entry><id>tag:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>bold</b> claim</div></title><link rel="related" href="r"/><link href="1"/><updated>2026-09-01T10:00:00Z</updated>
              <source><title>Agency</title><author><name>Agency desk</name></author><id>s</id></source><category term="t" label="Town"/></entry>
            <entry><id>tag:2</id><title>1 &lt; 2</title><author><name>Cy Fox</name><uri>http://cy.example</uri></author><content type="application/octet-stream">R3LDvMOfZQ==</content></entry>
            <entry><id>tag:3</id><summary>Only a summary</summary></entry>
            </feed>
            """);
        Assert.Equal(("Zeitung &amp; mehr", "http://p.example/", "http://p.example/x/feed", "de"),
            (feed.Title, feed.Link, feed.Self, feed.Language));
        Assert.Equal(["Agency desk"], feed.Entries[0].Authors);
        Assert.Equal(("A <b>bold</b> claim", "xhtml", "http://p.example/x/1"),
            (feed.Entries[0].Title, feed.Entries[0].TitleType, feed.Entries[0].Link));
        Assert.Equal(["t"], feed.Entries[0].Categories);
        Assert.Equal(("1 < 2", "text", "Grüße"), (feed.Entries[1].Title, feed.Entries[1].TitleType, feed.Entries[1].Content));
        Assert.Equal(["Cy Fox"], feed.Entries[1].Authors);
        Assert.Equal(["The desk"], feed.Entries[2].Authors);
        Assert.Null(feed.Entries[2].Published);
    }

    [Fact]
    public void Cdf_items_are_told_by_attributes()
    {
        var feed = Feed.Read("<channel href='http://p.example/' lastmod='2026-09-01T10:00'><title>Paper</title><abstract>All</abstract><item href='/1' lastmod='2026-09-01T11:00:00Z'><title>One</title><abstract>Short</abstract></item></channel>", "http://p.example/c.cdf");
        Assert.Equal(("cdf", "http://p.example/", "All"), (feed.Format, feed.Link, feed.Description));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("http://p.example/1", "One", "Short", 11), (entry.Link, entry.Title, entry.Summary, entry.Updated?.Hour));
    }

    [Fact]
    public void Json_feeds_are_read_and_their_slips_forgiven()
    {
        var feed = Feed.Read(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"Paper","home_page_url":"http://p.example/","feed_url":"http://p.example/f.json","language":"en","authors":[{"name":"Desk"}],
             "hubs":[{"type":"rssCloud","url":"http://no.example"},{"type":"WebSub","url":"http://hub.example/"}],
             "items":[{"id":7,"url":"/1","title":"One","content_html":"<p onclick='x'>Hi</p>","date_published":"2026-09-01T10:00:00+01:00","tags":["a","b"],
               "attachments":[{"url":"http://p.example/s.mp3","mime_type":"audio/mpeg","size_in_bytes":9}]},
              {"id":"two\u0000\ud83d","content_text":"1 < 2","author":{"name":"Ann"},"external_url":"http://else.example/"}, "no item"]}
            """,
            "http://p.example/f.json");
        Assert.Equal(("Paper", "http://hub.example/", "http://p.example/f.json"), (feed.Title, feed.Hub, feed.Self));
        Assert.Equal(("7", "http://p.example/1", "<p>Hi</p>", "html"),
            (feed.Entries[0].Id, feed.Entries[0].Link, feed.Entries[0].Content, feed.Entries[0].ContentType));
        Assert.Equal(["Desk"], feed.Entries[0].Authors);
        Assert.Equal(9, Assert.Single(feed.Entries[0].Enclosures).Length);
        Assert.Equal(("two\uFFFD", "http://else.example/", "1 < 2", "text"),
            (feed.Entries[1].Id, feed.Entries[1].Link, feed.Entries[1].Content, feed.Entries[1].ContentType));
        Assert.Equal(2, feed.Entries.Count);
        Feed.IsStorable(feed);
        Assert.False(Feed.Read("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[],}").WellFormed);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \n ", "empty")]
    [InlineData("<!-- only -->", "no element")]
    [InlineData("just words", "no element")]
    [InlineData("<html><body>Hello</body></html>", "web page")]
    [InlineData("<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head></html>", "web page")]
    [InlineData("<opml version='2.0'><body/></opml>", "OPML")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "svg")]
    [InlineData("{\"a\":1}", "no JSON Feed")]
    [InlineData("{\"version\":", "broken JSON")]
    public void What_is_no_feed_is_refused_in_a_sentence(string document, string says) =>
        Assert.Contains(says, Feed.Refusal(document), StringComparison.Ordinal);
}
