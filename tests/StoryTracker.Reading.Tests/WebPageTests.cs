using System.Text;

namespace StoryTracker.Reading.Tests;

public sealed class WebPageTests
{
    const string First = "The council said on Monday that it would build 200 homes, a library and a school beside the old railway yard.";
    const string Second = "“We have waited for years,” said Ann Lee, who lives nearby, “and now it is here – at last.”";
    const string Third = "Work begins in the spring, and the first families are expected to move in before the end of next year.";

    static ReadArticle Page(string markup) => Reading.One("page.html", markup).Article();

    static string Typical(string head = "", string top = "") => $"""
        <!doctype html><html lang="en-GB"><head><title>Homes for the yard - The Paper</title>{head}</head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
        <header class="site-header"><a href="/">The Paper</a></header>
        <div class="layout-with-sidebar"><article>
          <h1>Homes for the yard</h1>{top}
          <div class="share-bar"><a href="#">Share this on every network you can think of, dear reader</a></div>
          <div class="article-body">
            <p>{First}</p>
            <figure><img src="x.jpg"><figcaption>The yard, in a picture with a long caption under it, as pictures do.</figcaption></figure>
            <p>{Second}</p>
            <aside>Sign up for our newsletter, which comes every day, has all the news, and costs nothing.</aside>
            <script>var text = "Not a word of this is to be read, not even with commas, of which there are some.";</script>
            <h2>What comes next</h2>
            <p>{Third}<br><br>It is the <a href="/o">largest</a> such  scheme
               in the county.</p>
            <p>Read more: <a href="/x">Another story about homes</a></p>
          </div>
        </article>
        <section class="related-stories"><h3>Related</h3>
          <p>Another article, with a teaser of some length, a comma or two, and nothing to do with it.</p></section>
        </div><footer><p>Copyright The Paper, all rights reserved, and so on, and so forth, for ever and ever.</p></footer></body></html>
        """;

    [Fact]
    public void The_body_is_its_paragraphs_without_the_furniture()
    {
        var article = Page(Typical());
        Assert.Equal([First, Second, "What comes next", Third, "It is the largest such scheme in the county."], article.Text.Split("\n\n"));
        Assert.Equal("Homes for the yard", article.Title);
        Assert.Equal("en-GB", article.Language);
        Assert.Null(article.Published);
        Assert.Null(article.Byline);
    }

    [Fact]
    public void What_the_page_says_of_itself_is_read_with_the_evidence()
    {
        var article = Page(Typical(
            """
            <link rel="canonical" href="https://paper.example/homes"><meta property="og:site_name" content="The Paper &amp; Post">
            <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
              {"@type": ["NewsArticle"], "headline": "Homes", "datePublished": "2018-04-15T10:00:00+01:00",
               "author": [{"@type": "Person", "name": "By Jo Bloggs"}, "Al Smith"], "publisher": {"name": "Other"}}]}</script>
            """));
        Assert.Equal(("Jo Bloggs, Al Smith", "The Paper & Post"), (article.Byline, article.Outlet));
        Assert.Equal(new Uri("https://paper.example/homes"), article.Url);
        Assert.Equal(
            PublicationWindow.Instant(
                new(2018, 4, 15, 9, 0, 0, TimeSpan.Zero), "the page's JSON-LD says datePublished “2018-04-15T10:00:00+01:00”"),
            article.Published);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2018-04-15T10:00:00Z'>", "", "instant", "article:published_time")]
    [InlineData("<meta name='DC.date.issued' content='2018-04-15'>", "", "day", "meta element dc.date.issued")]
    [InlineData("<meta name='pubdate' content='2018-04-15T10:00:00'>", "", "interval", "without a time zone")]
    [InlineData("", "<time datetime='2018-04-15T10:00Z'>that day</time>", "instant", "time element")]
    [InlineData("<script type='application/ld+json'>{broken</script>", "<time datetime='2018-04-15'>then</time>", "day", "time element")]
    public void The_time_of_publication_names_its_source(string head, string top, string precision, string source)
    {
        var published = Page(Typical(head, top)).Published!;
        Assert.Equal(precision, published.Precision);
        Assert.Contains(source, published.Reason, StringComparison.Ordinal);
        Assert.InRange(new DateTimeOffset(2018, 4, 15, 10, 0, 0, TimeSpan.Zero), published.Earliest, published.Latest);
        Assert.Null(published.EstimatedBy);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='0000-00-00'>")]
    [InlineData("<meta property='article:published_time' content='9999-12-31T00:00:00Z'>")]
    [InlineData("<meta property='article:published_time' content='last Tuesday'>")]
    public void A_time_that_cannot_be_right_is_no_time(string head) => Assert.Null(Page(Typical(head)).Published);

    [Fact]
    public void The_encoding_is_the_one_the_page_says_or_shows()
    {
        const string printed = "<p>“Café” costs 5 € – so they said, in the café, on the day that it opened, before noon.</p>";
        var windows = Encoding.Latin1.GetBytes(
            printed.Replace('“', '\u0093').Replace('”', '\u0094').Replace('€', '\u0080').Replace('–', '\u0096'));
        var text = printed[3..^4];
        Assert.Equal(text, Reading.One("a.html", Encoding.UTF8.GetBytes(printed)).Article().Text);
        Assert.Equal(text, Reading.One("a.html", [.. "<meta charset=iso-8859-1>"u8, .. windows]).Article().Text);
        var silent = Reading.One("a.html", windows).Article();
        Assert.Equal(text, silent.Text);
        Assert.Contains("windows-1252", Assert.Single(silent.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData("<nav><a href=/>Home</a></nav><script>var a;</script>")]
    [InlineData("")]
    public void A_page_without_an_article_is_refused(string markup) => Reading.One("p.html", markup).Refused("p.html has no article text");

    [Fact]
    public void Characters_of_the_article_stay_as_printed()
    {
        const string printed = "He “wont” go to the caf\u00E9, she ‘said’ – at 5\u00A0pm, again & again, <as ever>.";
        var markup = printed.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        Assert.Equal(printed, Page($"<article><p>{markup}</p></article>").Text);
    }
}
