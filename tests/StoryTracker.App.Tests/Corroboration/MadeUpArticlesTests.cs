using StoryTracker.Matching.Divergences;

namespace StoryTracker.App.Tests.Corroboration;

/// <summary>Articles of our own through the real extractor and parser: what must be found, and where to be silent.</summary>
public sealed class MadeUpArticlesTests
{
    static Pair Between(string a, string b) => new(ReadArticles.Of(a, "Larkford Post"), ReadArticles.Of(b, "Valley Herald"));

    [Fact]
    public void Every_divergence_between_two_outlets_is_found()
    {
        Assert.True(MadeUpDivergences.Between.Length + MadeUpDivergences.Within.Length >= 40);
        var missed = MadeUpDivergences.Between.Where(c => !Between(c.A, c.B).Found.Any(d => d.Kind == c.Kind)).Select(c => $"{c.Kind}: {c.A} | {c.B}").ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public void Every_divergence_within_an_article_is_found()
    {
        var missed = MadeUpDivergences.Within.Where(c => !DivergenceFinder.Within(ReadArticles.Of(c.Text, "Larkford Post")).Any(d => d.Kind == c.Kind)).Select(c => $"{c.Kind}: {c.Text}").ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public void Nothing_is_claimed_of_articles_that_agree()
    {
        Assert.True(MadeUpAgreements.Between.Length + MadeUpAgreements.Within.Length >= 60);
        var alarms = MadeUpAgreements.Between.SelectMany(c => Between(c.A, c.B).Found)
            .Concat(MadeUpAgreements.Within.SelectMany(t => DivergenceFinder.Within(ReadArticles.Of(t, "Larkford Post"))))
            .Where(d => !d.Compatible).Select(d => d.Sentence).ToList();
        Assert.True(alarms.Count == 0, string.Join('\n', alarms));
    }

    [Fact]
    public void Evidence_is_the_slice_and_the_order_of_the_outlets_does_not_matter()
    {
        foreach (var (_, a, b) in MadeUpDivergences.Between)
        {
            var both = Between(a, b);
            Assert.Equal(both.Found.Select(d => d.Sentence), Between(a, b).Turned.Select(d => d.Sentence));
            Assert.All(both.Found.SelectMany(d => d.Evidence), e => Assert.Equal(both.TextOf(e)[e.Start..e.End], e.Text));
            Assert.All(both.Found, d => Assert.NotEmpty(d.Reasons));
        }
    }

    [Fact]
    public void A_text_says_nothing_against_itself_under_another_outlets_name() =>
        Assert.All(MadeUpDivergences.Between.SelectMany(c => new[] { c.A, c.B }), t => Assert.Empty(Between(t, t + "\nIt rained all day.").Found));

    [Fact]
    public void A_number_that_moved_between_two_revisions_is_found_and_a_comma_is_not()
    {
        var before = ReadArticles.Of("Police arrested 12 protesters in Larkford.\nThe mayor was pleased.", "Larkford Post");
        var moved = Assert.Single(DivergenceFinder.Moved(before, ReadArticles.Of("Police arrested 19 protesters in Larkford.\nThe mayor was pleased.", "Larkford Post")));
        Assert.Equal((DivergenceKind.Moved, "12", "19"), (moved.Kind, moved.Evidence[0].Text, moved.Evidence[1].Text));
        Assert.Empty(DivergenceFinder.Moved(before, ReadArticles.Of("Police arrested 12 protesters, in Larkford.\nThe mayor was very pleased.", "Larkford Post")));
        Assert.Empty(DivergenceFinder.Moved(before, before));
    }

    sealed record Pair(ArticleReading A, ArticleReading B)
    {
        public IReadOnlyList<Divergence> Found { get; } = DivergenceFinder.Between(A, B);

        public IReadOnlyList<Divergence> Turned { get; } = DivergenceFinder.Between(B, A);

        public string TextOf(Evidence e) => e.ArticleId == A.ArticleId ? A.Text : B.Text;
    }
}
