using System.Text;

namespace StoryTracker.Reading.Tests;

public sealed class PageFactsTests
{
    const string Body = "<p>The council said on Monday that it would build 200 homes, a library and a school beside the old railway yard.</p>";

    static readonly Uri Url = new("https://www.paper.example/news/2018/04/15/homes");

    static ReadArticle Read(string head, string top = "", string title = "Homes for the yard", Uri? url = null) => WebPage.Read(
        "page", Encoding.UTF8.GetBytes($"<html><head><title>{title}</title>{head}</head><body><article><h1>Homes for the yard</h1>{top}{Body}</article></body></html>"),
        url ?? Url);

    [Theory]
    [InlineData("<link rel=canonical href=/news/homes#top>", "https://www.paper.example/news/homes")]
    [InlineData("<link rel=canonical href=https://amp.paper.example/homes>", "https://amp.paper.example/homes")]
    [InlineData("<link rel=canonical href=https://www.paper.example/><meta property=og:url content=https://paper.example/homes>",
        "https://paper.example/homes")]
    [InlineData("<link rel=canonical href=https://www.paper.example/>", null)]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", null)]
    [InlineData("<link rel=canonical href='https://u:p@www.paper.example/x'>", null)]
    [InlineData("", null)]
    public void The_canonical_address_is_on_the_same_site_and_no_home_page(string head, string? canonical)
    {
        var article = Read(head);
        Assert.Equal(canonical, article.Canonical?.AbsoluteUri);
        Assert.Equal(canonical ?? Url.AbsoluteUri, article.Url?.AbsoluteUri);
    }

    [Fact]
    public void The_address_of_another_site_is_told_and_not_believed()
    {
        var article = Read("<link rel=canonical href=https://agency.example/homes>");
        Assert.Null(article.Canonical);
        Assert.Contains("https://agency.example/homes", Assert.Single(article.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<meta property=og:site_name content='The Paper | All the news'>", "Homes for the yard", "The Paper")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Paper\"}}</script>", "x", "The Paper")]
    [InlineData("<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"publisher\":{\"@id\":\"#o\"}},{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"The Paper\"}]}</script>", "x", "The Paper")]
    [InlineData("<meta name=application-name content='The Paper'>", "Homes for the yard", "The Paper")]
    [InlineData("", "Homes for the yard - The Daily", "The Daily")]
    [InlineData("", "Something else | Paper", "Paper")]
    [InlineData("", "Homes for the yard", null)]
    public void The_outlet_is_what_the_page_says(string head, string title, string? outlet) =>
        Assert.Equal(outlet, Read(head, "", title).Outlet);

    [Theory]
    [InlineData("<meta name=author content='By Ann Lee'>", "", "Ann Lee")]
    [InlineData("<meta name=author content='https://paper.example/staff/1'>", "<a rel=author>Ann Lee</a>", "Ann Lee")]
    [InlineData("", "<p class=byline>By <a rel=author>Ann Lee</a> and <a rel=author>Jo Bloggs</a></p>", "Ann Lee, Jo Bloggs")]
    [InlineData("", "<div class=article-byline>By Ann Lee | April 15, 2018</div>", "Ann Lee")]
    [InlineData("", "<div class=byline>By Ann Lee<br>Chief Reporter Monday, 16 April 2018</div>", "Ann Lee Chief Reporter")]
    [InlineData("<meta name=author content=admin>", "", null)]
    [InlineData("<meta property=og:site_name content='The Paper'><meta name=author content='The Paper'>", "", null)]
    [InlineData("", "<aside><a rel=author>Somebody Else</a></aside>", null)]
    [InlineData("", "<blockquote>Words <span class=author>A Minister</span></blockquote>", null)]
    public void The_byline_names_who_wrote_it_or_nobody(string head, string top, string? byline) =>
        Assert.Equal(byline, Read(head, top).Byline);

    [Theory]
    [InlineData("<meta name=date content='Sun, 15 Apr 2018 10:00:00 GMT'>", "", "2018-04-15T10:00:00Z", Reliability.Stated)]
    [InlineData("<meta name=pubdate content='20180415T100000Z'>", "", "2018-04-15T10:00:00Z", Reliability.Stated)]
    [InlineData("<meta name=pubdate content='1523786400'>", "", "2018-04-15T10:00:00Z", Reliability.Stated)]
    [InlineData("<meta name=date content='April 15, 2018'>", "", "2018-04-15T00:00:00Z", Reliability.Stated)]
    [InlineData("", "<time datetime='2018-04-15T10:00:00+02:00'>then</time>", "2018-04-15T08:00:00Z", Reliability.Shown)]
    [InlineData("", "<div class=post-date>Published: April 15, 2018 at 8:59 pm</div>", "2018-04-15T00:00:00Z", Reliability.Shown)]
    [InlineData("", "<aside><time datetime='2017-01-01'>old</time></aside>", "2018-04-15T00:00:00Z", Reliability.Derived)]
    public void The_time_of_publication_says_how_far_it_can_be_trusted(string head, string top, string earliest, Reliability reliability)
    {
        var published = Read(head, top).Published!;
        Assert.Equal((DateTimeOffset.Parse(earliest, null), reliability), (published.Earliest, published.Reliability));
    }

    [Theory]
    [InlineData("<meta name=date content='4/5/2018'>")]
    [InlineData("<meta name=date content='1970-01-01T00:00:00Z'>")]
    [InlineData("<meta name=date content='today'>")]
    public void A_date_that_could_be_two_or_nobody_set_is_none(string head) =>
        Assert.Null(Read(head, url: new("https://paper.example/homes")).Published);

    [Theory]
    [InlineData("2018-04-15T12:00:00Z", "2018-04-15T12:00:00Z")]
    [InlineData("2018-04-14T12:00:00Z", null)]
    public void A_change_is_never_before_the_publication(string modified, string? read)
    {
        var head = $"<meta property=article:published_time content=2018-04-15T10:00:00Z><meta property=article:modified_time content={modified}>";
        Assert.Equal(read is null ? null : DateTimeOffset.Parse(read, null), Read(head).Modified?.Earliest);
    }

    [Fact]
    public void Of_several_articles_in_structured_data_the_one_with_the_headline_is_meant()
    {
        const string head = """
            <script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another", "author": "No One"}]}</script>
            <script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Some other story", "datePublished": "2001-01-01", "author": "No One"},
             {"@type": "NewsArticle", "headline": "Homes for
             the yard", "datePublished": "2018-04-15T10:00:00Z", "author": [{"name": "Ann Lee"}, {"name": "Jo Bloggs"}],}]</script>
            """;
        var article = Read(head);
        Assert.Equal(("Ann Lee, Jo Bloggs", 2018), (article.Byline, article.Published!.Earliest.Year));
    }

    [Fact]
    public void The_headline_is_the_printed_one_and_not_the_sign_of_the_house()
    {
        const string markup = $"<title>Homes for the yard | Paper</title><div class=logo><h1><a href=/>The Daily Paper</a></h1></div><article><h2>Homes for the yard</h2>{Body}</article>";
        Assert.Equal("Homes for the yard", WebPage.Read("page", Encoding.UTF8.GetBytes(markup), Url).Title);
    }

    [Fact]
    public void An_encoding_that_no_reader_may_use_is_passed_over() =>
        Assert.Contains("200 homes", WebPage.Read("page", Encoding.UTF8.GetBytes(Body), Url, "text/html; charset=utf-7").Text,
            StringComparison.Ordinal);
}
