using System.Text;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Reading.Tests.Feeds;

public sealed class FeedTextTests
{
    [Theory]
    [InlineData("<title>Tom &amp; Jerry</title>", "Tom & Jerry", "text")]
    [InlineData("<title>AT&amp;amp;T up</title>", "AT&amp;T up", "html")]
    [InlineData("<title>&lt;b&gt;New&lt;/b&gt; yard</title>", "<b>New</b> yard", "html")]
    [InlineData("<title>a &lt;blink&gt; tag</title>", "a <blink> tag", "text")]
    [InlineData("<title>Naked <i>markup</i></title>", "Naked <i>markup</i>", "xhtml")]
    [InlineData("<title><![CDATA[Raw & true]]></title>", "Raw & true", "text")]
    [InlineData("<title>\n  Much\n blank </title>", "Much\n blank", "text")]
    [InlineData("<title>Said: &#147;yes&#148;</title>", "Said: “yes”", "text")]
    [InlineData("<title>CafÃ© closes</title>", "Café closes", "text")]
    [InlineData("<media:title>Picture</media:title><title>Headline</title>", "Headline", "text")]
    [InlineData("<title>Headline</title><media:title>Picture</media:title>", "Headline", "text")]
    public void Titles_in_rss_are_text_unless_they_are_plainly_html(string item, string title, string type)
    {
        var entry = Feed.Rss(item);
        Assert.Equal((title, type), (entry.Title, entry.TitleType));
    }

    [Theory]
    [InlineData("<content type='text'>a &lt;b&gt; c</content>", "a <b> c", "text")]
    [InlineData("<content type='html'>a &lt;b&gt;c&lt;/b&gt;&lt;script>x()&lt;/script></content>", "a <b>c</b>", "html")]
    [InlineData("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a &amp; <b>c</b></div></content>", "a &amp; <b>c</b>",
        "xhtml")]
    [InlineData("<content type='xhtml'><p xmlns='http://www.w3.org/1999/xhtml'>a</p><p>b</p></content>", "<p>a</p><p>b</p>", "xhtml")]
    [InlineData("<content type='html'><div>a &lt;b&gt;c&lt;/b&gt;</div></content>", "a <b>c</b>", "html")]
    [InlineData("<content type='image/png'>not base64!</content>", "not base64!", "text")]
    public void Content_in_atom_is_what_its_type_says(string entry, string content, string type)
    {
        var read = Feed.Atom(entry);
        Assert.Equal((content, type), (read.Content, read.ContentType));
        Assert.Equal(content, read.Summary);
    }

    [Fact]
    public void Of_two_descriptions_the_second_is_the_content_but_captions_never_are()
    {
        var two = Feed.Rss("<description>Short</description><description>Long and longer</description>");
        Assert.Equal(("Short", "Long and longer"), (two.Summary, two.Content));
        var captioned = Feed.Rss("<description>Short</description><media:description>A man on a boat</media:description><itunes:summary>Other</itunes:summary>");
        Assert.Equal(("Short", null), (captioned.Summary, captioned.Content));
    }

    [Theory]
    [InlineData("<p onclick='x()' class=\"a\" align=left>t</p>", "<p align=\"left\" class=\"a\">t</p>")]
    [InlineData("a<br>b<br/>c<hr />", "a<br />b<br />c<hr />")]
    [InlineData("<a href='javascript:alert(1)'>t</a>", "<a href=\"\">t</a>")]
    [InlineData("<a href='jav&#x61;script:alert(1)'>t</a>", "<a href=\"\">t</a>")]
    [InlineData("<a href=' java\nscript:alert(1)'>t</a>", "<a href=\"\">t</a>")]
    [InlineData("<img src=javascript:x alt=a>", "<img alt=\"a\" src=\"\" />")]
    [InlineData("<img src='data:image/svg+xml,x'>", "<img src=\"\" />")]
    [InlineData("<a href='/x?a=1&b=2'>t</a>", "<a href=\"http://p.example/x?a=1&amp;b=2\">t</a>")]
    [InlineData("<iframe src='x'></iframe><object>in</object><script>alert('</b>')</script>t", "int")]
    [InlineData("<style>p{}</style><p style='color: red; position: fixed; background: url(x)'>t</p>", "<p style=\"color: red;\">t</p>")]
    [InlineData("<<b></b>script>alert(1)<<b></b>/script>", "&lt;<b></b>script>alert(1)&lt;<b></b>/script>")]
    [InlineData("<!-- c --><![CDATA[x]]>y", "&lt;![CDATA[x]]>y")]
    [InlineData("1 < 2 &unknown; &eacute; &#8217;", "1 &lt; 2 &amp;unknown; &eacute; &#8217;")]
    [InlineData("<a title='<img src=x onerror=y>'>t</a>", "<a title=\"&lt;img src=x onerror=y&gt;\">t</a>")]
    [InlineData("<b title=\"x>t", "&lt;b title=\"x>t")]
    [InlineData("<svg><a xlink:href='javascript:x'><animate attributeName=href to='javascript:y'/>t</a></svg>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><a xlink:href=\"\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">t</a></svg>")]
    public void Html_is_built_anew_from_what_may_stay(string html, string built) =>
        Assert.Equal(built, Feed.Rss(
            $"<content:encoded>{html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}</content:encoded>", "http://p.example/f").Content);

    [Theory]
    [InlineData("<rss><channel><item><title>R&D &nbsp;news</title></item></channel></rss>", "R&D \u00A0news")]
    [InlineData("<rss><channel><item><title>Open", "Open")]
    [InlineData("<rss><channel><item><title>One</title><item><title>Two</title></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>One</title></item></channel></rss><junk", "One")]
    [InlineData("<rss><channel><item><title>One</title><description>a <p>b<br>c</description></item><item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title><![CDATA[One", "One")]
    [InlineData("<rss><channel><item><atom:title>One</atom:title></item></channel></rss>", "One")]
    [InlineData("\n\n<?xml version='1.0'?><rss><channel><item><title>One</title></item></channel></rss>", "One")]
    [InlineData("<rss><channel><item a='1' a='2'><title>O\u0001ne</title></item></channel></rss>", "One")]
    public void Broken_xml_is_read_as_far_as_its_meaning_is_plain(string document, string titles)
    {
        var feed = Feed.Read(document);
        Assert.Equal(titles, string.Join('|', feed.Entries.Select(e => e.Title)));
        Assert.False(feed.WellFormed);
        Assert.NotEmpty(feed.Problems);
        Feed.IsStorable(feed);
    }

    [Fact]
    public void Plain_entities_of_a_document_type_are_honoured_and_others_are_not()
    {
        var feed = Feed.Read("<!DOCTYPE rss [<!ENTITY paper \"The Paper &#169; Co\"><!ENTITY secret SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&paper;</title></channel></rss>");
        Assert.Equal("The Paper © Co", feed.Title);
        Assert.True(feed.WellFormed);
        Assert.Equal("&secret;", Feed.Read(
            "<!DOCTYPE rss [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&secret;</title></channel></rss>").Title);
    }

    [Theory]
    [InlineData("ann@p.example (Ann Lee)", "Ann Lee")]
    [InlineData("Ann Lee (ann@p.example)", "Ann Lee")]
    [InlineData("Ann Lee &lt;ann@p.example&gt;", "Ann Lee")]
    [InlineData("ann@p.example", "ann@p.example")]
    [InlineData(" Ann Lee ", "Ann Lee")]
    [InlineData("", null)]
    public void One_line_persons_give_their_name(string author, string? name) =>
        Assert.Equal(name, Feed.Rss($"<author>{author}</author>").Authors.SingleOrDefault());

    [Theory]
    [InlineData("<guid>http://p.example/1</guid>", "http://p.example/1", "http://p.example/1")]
    [InlineData("<guid isPermaLink='false'>http://p.example/1</guid>", "http://p.example/1", null)]
    [InlineData("<guid>abc</guid><link>http://p.example/2</link>", "abc", "http://p.example/2")]
    [InlineData("<link>http://p.example/2</link>", "http://p.example/2", "http://p.example/2")]
    [InlineData("<link>javascript:alert(1)</link>", null, null)]
    [InlineData("<title>No id</title>", null, null)]
    public void Ids_and_links_stand_in_for_each_other(string item, string? id, string? link)
    {
        var entry = Feed.Rss(item);
        Assert.Equal((id, link), (entry.Id, entry.Link));
    }

    [Theory]
    [InlineData("utf-16", "<?xml version='1.0' encoding='utf-16'?>", null)]
    [InlineData("utf-16BE", "<?xml version='1.0'?>", null)]
    [InlineData("utf-32", "", null)]
    [InlineData("iso-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?>", "application/xml")]
    [InlineData("iso-8859-1", "<?xml version='1.0' encoding='utf-8'?>", "application/rss+xml; charset=\"iso-8859-1\"")]
    [InlineData("utf-8", "<?xml version='1.0'?>", "text/xml")]
    public void Encodings_are_told_by_mark_then_header_then_declaration(string encoding, string declaration, string? contentType)
    {
        var written = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. written.GetPreamble(), .. written.GetBytes(declaration + "<rss><channel><title>Zürich</title></channel></rss>")];
        var feed = FeedReader.Read(bytes, null, contentType);
        Assert.Equal(("Zürich", true), (feed.Title, feed.WellFormed));
    }

    [Theory]
    [InlineData("<?xml version='1.0' encoding='utf-8'?>", null)]
    [InlineData("<?xml version='1.0' encoding='klingon'?>", null)]
    [InlineData("<?xml version='1.0'?>", "text/plain")]
    [InlineData("<?xml version='1.0'?>", "text/html; charset=us-ascii")]
    public void A_wrong_encoding_or_type_is_told_and_survived(string declaration, string? contentType)
    {
        var feed = FeedReader.Read(Encoding.Latin1.GetBytes(declaration + "<rss><channel><title>Zürich</title></channel></rss>"), null,
            contentType);
        Assert.Equal(("Zürich", false), (feed.Title, feed.WellFormed));
        Assert.NotEmpty(feed.Problems);
    }
}
