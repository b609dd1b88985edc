using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances;

namespace StoryTracker.App.Tests.Corroboration;

public sealed class SeedUtterancesTests
{
    static readonly UtteranceFindings Found = UtteranceJoin.Join(SeedReports.All);

    [Theory]
    [InlineData("breaks my heart, when Londoners", "It’s unacceptable that Londoners")]
    [InlineData("Corbyn had given the new General Secretary", "he was pleased Mr Corbyn had asked Jennie Formby")]
    [InlineData("a zero tolerance attitude", "zero tolerance. Antisemitism is racism")]
    [InlineData("We’ve got to root it out", "root out antisemitism")]
    public void What_two_papers_print_of_one_remark_is_joined(string here, string there) =>
        Assert.NotNull(Joined(SeedReports.Holding("000", here), SeedReports.Holding("001", there)));

    [Fact]
    public void Only_these_four_are_joined() => Assert.Equal(4, Found.Joined.Length);

    [Fact]
    public void What_the_lede_takes_from_a_quotation_belongs_to_it()
    {
        var utterance = Joined(SeedReports.Holding("001", "the depth of the problem"), SeedReports.Holding("001",
            "it breaks my heart, it’s distressing"));
        Assert.Contains(SeedReports.Holding("000", "breaks my heart, when").Id, utterance!.Wordings.Select(w => w.ReportId));
    }

    [Fact]
    public void The_task_and_the_words_root_out_are_two_remarks_of_one_report()
    {
        var report = SeedReports.Holding("001", "root out antisemitism");
        var wordings = Found.Joined.SelectMany(u => u.Wordings).Where(w => w.ReportId == report.Id).Select(w =>
            string.Join(' ', w.Pieces.Select(p => p.Text)));
        Assert.Equal(
            ["he was pleased Mr Corbyn had asked Jennie Formby, the party’s new general secretary, to root out antisemitism",
                "root out antisemitism"],
            wordings.OrderByDescending(w => w.Length));
    }

    [Fact]
    public void Words_shared_about_different_acts_are_shown_side_by_side()
    {
        var (here, there) = (SeedReports.Holding("000", "address the very serious complaints"), SeedReports.Holding("001",
            "addresses the very serious concerns"));
        Assert.Contains(Found.SideBySide, x => (x.A.ReportId, x.B.ReportId) == (here.Id, there.Id));
        Assert.Null(Joined(here, there));
    }

    [Theory]
    [MemberData(nameof(SeedReports.NotOneRemark), MemberType = typeof(SeedReports))]
    public void A_word_that_fits_any_object_joins_nothing(string article, string here, string other, string there)
    {
        var (a, b) = (SeedReports.Holding(article, here), SeedReports.Holding(other, there));
        Assert.Equal(Relation.None, UtteranceJoin.Compare(a, b).Relation);
        Assert.Null(Joined(a, b));
    }

    [Theory]
    [InlineData("000", "breaks my heart, when Londoners")]
    [InlineData("001", "It’s unacceptable that Londoners")]
    public void The_same_line_of_the_day_before_is_linked_and_not_joined(string article, string here)
    {
        var (a, b) = (SeedReports.Holding(article, here), SeedReports.Holding("002", "heartbreaking", true));
        Assert.Equal(Relation.SameLineOtherOccasion, UtteranceJoin.Compare(a, b).Relation);
        Assert.Contains(Found.Lines, x => (x.A.ReportId, x.B.ReportId) == (a.Id, b.Id));
        Assert.Null(Joined(a, b));
    }

    [Theory]
    [InlineData("Residents in Barnet of all faiths")]
    [InlineData("residents will vote on the merits of our manifesto")]
    public void A_message_that_runs_over_two_quotations_is_linked_with_the_same_message_of_the_next_day(string words)
    {
        var (a, b) = (SeedReports.Holding("000", "Look at the manifestos"), SeedReports.Holding("002", words));
        Assert.Contains(Found.Lines, x => (x.A.ReportId, x.B.ReportId) == (a.Id, b.Id));
        Assert.Null(Joined(a, b));
    }

    [Fact]
    public void The_table_shows_the_quoted_task_that_differs()
    {
        var utterance = Joined(SeedReports.Holding("000", "Corbyn had given"), SeedReports.Holding("001", "he was pleased Mr Corbyn"));
        Assert.Contains(WordingTable.Of(utterance!).AllNotes(), n => n.Note is WordingNote.CannotBothBeVerbatim
            && n.Sentence.Contains("address the very serious complaints", StringComparison.Ordinal) && n.Sentence.Contains("root out",
                StringComparison.Ordinal));
    }

    [Fact]
    public void No_remark_of_one_day_is_joined_with_one_of_another() =>
        Assert.All(Found.Joined, u => Assert.Single(u.Wordings.Select(w => Report(w.ReportId).Occasion.Said).Distinct()));

    [Fact]
    public void The_table_shows_has_against_should_be()
    {
        var utterance = Joined(SeedReports.Holding("000", "zero tolerance"), SeedReports.Holding("001", "zero tolerance"));
        Assert.Contains(WordingTable.Of(utterance!).AllNotes(), n => n.Note is WordingNote.IsAgainstShouldBe);
    }

    [Fact]
    public void Every_cell_of_every_table_is_the_slice_of_the_article_that_it_points_to()
    {
        var cells = Found.Joined.Select(WordingTable.Of).SelectMany(t => t.Rows.SelectMany(r => r.Cells.SelectMany((c, i) => c.Select(x =>
            (x, t.Columns[i].ArticleId)))));
        Assert.All(cells, c => Assert.Equal(SeedReports.Texts[c.ArticleId][c.x.Start..c.x.End], c.x.Text));
    }

    [Fact]
    public void Every_decision_gives_its_reasons()
    {
        Assert.All(Found.Joined, u => Assert.NotEmpty(u.Reasons));
        Assert.All(Found.Lines.Concat(Found.SideBySide).Concat(Found.Suggestions), x => Assert.NotEmpty(x.Reasons));
    }

    static Utterance? Joined(Report a, Report b) => Found.Joined.SingleOrDefault(u => u.Wordings.Any(w => w.ReportId == a.Id)
        && u.Wordings.Any(w => w.ReportId == b.Id));

    static Report Report(string id) => SeedReports.All.Single(r => r.Id == id);
}
