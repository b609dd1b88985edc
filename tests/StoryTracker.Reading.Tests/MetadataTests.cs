namespace StoryTracker.Reading.Tests;

public sealed class MetadataTests
{
    static ArticleFileEntry With(string metadata) => Reading.One("news/a.txt", "Words.", metadata);

    [Fact]
    public void All_fields_are_read()
    {
        var article = With(
            """
            {"title": " A title ", "byline": "Jo Bloggs", "outlet": "The Paper", "url": "https://paper.example/a", "language": "en-GB",
             "published": "2018-04-15T10:30:00+01:00"}
            """).Article();
        Assert.Equal("Words.", article.Text);
        Assert.Equal(("A title", "Jo Bloggs", "The Paper", "en-GB"), (article.Title, article.Byline, article.Outlet, article.Language));
        Assert.Equal(new Uri("https://paper.example/a"), article.Url);
        Assert.Equal(PublicationWindow.Instant(new(2018, 4, 15, 9, 30, 0, TimeSpan.Zero), "stated in a.json"), article.Published);
        Assert.Empty(article.Problems);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title": null, "published": null, "url": "", "outlet": "  "}""")]
    public void What_is_missing_stays_unknown(string metadata)
    {
        var article = With(metadata).Article();
        Assert.All([article.Title, article.Byline, article.Outlet, article.Url, article.Published, (object?)article.Language], Assert.Null);
    }

    [Fact]
    public void A_day_is_the_whole_day_and_an_interval_both_its_ends()
    {
        var day = With("""{"published": "2018-04-15"}""").Article().Published!;
        Assert.Equal("day", day.Precision);
        Assert.Equal("2018-04-15T00:00:00.0000000+00:00", $"{day.Earliest:O}");
        Assert.Equal("2018-04-15T23:59:59.9999990+00:00", $"{day.Latest:O}");

        var interval = With(
            """
            {"published": {"earliest": "2018-04-15", "latest": "2018-04-16", "reason": "It says so.", "estimatedBy": "an editor"}}
            """).Article();
        Assert.Equal(PublicationWindow.Days(new(2018, 4, 15), new(2018, 4, 16), "It says so.", "an editor"), interval.Published);

        var mixed = With("""{"published": {"earliest": "2018-04-15T12:00:00Z", "latest": "2018-04-15"}}""").Article().Published!;
        Assert.Equal(("interval", "stated in a.json"), (mixed.Precision, mixed.Reason));
    }

    [Theory]
    [InlineData("2018-04-15T10:30:00Z")]
    [InlineData("2018-04-15t10:30:00z")]
    [InlineData("2018-04-15 10:30:00.000000000+00:00")]
    [InlineData("2018-04-15T12:30:00+02:00")]
    [InlineData("2018-04-15T00:30:00-10:00")]
    public void A_time_is_read_as_RFC_3339_writes_it(string printed) =>
        Assert.Equal(
            new DateTimeOffset(2018, 4, 15, 10, 30, 0, TimeSpan.Zero),
            With($$"""{"published": "{{printed}}"}""").Article().Published!.Earliest);

    [Fact]
    public void A_leap_second_is_a_time() =>
        Assert.Equal(59, With("""{"published": "2016-12-31T23:59:60Z"}""").Article().Published!.Earliest.Second);

    [Theory]
    [InlineData("0000-04-15")]
    [InlineData("0000-00-00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2018-02-30")]
    [InlineData("2018-13-01")]
    [InlineData("15/04/2018")]
    [InlineData("2018-04")]
    [InlineData("yesterday")]
    [InlineData("2018-04-15T10:30:00")]
    [InlineData("2018-04-15T25:00:00Z")]
    [InlineData("2018-04-15T10:30:00+99:00")]
    public void A_time_that_cannot_be_right_is_refused_with_the_article(string printed)
    {
        With($$"""{"published": "{{printed}}"}""")
            .Refused("news/a.json has a time of publication that cannot be right", printed, "between the years 1900 and 2200");
        With($$$"""{"published": {"earliest": "2018-04-15", "latest": "{{{printed}}}"}}""").Refused("cannot be right", printed);
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData("", "is not JSON")]
    [InlineData("{\"title\": \"x\",}", "is not JSON (line 1)")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("\"words\"", "is not a JSON object")]
    [InlineData("{\"title\": 5}", "“title” that is not a string")]
    [InlineData("{\"outlet\": [\"a\"]}", "“outlet” that is not a string")]
    [InlineData("{\"title\": \"a\\u0000b\"}", "NUL character in “title”")]
    [InlineData("{\"title\": \"a\\ud800b\"}", "“title” with a damaged character")]
    [InlineData("{\"url\": \"javascript:alert(1)\"}", "“url” that is no http or https address")]
    [InlineData("{\"url\": \"file:///etc/passwd\"}", "“url” that is no http or https address")]
    [InlineData("{\"url\": \"/a\"}", "“url” that is no http or https address")]
    [InlineData("{\"language\": \"the queen's\"}", "“language” that is no language tag")]
    [InlineData("{\"published\": 20180415}", "“published” that is no time")]
    [InlineData("{\"published\": {\"earliest\": \"2018-04-15\"}}", "without “latest”")]
    [InlineData("{\"published\": {\"earliest\": \"2018-04-16\", \"latest\": \"2018-04-15\"}}", "“earliest” is after its “latest”")]
    public void Metadata_that_cannot_be_right_refuse_the_article_rather_than_half_of_what_is_known(string metadata, string says) =>
        With(metadata).Refused("news/a.json", says);

    [Fact]
    public void A_title_without_end_is_refused() =>
        With($$"""{"title": "{{new string('t', 3000)}}"}""").Refused("more than 2000 characters");

    [Fact]
    public void Unknown_fields_are_told_and_harmless()
    {
        var article = With(
            """{"title": "T", "colour": "red", "published": {"earliest": "2018-04-15", "latest": "2018-04-15", "mood": 1}}""").Article();
        Assert.Equal("T", article.Title);
        Assert.Equal("day", article.Published!.Precision);
        Assert.Equal(2, article.Problems.Count);
        Assert.Contains("“colour”", article.Problems[0], StringComparison.Ordinal);
        Assert.Contains("“mood”", article.Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_win_over_what_a_page_says_of_itself()
    {
        var page = "<title>Page</title><meta property=og:site_name content=Site><p>" + new string('w', 200) + "</p>";
        var article = Reading.One("a.html", page, """{"title": "Told"}""").Article();
        Assert.Equal(("Told", "Site"), (article.Title, article.Outlet));
    }
}
