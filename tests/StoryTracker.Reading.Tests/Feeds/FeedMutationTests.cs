using System.Text;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Reading.Tests.Feeds;

/// <summary>Feeds of every format, changed at random with a fixed seed: each ends in a feed that can be stored, or in a refusal.</summary>
public sealed class FeedMutationTests
{
    const int Seed = 20260901, InEveryRun = 5_000, InTheLongRun = 125_000;

    static readonly string[] Documents =
    [
        """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Post</title><link>http://p.example/</link><description>News &amp; views</description><ttl>30</ttl><image><url>l.png</url></image><item><title>Caf&#233; &lt;b&gt;closes&lt;/b&gt;</title><link>/1</link><guid isPermaLink="false">1</guid><dc:creator>Ann</dc:creator><author>a@p.example (Bo)</author><pubDate>Tue, 01 Sep 2026 10:00:00 +0100</pubDate><category>x</category><description>Short</description><content:encoded><![CDATA[<p style="color:red">Long <a href="/2">way</a><script>x()</script></p>]]></content:encoded><enclosure url="/s.mp3" type="audio/mpeg" length="42"/><media:content url="p.jpg"/></item></channel></rss>""",
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://p.example/" xml:lang="en"><title type="html">A &amp;amp; b</title><link rel="self" href="f"/><link rel="hub" href="http://h.example/"/><author><name>Desk</name><email>d@p.example</email></author><entry><id>tag:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>c</b></div></title><link href="1"/><updated>2026-09-01T10:00:00Z</updated><source><author><name>Ag</name></author></source><content type="application/octet-stream">R3LDvMOfZQ==</content><category term="t" label="T"/></entry></feed>""",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://p.example/"><title>P</title></channel><item rdf:about="http://p.example/1"><title>One</title><dc:date>2026-W36-2</dc:date><dc:subject>s</dc:subject></item></rdf:RDF>""",
        """<!DOCTYPE feed [<!ENTITY p "The &#38; Paper">]><feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="base64">R3LDvMOfZQ==</title><tagline>&p;</tagline><entry><title mode="escaped" type="text/html">&lt;i&gt;x&lt;/i&gt;</title><issued>2026-09-01</issued><summary type="application/xhtml+xml"><div>a<br/></div></summary></entry></feed>""",
        """{"version":"https://jsonfeed.org/version/1.1","title":"P","items":[{"id":1,"url":"/1","content_html":"<p onclick=x>H\u00e9</p>","date_published":"2026-09-01T10:00:00Z","tags":["a"],"authors":[{"name":"A"}],"attachments":[{"url":"s","size_in_bytes":9}]}]}""",
        """<channel href="http://p.example/" lastmod="2026-09-01"><title>C</title><abstract>d</abstract><item href="/1"><title>e</title></item></channel>""",
        """<opml version="2.0"><head><title>L</title></head><body><outline text="F"><outline type="rss" text="P" xmlUrl="http://p.example/f" htmlUrl="http://p.example/"/></outline></body></opml>""",
    ];

    static readonly string[] Fragments =
    [
        "<", ">", "&", "\"", "'", "\0", "\uFFFD", "<item>", "</item>", "<entry>", "<title>", "</title>", "<content type='xhtml'>", "<div>",
            "</div>", "<author>", "<name>", "<source>", "<image>", "<link>", "<b>",
        "<svg>", "<math>", "<script>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE a [", "<!ENTITY b \"c\">", "&b;", "&nbsp;",
            "&#0;", "&#xD800;", "&#150;", "\\ud800", "\\u0000", "{", "}", "[", "]", "null",
        "9999-12-31T23:59:59-99:99", "0000-00-00", "24:00:00", "xml:base='http://['", "xmlns=''", "href='javascript:x'",
            "encoding='utf-16'", "../../", "http:///", "base64", "\uD83D\uDE00",
    ];

    [Fact]
    public void Changed_feeds_end_in_a_feed_or_a_refusal()
    {
        var count = Environment.GetEnvironmentVariable("STORYTRACKER_LONG") == "1" ? InTheLongRun : InEveryRun;
        var random = new Random(Seed);
        var feeds = 0;
        for (var i = 0; i < count; i++)
        {
            var document = Changed(Encoding.UTF8.GetBytes(Documents[random.Next(Documents.Length)]), random);
            var contentType = random.Next(5) switch { 0 => "text/xml", 1 => "application/json", 2 => "text/html; charset=iso-8859-2", _ =>
                null };
            try
            {
                Feed.IsStorable(FeedReader.Read(document, random.Next(2) == 0 ? new("http://p.example/f") : null, contentType));
                feeds++;
            }
            catch (FeedRefusedException refusal)
            {
                Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"document {i}: {e}\n{Convert.ToBase64String(document)}");
            }
            ReadAsList(i, document);
        }
        Assert.InRange(feeds, count / 4, count);
    }

    static void ReadAsList(int number, byte[] document)
    {
        try
        {
            var list = Opml.Read(document);
            Assert.NotEmpty(Opml.Write(list));
        }
        catch (FeedRefusedException)
        {
            // A refusal is an answer.
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"document {number} as a list: {e}\n{Convert.ToBase64String(document)}");
        }
    }

    static byte[] Changed(byte[] document, Random random)
    {
        var bytes = document.ToList();
        for (var changes = random.Next(1, 10); changes > 0 && bytes.Count > 1; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1 or 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)])); break;
                case 3: bytes.RemoveRange(at, length); break;
                case 4: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                default: bytes.RemoveRange(at, Math.Min(bytes.Count - at, bytes.Count / 8)); break;
            }
        }
        return [.. bytes];
    }
}
