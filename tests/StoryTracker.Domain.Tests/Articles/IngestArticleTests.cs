using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Tests.Articles;

public sealed class IngestArticleTests
{
    static Outcome Ingest(Given given, IngestArticle read) => IngestArticleHandler.Handle(read, given.Article(read.ArticleId), Samples.Noon);

    [Fact]
    public void A_new_article_is_discovered_and_read_and_sent_on_to_be_extracted()
    {
        var given = new Given();
        var outcome = given.When(g => Ingest(g, Samples.Read()));

        var events = Assert.Single(outcome.Appends).Events;
        Assert.Equal(new ArticleDiscovered(Samples.ArticleId, new("https://quay.example/pier"), "pier.txt"), events[0]);
        Assert.Equal((1, Samples.Text), (((RevisionRecorded)events[1]).Revision, ((RevisionRecorded)events[1]).Text));
        Assert.Equal(new ExtractClaims(Samples.ArticleId, 1), Assert.Single(outcome.Messages));
    }

    [Fact]
    public void The_same_article_again_records_nothing()
    {
        var given = new Given();
        given.When(g => Ingest(g, Samples.Read()));
        Assert.True(given.When(g => Ingest(g, Samples.Read())).IsNothing);
    }

    [Fact]
    public void A_changed_text_at_the_same_address_is_a_new_revision_and_the_old_one_stays()
    {
        var given = new Given();
        given.When(g => Ingest(g, Samples.Read()));
        var outcome = given.When(g => Ingest(g, Samples.Read(Samples.Text + " Later added.")));

        Assert.Equal(2, Assert.IsType<RevisionRecorded>(Assert.Single(Assert.Single(outcome.Appends).Events)).Revision);
        Assert.Equal(Samples.Text, given.Article(Samples.ArticleId).State!.Revision(1).Text);
    }

    [Fact]
    public void Tracking_parameters_and_fragments_do_not_make_another_article() =>
        Assert.Equal(Samples.Read().ArticleId, (Samples.Read() with { Url = new("HTTPS://QUAY.example/pier?fbclid=1") }).ArticleId);

    [Fact]
    public void Without_an_address_the_text_tells_articles_apart()
    {
        var nowhere = Samples.Read() with { Url = null };
        Assert.Equal(nowhere.ArticleId, (nowhere with { Title = "Other" }).ArticleId);
        Assert.NotEqual(nowhere.ArticleId, (nowhere with { Text = "Other text" }).ArticleId);
    }
}
