namespace StoryTracker.Reading.Tests;

public sealed class NinjsTests
{
    static ReadArticle Read(string json) => Reading.One("item.json", json).Article();

    [Fact]
    public void Version_1_has_its_texts_in_properties()
    {
        var article = Read("""
            {"uri": "https://agency.example/items/7", "type": "text", "firstcreated": "2018-04-15T09:00:00Z", "versioncreated": "2018-04-15T10:00:00Z",
             "byline": "By Jo Bloggs", "headline": "Homes for the yard", "copyrightholder": "Agency", "language": "en-GB", "pubstatus": "usable",
             "body_html": "<p>Other.</p>", "body_text": "The council said it would build homes.\r\n\r\nWork begins in spring."}
            """);
        Assert.Equal("The council said it would build homes.\n\nWork begins in spring.", article.Text);
        Assert.Equal(("Homes for the yard", "Jo Bloggs", "Agency", "en-GB"),
            (article.Title, article.Byline, article.Outlet, article.Language));
        Assert.Equal(PublicationWindow.Instant(new(2018, 4, 15, 9, 0, 0, TimeSpan.Zero),
            "the item's firstCreated says “2018-04-15T09:00:00Z”"), article.Published);
        Assert.Equal(new(2018, 4, 15, 10, 0, 0, TimeSpan.Zero), article.Modified!.Earliest);
        Assert.Equal(new Uri("https://agency.example/items/7"), article.Canonical);
    }

    [Fact]
    public void Version_3_has_lists_in_other_letters()
    {
        var article = Read("""
            {"uri": "urn:newsml:agency.example:2018:7", "versionCreated": "2018-04-15T10:00:00+02:00", "pubStatus": "usable", "by": "Von Jo Bloggs",
             "infoSources": [{"role": "x"}, {"name": "Agentur"}], "language": "de",
             "headlines": [{"role": "sub", "value": "Nebensache"}, {"role": "main", "value": "Wohnungen am Hof"}],
             "bodies": [{"role": "teaser", "contentType": "text/html", "value": ""}, {"role": "main", "contentType": "text/html",
               "value": "<section><p>Der Rat will <b>200</b> Wohnungen bauen.</p><figure><figcaption>Bild</figcaption></figure><p>Es geht los.</p></section>"}]}
            """);
        Assert.Equal("Der Rat will 200 Wohnungen bauen.\n\nEs geht los.", article.Text);
        Assert.Equal(("Wohnungen am Hof", "Jo Bloggs", "Agentur"), (article.Title, article.Byline, article.Outlet));
        Assert.Null(article.Canonical);
        Assert.Null(article.Modified);
    }

    [Theory]
    [InlineData("""{"uri": "x", "headline": "y", "pubstatus": "withheld", "body_text": "z"}""", "withheld")]
    [InlineData("""{"uri": "x", "headline": "y", "pubStatus": "canceled", "body_text": "z"}""", "canceled")]
    [InlineData("""{"uri": "x", "headline": "y", "type": "picture"}""", "without a text body")]
    [InlineData("""{"uri": "x", "headline": """, "is not JSON")]
    [InlineData("[]", "is no news item")]
    public void What_is_no_text_or_not_to_be_used_is_refused(string json, string says) =>
        Reading.One("item.json", json).Refused("item.json", says);

    [Fact]
    public void Properties_of_any_shape_are_harmless()
    {
        var article = Read("""
            {"uri": 5, "headline": {"a": 1}, "headlines": [5, {"value": "\ud800"}, {"role": {}, "value": "Yes"}], "byline": [], "provider": {"name": null},
             "versioncreated": "never", "body_text": "Words.", "language": "not a tag", "embargoed": "2018-04-16T00:00:00Z"}
            """);
        Assert.Equal(("Words.", "Yes"), (article.Text, article.Title));
        Assert.Null(article.Published);
        Assert.Contains("embargo", Assert.Single(article.Problems), StringComparison.Ordinal);
    }
}
