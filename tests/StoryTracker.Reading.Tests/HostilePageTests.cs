using System.Text;

namespace StoryTracker.Reading.Tests;

/// <summary>
/// Pages made to hang or break a reader. Each ends in an article or a refusal, without a watch: a hang is a test that never ends.
/// </summary>
public sealed class HostilePageTests
{
    const string Words = "<p>The council said on Monday that it would build 200 homes, a library and a school beside the old yard.</p>";

    static void SaysTheWords(ArticleFileEntry entry) => Assert.Contains("200 homes", entry.Article().Text, StringComparison.Ordinal);

    static ArticleFileEntry Read(string markup) => Reading.One("page.html", markup);

    static string Times(string markup, int count) => new StringBuilder().Insert(0, markup, count).ToString();

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<div></q>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<svg>")]
    [InlineData("<custom-element a='>'>")]
    public void Markup_nested_a_hundred_thousand_deep_is_refused(string tag) =>
        Read(Words + Times(tag, 100_000)).Refused("page.html is nested more than a thousand");

    [Theory]
    [InlineData("<q><div></q></div>")]
    [InlineData("<a><p>")]
    [InlineData("<b><p></b>")]
    [InlineData("<p>")]
    [InlineData("<br>")]
    [InlineData("<p>w<br><br>")]
    [InlineData("<li>")]
    [InlineData("</div>")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<table><b>")]
    [InlineData("<time datetime=x>")]
    [InlineData("<article>")]
    [InlineData("<div class=related><p>Some words, and some more, in a teaser that is long enough</p></div>")]
    [InlineData("<meta name=author content=x>")]
    [InlineData("<h3>Related</h3><p>w w w w</p>")]
    [InlineData("<div><h3>Related</h3>")]
    [InlineData("<img src=x> w")]
    [InlineData("<h1>w</h1>")]
    [InlineData("<figure><img>")]
    [InlineData("<span class=date>w")]
    [InlineData("<td>w</td>")]
    [InlineData("\0")]
    [InlineData("&#0;&#xD800;&#x110000;")]
    public void Markup_that_goes_on_and_on_gets_an_answer(string markup)
    {
        var entry = Read(Words + Times(markup, 20_000));
        Assert.NotEqual(entry.Article is null, entry.Refusal is null);
        if (entry.Article is not { } article) return;
        Assert.DoesNotContain('\0', article.Text);
        Assert.Equal(article.Text, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(article.Text)));
    }

    [Fact]
    public void A_deep_page_that_is_long_as_well_gets_an_answer() =>
        SaysTheWords(Read(Times("<div class=share>", 900) + Times(Words, 1_000)));

    [Fact]
    public void A_stated_body_that_repeats_itself_is_searched_in_one_pass()
    {
        var same = new string('a', 150_000);
        var script = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{same}\"}}</script>";
        SaysTheWords(Read(script + Words + Times($"<p>{same[..2_000]}b</p>", 1_000)));
    }

    [Fact]
    public void Sections_within_sections_and_paragraphs_at_the_bottom_get_an_answer() =>
        SaysTheWords(Read(Times("<div><h3>Related</h3>", 900) + Times(Words, 1_000)));

    [Fact]
    public void A_hundred_thousand_attributes_cost_nothing() =>
        SaysTheWords(Read($"<div {string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}=1"))}>{Words}</div>"));

    [Fact]
    public void A_page_of_more_than_10_MB_is_refused() =>
        Reading.One("page.html", new byte[10_000_001]).Refused("page.html is larger than 10 MB");

    [Theory]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("{\"@type\": \"NewsArticle\", \"datePublished\": {\"a\": 1}, \"author\": [[[\"x\"]], 5, null], \"headline\": 5}")]
    [InlineData("{\"@type\": \"NewsArticle\", \"headline\": \"\\ud800\", \"author\": {\"name\": {\"name\": null}}}")]
    [InlineData("null")]
    public void Structured_data_of_any_shape_are_harmless(string json) =>
        SaysTheWords(Read($"<script type='application/ld+json'>{json}</script>{Words}"));

    [Fact]
    public void Scripts_and_links_in_what_is_read_never_become_addresses()
    {
        const string links = "<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='data:text/html,x'>";
        Assert.Null(Read(links + Words).Article().Url);
    }
}
