namespace StoryTracker.Reading.Tests;

public sealed class NewsMlG2Tests
{
    static ReadArticle Read(string xml) => Reading.One("item.xml", xml).Article();

    static string Item(string content, string status = "stat:usable") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:agency.example,2018:7" version="2" standard="NewsML-G2" xml:lang="en">
          <itemMeta><itemClass qcode="ninat:text"/><provider literal="AG"><name>The Agency</name></provider>
            <versionCreated>2018-04-15T10:00:00Z</versionCreated><pubStatus qcode="{status}"/></itemMeta>
          <contentMeta><contentCreated>2018-04-15T09:00:00Z</contentCreated><by>By Jo Bloggs</by><language tag="en-GB"/>
            <headline>Homes for <i xmlns="http://www.w3.org/1999/xhtml">the</i> yard</headline></contentMeta>
          <contentSet>{content}</contentSet>
        </newsItem>
        """;

    const string Html = """
        <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>
          <body><h1>Homes</h1><p>The council said it would <b>build</b> homes.</p><figure><figcaption>No</figcaption></figure><p>Work begins
          in&#160;spring.</p></body></html></inlineXML>
        """;

    [Fact]
    public void An_item_is_its_metadata_and_the_paragraphs_of_its_content()
    {
        var article = Read(Item(Html));
        Assert.Equal("Homes\n\nThe council said it would build homes.\n\nWork begins in\u00A0spring.", article.Text);
        Assert.Equal(("Homes for the yard", "Jo Bloggs", "The Agency", "en-GB"),
            (article.Title, article.Byline, article.Outlet, article.Language));
        Assert.Equal(new(2018, 4, 15, 9, 0, 0, TimeSpan.Zero), article.Published!.Earliest);
        Assert.Contains("contentCreated", article.Published.Reason, StringComparison.Ordinal);
        Assert.Equal(new(2018, 4, 15, 10, 0, 0, TimeSpan.Zero), article.Modified!.Earliest);
    }

    [Theory]
    [InlineData("<inlineData contenttype=\"text/plain\">One.\n\nTwo.</inlineData>")]
    [InlineData("<inlineData contenttype=\"text/html\">&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;No&lt;/script&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData>")]
    [InlineData("<inlineXML><nitf><head><title>No</title></head><body><body.head><hedline><hl1>No</hl1></hedline><byline>No</byline></body.head><body.content><block><p>One.</p><media><media-caption>No</media-caption></media><p><person>Two</person>.</p></block></body.content></body></nitf></inlineXML>")]
    public void Content_comes_as_text_markup_or_nitf(string content) => Assert.Equal("One.\n\nTwo.", Read(Item(content)).Text);

    [Fact]
    public void Of_a_message_the_first_item_with_a_text_is_read()
    {
        static string Bare(string item) => item[(item.IndexOf("?>", StringComparison.Ordinal) + 2)..];
        var picture = Bare(Item("<remoteContent href=\"x.jpg\"/>"));
        var article = Read($"<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>{picture}{Bare(Item(Html))}</itemSet></newsMessage>");
        Assert.StartsWith("Homes\n\nThe council", article.Text, StringComparison.Ordinal);
        Assert.Contains("2 items", Assert.Single(article.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_nitf_document_is_read()
    {
        var article = Read("""
            <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
            <nitf><head><title>Slug</title><docdata><date.issue norm="20180415T090000Z"/></docdata></head>
              <body><body.head><hedline><hl1>Homes for the yard</hl1></hedline><byline>By Jo Bloggs</byline><distributor>The Agency</distributor></body.head>
              <body.content><p>One.</p><hl2>Then</hl2><p>Two.</p></body.content></body></nitf>
            """);
        Assert.Equal(("One.\n\nThen\n\nTwo.", "Homes for the yard", "Jo Bloggs", "The Agency"),
            (article.Text, article.Title, article.Byline, article.Outlet));
        Assert.Equal(new(2018, 4, 15, 9, 0, 0, TimeSpan.Zero), article.Published!.Earliest);
    }

    [Fact]
    public void Withheld_and_killed_items_are_refused() => Reading.One("item.xml",
        Item(Html, "stat:canceled")).Refused("is marked “canceled”");

    [Fact]
    public void Bombs_depth_and_foreign_files_end_in_a_refusal()
    {
        const string bomb = "<!DOCTYPE newsItem [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><newsItem><contentSet><inlineData>&b;</inlineData></contentSet></newsItem>";
        Reading.One("item.xml", bomb).Refused("is no well-formed XML");
        const string file = "<!DOCTYPE newsItem [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><newsItem><contentSet><inlineData>&a;</inlineData></contentSet></newsItem>";
        Reading.One("item.xml", file).Refused("is no well-formed XML");
        Reading.One("item.xml", "<newsItem>" + string.Concat(Enumerable.Repeat("<a>", 100_000))).Refused("is no well-formed XML");
        Reading.One("item.xml", "<newsItem/>").Refused("no news item with a text");
    }
}
