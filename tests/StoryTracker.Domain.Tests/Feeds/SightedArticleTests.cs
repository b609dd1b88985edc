using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Tests.Feeds;

/// <summary>What feeds and fetches put on record of an article.</summary>
public sealed class SightedArticleTests
{
    static readonly Uri Url = new("https://quay.example/pier"), Amp = new("https://quay.example/amp/pier");
    static readonly Guid Id = DerivedId.ArticleAt(Url), Twin = DerivedId.ArticleAt(Amp), Feed = DerivedId.FeedAt(new("https://quay.example/feed"));
    static readonly Publication Stated = new(Samples.Noon, Samples.Noon, "instant", "The feed states it as published.");

    static ArticleSighted Sighting(string? entry = "a", string title = "Pier to open", string fingerprint = "1", string? content = null, Uri? url = null) =>
        new(Id, Feed, entry, url ?? Url, title, null, Stated, null, content, fingerprint, Samples.Noon);

    static ArticleFetched Page(string sha = "p") => new(sha, "text/html", Url, 200, Samples.Noon);

    static Outcome Sight(Given given, params ArticleSighted[] sightings) =>
        given.When(g => SightArticleHandler.Handle(new(Id, Url, "The Quay", sightings), g.Article(Id)));

    static Outcome Fetched(Given given, ArticleFetched? page, PageFailure? failure = null, int attempt = 1, string? otherwise = null) =>
        given.When(g => RecordFetchHandler.Handle(new(new(Id, attempt, Otherwise: otherwise), page, failure), g.Article(Id), Samples.Noon));

    [Fact]
    public void A_new_article_is_discovered_and_sighted_and_its_page_asked_for()
    {
        var given = new Given();
        var outcome = Sight(given, Sighting());
        Assert.Equal([new ArticleDiscovered(Id, Url, "The Quay"), Sighting()], Assert.Single(outcome.Appends).Events);
        Assert.Equal(new FetchArticle(Id), Assert.Single(outcome.Messages));
        Assert.True(Sight(given, Sighting()).IsNothing);
    }

    [Fact]
    public void Another_entry_of_a_known_article_is_linked_and_other_words_of_the_same_entry_ask_for_the_page_again()
    {
        var given = new Given();
        Sight(given, Sighting());
        Assert.Empty(Sight(given, Sighting("b", fingerprint: "2")).Messages);
        Assert.Equal(new FetchArticle(Id), Assert.Single(Sight(given, Sighting(title: "Pier opens late", fingerprint: "3")).Messages));
        Assert.Equal(3, given.Article(Id).State!.Sightings.Count);
    }

    [Fact]
    public void Two_entries_for_one_article_in_one_document_are_one_append()
    {
        var outcome = Sight(new Given(), Sighting(), Sighting("b", fingerprint: "2"), Sighting());
        Assert.Equal(3, Assert.Single(outcome.Appends).Events.Count);
        Assert.Single(outcome.Messages);
    }

    [Theory]
    [InlineData(410, true)]
    [InlineData(403, false)]
    public void An_article_that_was_read_stays_and_where_its_page_is_gone_a_second_look_comes_soon(int status, bool again)
    {
        var given = new Given();
        Sight(given, Sighting());
        Fetched(given, Page());
        given.When(g => Read(g, "The text."));
        var outcome = Fetched(given, null, new("It is gone.", status, Final: true));
        Assert.Empty(outcome.Appends);
        Assert.Equal(again ? [new RevisitArticle(Id, Samples.Noon + RevisitSchedule.SecondLookAfterNews, Gone: 1)] : [], outcome.Messages);
    }

    [Fact]
    public void A_page_is_recorded_once_and_read()
    {
        var given = new Given();
        Sight(given, Sighting());
        Assert.Equal(new ReadArticlePage(Id, "p"), Assert.Single(Fetched(given, Page()).Messages));
        given.When(g => Read(g, "The text."));
        Assert.True(Fetched(given, Page()).IsNothing);
        Assert.Single(Fetched(given, Page("q")).Messages);
    }

    [Fact]
    public void A_failure_is_tried_again_later_and_stated_after_the_last_attempt()
    {
        var given = new Given();
        Sight(given, Sighting());
        var failure = new PageFailure("Its server failed (500).", 500);
        var attempt = 1;
        while (Fetched(given, null, failure, attempt) is { Messages: [FetchArticle next] })
        {
            Assert.Equal(++attempt, next.Attempt);
            Assert.True(next.At > Samples.Noon);
        }
        Assert.InRange(attempt, 3, 10);
        Assert.Equal((failure.Reason, 500), given.Article(Id).State!.Unreachable is { } u ? (u.Reason, u.Status!.Value) : default);
        Assert.True(Fetched(given, null, failure, attempt).IsNothing);
    }

    [Theory]
    [InlineData(410, false)]
    [InlineData(451, false)]
    [InlineData(null, true)]
    public void What_is_final_is_not_tried_again(int? status, bool final) =>
        Assert.Null(PageAttempts.Next(new("It is gone.", status, Final: final), 1, Samples.Noon));

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void No_attempt_comes_before_the_time_that_the_server_gives_but_within_a_day(int hours)
    {
        var next = PageAttempts.Next(new("Later.", 503, Samples.Noon.AddHours(hours)), 1, Samples.Noon)!.Value;
        Assert.Equal(Samples.Noon.AddHours(Math.Min(hours, 24)), next);
    }

    [Fact]
    public void After_the_last_attempt_the_text_that_a_feed_carries_is_read()
    {
        var given = new Given();
        Sight(given, Sighting(content: "c"));
        var outcome = Fetched(given, null, new("It is gone.", 410));
        Assert.Equal(new ReadArticlePage(Id, "c", "It is gone."), Assert.Single(outcome.Messages));
        Assert.Empty(outcome.Appends);
        var twin = Fetched(given, null, new("It is gone.", 410), otherwise: "amp");
        Assert.Equal(new ReadArticlePage(Id, "amp", "It is gone."), Assert.Single(twin.Messages));
    }

    [Fact]
    public void What_cannot_be_read_falls_back_to_the_feed_once_and_is_stated_then()
    {
        var given = new Given();
        Sight(given, Sighting(content: "c"));
        Outcome Unreadable(ReadArticlePage asked) => given.When(g => UnreadablePageHandler.Handle(new(asked, "It holds no text."), g.Article(Id), Samples.Noon));
        var instead = Assert.IsType<ReadArticlePage>(Assert.Single(Unreadable(new(Id, "p")).Messages));
        Assert.Equal(("c", "It holds no text."), (instead.Sha256, instead.Instead));
        Assert.Empty(Unreadable(instead).Messages);
        Assert.Equal("It holds no text.", given.Article(Id).State!.Unreachable!.Reason);
        Assert.True(Unreadable(instead).IsNothing);
    }

    static Outcome Read(Given given, string text, Uri? canonical = null, bool thatPage = false, Guid? of = null) => RecordReadingHandler.Handle(
        new(of ?? Id, new(Url, "The Quay", "p", "text/html", text, "Pier to open", null, null, "en", Stated, []), canonical, thatPage),
        given.Article(of ?? Id), given.Article(canonical is null ? of ?? Id : DerivedId.ArticleAt(canonical)), Samples.Noon);

    static Given AmpSighted() => new Given().Has(Streams.Article(Twin), new ArticleDiscovered(Twin, Amp, "The Quay"),
        Sighting(url: Amp) with { ArticleId = Twin }, Page("amp") with { FinalUrl = Amp });

    [Fact]
    public void Another_form_of_the_page_is_linked_to_the_canonical_one_which_gets_its_sightings_and_is_fetched()
    {
        var given = AmpSighted();
        var outcome = given.When(g => Read(g, "The text.", Url, of: Twin));
        Assert.Equal(Id, given.Article(Twin).State!.Twin!.TwinOf);
        Assert.Equal(Sighting(url: Amp), Assert.Single(given.Article(Id).State!.Sightings));
        Assert.Equal(new FetchArticle(Id, Otherwise: "p"), Assert.Single(outcome.Messages));
        Assert.True(given.When(g => Read(g, "The text.", Url, of: Twin)).Appends.Count == 0);
    }

    [Fact]
    public void The_canonical_page_itself_reached_by_a_redirect_is_read_there_at_once()
    {
        var given = AmpSighted();
        var outcome = given.When(g => Read(g, "The text.", Url, thatPage: true, of: Twin));
        Assert.Equal("The text.", given.Article(Id).State!.Current!.Text);
        Assert.Equal(new ExtractClaims(Id, 1), Assert.Single(outcome.Messages));
        Assert.True(given.When(g => Read(g, "The text.", Url, thatPage: true, of: Twin)).IsNothing);
    }

    [Fact]
    public void Two_pages_that_name_each_other_do_not_lose_the_article()
    {
        var given = AmpSighted();
        given.When(g => Read(g, "The text.", Url, of: Twin));
        given.When(g => Read(g, "The text.", Amp));
        Assert.Equal("The text.", given.Article(Id).State!.Current!.Text);
    }

    [Theory]
    [InlineData("Pier to open", 0, true)]
    [InlineData("PIER to open!", 5, true)]
    [InlineData("Lamp is lit", 0, true)]
    [InlineData("Lamp is lit", 5, false)]
    [InlineData(null, 5, false)]
    public void An_id_stands_for_the_same_article_while_its_headline_or_its_date_stays(string? title, int daysLater, bool still)
    {
        var given = new Given();
        Sight(given, Sighting());
        var at = Samples.Noon.AddDays(daysLater);
        var now = Sighting(url: new("https://quay.example/other")) with { Title = title, Published = Stated with { Earliest = at, Latest = at } };
        Assert.Equal(still, EntryIdentity.IsStill(given.Article(Id).State!, now));
    }

    [Fact]
    public void A_removed_article_gets_nothing_more_on_record()
    {
        var given = new Given();
        Sight(given, Sighting());
        given.Has(Streams.Article(Id), new Domain.Erasure.ArticleErased(Id, "A court ordered it.", null, "Ana", Samples.Noon));
        Assert.True(Sight(given, Sighting("b", fingerprint: "9")).IsNothing);
        Assert.True(Fetched(given, Page("q")).IsNothing);
        Assert.True(given.When(g => Read(g, "The text.")).IsNothing);
    }
}
