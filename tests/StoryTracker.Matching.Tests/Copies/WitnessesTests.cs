using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Copies;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Copies;

public sealed class WitnessesTests
{
    const string Remark = "we will not close the bridge";

    static string Words(int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(i => $"word{i}"));

    static string Wire(int first = 0) => $"{Words(first, 40)} “{Remark},” she said. {Words(first + 100, 40)}";

    static PrintedArticle Article(string id, string text, string? outlet = null, string? agency = null) => new(id, outlet ?? $"Outlet {id}", PrintedText.Of(text), agency);

    static PrintedReport ReportIn(PrintedArticle article, string id = "", string remark = Remark, bool named = true)
    {
        var at = article.Text.Text.IndexOf(remark, StringComparison.Ordinal);
        Assert.True(at >= 0);
        return new($"r{article.Id}{id}", article.Id, [new(at, at + remark.Length)], named);
    }

    static WitnessCount Count(params PrintedArticle[] articles) => Witnesses.Of([.. articles.Select(a => ReportIn(a))], articles);

    [Fact]
    public void Ten_prints_of_one_agency_text_are_one_witness()
    {
        var prints = Enumerable.Range(0, 10).Select(i => Article($"{i}", $"{Words(1000 * (i + 1), 12)}. {Wire()} {Words(1000 * (i + 1) + 500, i * 10)}")).ToArray();
        var witness = Assert.Single(Count(prints).Witnesses);
        Assert.Equal(10, witness.Reports.Count);
        Assert.Equal(9, witness.Reasons.Count);
        Assert.Contains("the reporter's own", witness.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_reporters_who_heard_the_same_words_are_two_witnesses() =>
        Assert.Equal(2, Count(Article("a", Wire()), Article("b", Wire(5000))).Count);

    [Fact]
    public void A_chain_of_copies_is_one_witness_though_its_ends_share_nothing()
    {
        // The one paper kept what stands before the words, the other what stands after them.
        var first = Article("a", $"{Words(0, 40)} “{Remark}.” {Words(5000, 60)}");
        var last = Article("c", $"{Words(6000, 60)} “{Remark},” she said. {Words(100, 40)}");
        Assert.Equal(2, Count(first, last).Count);
        Assert.Single(Count(first, Article("b", Wire()), last).Witnesses);
    }

    [Fact]
    public void The_agencys_own_text_ties_two_papers_though_it_brings_no_report()
    {
        var first = Article("a", $"{Words(0, 40)} “{Remark}.” {Words(5000, 60)}");
        var last = Article("c", $"{Words(6000, 60)} “{Remark},” she said. {Words(100, 40)}");
        var answer = Witnesses.Of([ReportIn(first), ReportIn(last)], [first, last, Article("wire", Wire(), "Agency")]);
        Assert.Contains("as Agency has it", Assert.Single(Assert.Single(answer.Witnesses).Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_interview_beside_agency_copy_is_a_witness_of_its_own()
    {
        const string own = "the bridge stays open, whatever it costs";
        var agency = Article("a", Wire());
        var paper = Article("b", $"{Wire()}\n\n{Words(7000, 50)} “{own},” she told this newspaper. {Words(8000, 30)}");
        var rival = Article("c", $"{Words(9000, 50)} “{own},” she said. {Words(9500, 30)}");
        Assert.Single(Count(agency, paper).Witnesses);
        Assert.Equal(2, Witnesses.Of([ReportIn(paper, remark: own), ReportIn(rival, remark: own)], [agency, paper, rival]).Count);
        Assert.Equal(2, Witnesses.Of([ReportIn(agency), ReportIn(paper, remark: own)], [agency, paper]).Count);
    }

    [Fact]
    public void An_unnamed_source_is_no_witness()
    {
        var (a, b) = (Article("a", Wire()), Article("b", Wire(5000)));
        var answer = Witnesses.Of([ReportIn(a), ReportIn(b, named: false)], [a, b]);
        Assert.Equal(["ra"], Assert.Single(answer.Witnesses).Reports);
        Assert.Equal("rb", Assert.Single(answer.None).ReportId);
    }

    [Fact]
    public void A_report_of_the_matcher_counts_by_its_words_and_its_source()
    {
        var (a, b) = (Article("a", Wire()), Article("b", Wire(5000)));
        static Report Of(PrintedArticle article, bool unnamed)
        {
            var words = ReportIn(article).Words[0];
            return new($"r{article.Id}", article.Id, [new(Remark, words.Start, words.End, true)]) { UnnamedSource = unnamed };
        }
        Assert.Equal(2, Witnesses.Of([Of(a, false), Of(b, false)], [a, b]).Count);
        Assert.Equal(1, Witnesses.Of([Of(a, false), Of(b, true)], [a, b]).Count);
    }

    [Fact]
    public void One_outlet_or_one_agency_is_one_witness_and_articles_without_an_outlet_are_apart()
    {
        Assert.Single(Count(Article("a", Wire(), "The Quay"), Article("b", Wire(5000), "the quay")).Witnesses);
        Assert.Single(Count(Article("a", Wire(), agency: "Reuters"), Article("b", Wire(5000), agency: "Reuters")).Witnesses);
        var (x, y) = (new PrintedArticle("x", null, PrintedText.Of(Wire())), new PrintedArticle("y", null, PrintedText.Of(Wire(5000))));
        Assert.Equal(2, Count(x, y).Count);
    }

    [Fact]
    public void A_report_of_an_article_that_is_not_given_or_outside_its_text_is_refused()
    {
        var article = Article("a", Wire());
        Assert.Throws<ArgumentException>(() => Witnesses.Of([ReportIn(article)], []));
        Assert.Throws<ArgumentException>(() => Witnesses.Of([new PrintedReport("r", "a", [new(0, 100_000)], true)], [article]));
    }

    [Fact]
    public void The_order_of_reports_and_articles_changes_no_group() => Prop.ForAll(Stories, articles =>
    {
        var reports = articles.Select(a => ReportIn(a, named: a.Id.Length % 5 != 0)).ToArray();
        var straight = Witnesses.Of(reports, articles);
        var turned = Witnesses.Of([.. reports.Reverse()], [.. articles.Reverse()]);
        return Groups(straight).SetEquals(Groups(turned)) && straight.None.Count == turned.None.Count
            && straight.Witnesses.Sum(w => w.Reports.Count) + straight.None.Count == reports.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_print_of_a_text_never_makes_a_witness_more() => Prop.ForAll(Stories, articles =>
    {
        if (articles.Length == 0) return true;
        var copy = Article("copy", articles[0].Text.Text, "Another");
        return Count([.. articles, copy]).Count == Count(articles).Count;
    }).QuickCheckThrowOnFailure();

    static HashSet<string> Groups(WitnessCount count) => [.. count.Witnesses.Select(w => string.Join(' ', w.Reports.Order(StringComparer.Ordinal)))];

    static readonly Arbitrary<PrintedArticle[]> Stories = Gen.Choose(0, 3).ListOf().Select(kinds => kinds.Take(6).Select((kind, i) => Article($"{i}", kind switch
    {
        0 => Wire(),
        1 => $"{Words(0, 40)} “{Remark}.” {Words(1000 * i, 60)}",
        2 => $"{Words(1000 * i, 60)} “{Remark},” she said. {Words(100, 40)}",
        _ => Wire(1000 * (i + 1)),
    })).ToArray()).ToArbitrary();
}
