using StoryTracker.Evaluation.Corpora;

namespace StoryTracker.Language.Tests.Evaluation;

/// <summary>The reader of annotated articles.</summary>
public class AnnotatedArticleTests
{
    const string Header = "title: A plan\npublished: 2024-03-06\nreed = Anna Reed\nhill = Tom Hill\n\n";

    static GoldArticle Read(string body) => AnnotatedArticle.Read("a", Header + body + "\n");

    [Fact]
    public void Marks_become_spans_of_the_plain_text()
    {
        var article = Read("{1,2:Anna Reed, the mayor}, <1:said> ^2024-03-05|yesterday^ [1 reed:that the plan was “bold”] but <2:declined> [2 reed declined:to say more].\n\n"
            + "[3 hill:“It will fail,”] {3:Hill} <3:said>. [3:“You will see.”]");
        Assert.Equal("Anna Reed, the mayor, said yesterday that the plan was “bold” but declined to say more.\n\n“It will fail,” Hill said. “You will see.”",
            article.Text);
        Assert.Equal(new DateOnly(2024, 3, 6), article.Input.Published!.Latest);
        Assert.Collection(article.Quotations,
            q => Assert.Equal(("that the plan was “bold”", "Anna Reed, the mayor", "said", QuotationType.Mixed, Polarity.Said, "Anna Reed"), Shown(q)),
            q => Assert.Equal(("to say more", "Anna Reed, the mayor", "declined", QuotationType.Indirect, Polarity.Declined, "Anna Reed"), Shown(q)),
            q => Assert.Equal(("“It will fail,” | “You will see.”", "Hill", "said", QuotationType.Direct, Polarity.Said, "Tom Hill"), Shown(q)));
        Assert.Equal("It will fail|You will see", string.Join('|', article.Segments!.Select(s => s.Span.In(article.Text))));
        Assert.Equal(("yesterday", "DATE", "2024-03-05"), (article.Dates[0].Span.In(article.Text), article.Dates[0].Type, article.Dates[0].Value));

        (string, string, string, QuotationType?, Polarity?, string?) Shown(GoldQuotation q) =>
            (q.Content.Words(article.Text), q.Source.Words(article.Text), q.Cue.Words(article.Text), q.Type, q.Polarity, q.Speaker);
    }

    [Fact]
    public void Marks_nest()
    {
        var article = Read("{1:Reed} <1:said> [1 reed:that {2:Hill} <2:had told> her [2 hill direct:‘no’] ^SET P1D|daily^].");
        Assert.Equal("Reed said that Hill had told her ‘no’ daily.", article.Text);
        Assert.Equal("that Hill had told her ‘no’ daily|‘no’", string.Join('|', article.Quotations.Select(q => q.Content.Words(article.Text))));
        Assert.Equal(QuotationType.Direct, article.Quotations[1].Type);
        Assert.Equal(("SET", "P1D"), (article.Dates[0].Type, article.Dates[0].Value));
    }

    [Theory]
    [InlineData("P2Y", "DURATION")]
    [InlineData("PT4M", "DURATION")]
    [InlineData("PRESENT_REF", "DATE")]
    [InlineData("2024-03-05TNI", "TIME")]
    [InlineData("2024-W10", "DATE")]
    public void The_kind_of_a_time_follows_from_its_value(string value, string type) =>
        Assert.Equal(type, Read($"[1 reed:a] [2 hill:b] ^{value}|then^").Dates[0].Type);

    [Theory]
    [InlineData("[1 reed:a [2 hill:b]", "never closed")]
    [InlineData("[1 reed:a] [2 hill:b]}", "not open")]
    [InlineData("[1 reed:a} [2 hill:b]", "not open")]
    [InlineData("[1 reed:a] {2:b} [3 hill:c]", "quotation 2 has no content")]
    [InlineData("[1 reeed:a] [2 hill:b]", "'reeed' is no name")]
    [InlineData("[x reed:a] [2 hill:b]", "'x' is no number")]
    [InlineData("[1 reed:] [2 hill:b]", "holds nothing")]
    [InlineData("[1 reed:a]", "nobody says anything as 'hill'")]
    [InlineData("[oh", "without a label")]
    public void Broken_mark_up_is_refused_with_article_and_reason(string body, string reason)
    {
        var refused = Assert.Throws<FormatException>(() => Read(body));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("a", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: x\n\nb", "day of publication is missing")]
    [InlineData("published: 2024-01-01\n\nb", "title is missing")]
    [InlineData("title: x\npublished: 2024-13-01\n\nb", "neither a title")]
    [InlineData("title: x", "empty line")]
    public void A_broken_header_is_refused(string source, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => AnnotatedArticle.Read("a", source)).Message, StringComparison.Ordinal);
}
