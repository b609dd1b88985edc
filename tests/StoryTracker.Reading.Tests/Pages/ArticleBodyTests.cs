using System.Text;

namespace StoryTracker.Reading.Tests;

/// <summary>What of a page is its article, and what is not, in the shapes that publishers give them.</summary>
public sealed class ArticleBodyTests
{
    const string First = "The council said on Monday that it would build 200 homes, a library and a school beside the old railway yard.";
    const string Second = "“We have waited for years,” said Ann Lee, who lives nearby, “and now it is here – at last.”";
    const string Third = "Work begins in the spring, and the first families are expected to move in before the end of next year.";
    const string Teaser = "A river that nobody had looked at for a century turns out to hold, after all, more kinds of fish than any other";

    static string[] Read(string body, string head = "") => WebPage.Read(
        "page", Encoding.UTF8.GetBytes($"<html><head><title>Homes for the yard</title>{head}</head><body>{body}</body></html>")).Text.Split("\n\n");

    static void AssertRead(string body, params string[] paragraphs) => Assert.Equal(paragraphs, Read(body));

    static string P(string text) => $"<p>{text}</p>";

    [Fact]
    public void A_table_is_read_by_rows() => AssertRead(
        $"<article>{P(First)}<table><thead><tr><th>Home</th><th>Rooms</th></tr></thead><tfoot><tr><th>Home</th><th>Rooms</th></tr></tfoot>"
        + $"<tbody><tr><td>Small</td><td><b>2</b></td></tr><tr><td>Large</td><td>5</td></tr></tbody></table>{P(Second)}</article>",
        First, "Home Rooms", "Small 2", "Large 5", Second);

    [Fact]
    public void Teasers_in_articles_of_their_own_are_left_out() => AssertRead(
        $"<article><h1>Homes for the yard</h1>{P(First)}{P(Second)}{P(Third)}<ul><li><article><h5><a href=/x>River</a></h5><div>{Teaser}...</div></article></li></ul></article>",
        First, Second, Third);

    [Fact]
    public void A_live_blog_is_all_its_articles() => AssertRead(
        $"<main><h1>Homes for the yard</h1><article><h3>10:15</h3>{P(First)}</article><article><h3>10:05</h3>{P(Second)}</article>"
        + $"<article><h3>09:55</h3>{P(Third)}</article></main>",
        "10:15", First, "10:05", Second, "09:55", Third);

    [Fact]
    public void More_text_in_another_article_does_not_win_over_the_one_with_the_headline() => AssertRead(
        $"<article><h1>Homes for the yard</h1>{P(First)}</article><article>"
        + $"{P("Other. " + Teaser + ".")}{P("More, much more. " + Teaser + ".")}</article>",
        First);

    [Theory]
    [InlineData("<div><img src=x><span>The yard, seen from the bridge in April</span></div>")]
    [InlineData("<p class=wp-caption-text>The yard, seen from the bridge in April</p>")]
    [InlineData("<figure><img src=x><figcaption>The yard, seen from the bridge, in April, before the work began.</figcaption></figure>")]
    [InlineData("<div class='relatedArticles'><p>A teaser, of some length, with a comma or two, about something else.</p></div>")]
    [InlineData("<section><h3>You may also like</h3><p>A teaser, of some length, with a comma or two, about something else.</p></section>")]
    [InlineData("<div>Advertisement</div>")]
    [InlineData("<p>Story continues below</p>")]
    [InlineData("<div class=newsletter-signup><p>Get our newsletter, every day, with all the news that there is.</p></div>")]
    [InlineData("<p>This website uses cookies. By continuing to browse this site you agree to our cookie policy.</p>")]
    [InlineData("<form><label>Your name</label><p>Leave your name and address, and we will write to you, every day.</p></form>")]
    [InlineData("<p><a href=/x>Read this other story of ours about a yard</a></p>")]
    public void Furniture_between_the_paragraphs_is_left_out(string furniture) =>
        AssertRead($"<article>{P(First)}{P(Second)}{furniture}{P(Third)}</article>", First, Second, Third);

    [Theory]
    [InlineData("<div>By Ann Lee</div><div>Monday, April 16, 2018 10:30 am</div>", "")]
    [InlineData("<p>PUBLISHED: April 16, 2018 at 8:59 pm | UPDATED: April 16, 2018</p><p>5 min read</p>",
        "<p>Filed under: Homes, Yard</p>")]
    [InlineData("<span>News</span>", "<p>Follow us on every network that there is</p><h3>Comments</h3>")]
    [InlineData("", "<h3>Related stories</h3><ul><li><a href=/x>Another story altogether</a></li></ul>")]
    public void What_stands_above_and_below_the_text_is_left_out(string above, string below) =>
        AssertRead($"<article><h1>Homes for the yard</h1>{above}{P(First)}{P(Second)}{P(Third)}{below}</article>", First, Second, Third);

    [Fact]
    public void A_page_within_a_form_or_hidden_until_a_script_has_run_is_read()
    {
        AssertRead($"<form id=aspnetForm><div>{P(First)}{P(Second)}{P(Third)}</div></form>", First, Second, Third);
        AssertRead($"<div style='display: none'>{P(First)}{P(Second)}{P(Third)}</div>", First, Second, Third);
    }

    [Fact]
    public void Headings_lists_separators_and_linked_words_stay() => AssertRead(
        $"<article>{P(First)}<h2>What comes next</h2><ul><li>Homes, first of all</li><li>Then the library</li></ul><p>___</p><p>{Second} The "
        + $"<a href=/t data-component=auto-linked-tag>Hong Kong</a> office agreed.</p>{P(Third)}</article>",
        First, "What comes next", "Homes, first of all", "Then the library", "___", Second + " The Hong Kong office agreed.", Third);

    static string Stated(params string[] paragraphs) =>
        $$"""<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Homes for the yard", "articleBody": "{{string.Join("\\n", paragraphs)}}"}</script>""";

    [Fact]
    public void The_stated_body_finds_the_article_among_longer_texts()
    {
        var others = string.Concat(Enumerable.Repeat(P("Another text, much longer, with commas, and with nothing to do with it: " + Teaser
            + "."), 5));
        Assert.Equal([First, Second, Third],
            Read($"<div class=x>{P(First)}{P(Second)}<p>A box that says, in some words, what else there is.</p>{P(Third)}</div><div class=y>{others}</div>", Stated(First, Second, Third)));
    }

    [Fact]
    public void A_stated_body_that_is_cut_off_cuts_nothing_off() =>
        Assert.Equal([First, Second, Third], Read($"<article>{P(First)}{P(Second)}{P(Third)}</article>",
            Stated(First + " " + Second[..40])));

    [Fact]
    public void Where_the_page_shows_no_text_the_stated_body_stands_in_and_that_is_told()
    {
        var article = WebPage.Read("page", Encoding.UTF8.GetBytes(Stated(First, Second, Third) + "<body><div id=app></div></body>"));
        Assert.Equal([First, Second, Third], article.Text.Split("\n\n"));
        Assert.Contains("JSON-LD", Assert.Single(article.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_behind_a_till_says_so() => Assert.Contains(
        "not free",
        Assert.Single(WebPage.Read("page", Encoding.UTF8.GetBytes(
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false}</script>"
                + P(First))).Problems), StringComparison.Ordinal);
}
