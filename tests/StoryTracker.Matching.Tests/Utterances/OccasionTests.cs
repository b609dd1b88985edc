using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances;

namespace StoryTracker.Matching.Tests.Utterances;

public sealed class OccasionTests
{
    const string Quoted = "“The harbour wall will fall into the sea before the next winter, and the ministry knows it.”";
    const string Told = "the harbour wall would fall into the sea before next winter";

    static readonly Report Here = PrintedReports.Of(Quoted);
    static readonly Report There = PrintedReports.Of(Told, "b");

    [Fact]
    public void One_day_and_the_same_said_is_one_remark() => Assert.Equal(Relation.SameUtterance, UtteranceJoin.Compare(Here,
        There).Relation);

    [Fact]
    public void Another_place_is_another_occasion() => Assert.Equal(Relation.SameLineOtherOccasion,
        UtteranceJoin.Compare(At(Here, "Hull"), At(There, "Leeds")).Relation);

    [Fact]
    public void A_place_that_only_one_tells_is_no_other_occasion() => Assert.Equal(Relation.SameUtterance, UtteranceJoin.Compare(At(Here,
        "Hull"), There).Relation);

    [Fact]
    public void Addressees_may_differ_for_two_papers_stand_at_one_event() => Assert.Equal(Relation.SameUtterance, UtteranceJoin.Compare(
        Here with { Occasion = Here.Occasion with { Addressee = "the Gazette" } }, There with { Occasion =
            There.Occasion with { Addressee = "the Courier" } }).Relation);

    [Fact]
    public void Words_printed_before_the_day_of_the_other_are_of_another_occasion() => Assert.Equal(Relation.SameLineOtherOccasion,
        UtteranceJoin.Compare(Here, There.Undated() with { Published = new(PrintedReports.Day.AddDays(-3),
            PrintedReports.Day.AddDays(-3)) }).Relation);

    [Fact]
    public void Without_a_day_a_likeness_is_a_suggestion() => Assert.Equal(Relation.Suggested,
        UtteranceJoin.Compare(Here, PrintedReports.Of("the wall of the harbour would fall into the sea", "b").Undated()).Relation);

    [Fact]
    public void Without_a_day_the_same_words_printed_near_one_another_are_one_remark() =>
        Assert.Equal(Relation.SameUtterance, UtteranceJoin.Compare(Here, PrintedReports.Of(Quoted, "b").Undated()).Relation);

    [Fact]
    public void Without_a_day_the_same_words_printed_far_apart_are_a_suggestion() => Assert.Equal(Relation.Suggested,
        UtteranceJoin.Compare(Here.Undated(),
        PrintedReports.Of(Quoted, "b", said: PrintedReports.Day.AddDays(90)).Undated()).Relation);

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public void Who_is_not_known_to_be_one_speaker_is_never_joined(string? speaker) =>
        Assert.Equal(Relation.None, UtteranceJoin.Compare(Here with { SpeakerId = speaker }, There with { SpeakerId = speaker is null
            ? null : "s" }).Relation);

    [Theory]
    [InlineData(Stance.Denied)]
    [InlineData(Stance.Declined)]
    public void What_one_paper_has_denied_is_not_what_another_has_said(Stance stance) =>
        Assert.Equal(Relation.None, UtteranceJoin.Compare(Here, There with { Stance = stance }).Relation);

    [Fact]
    public void A_report_between_two_days_brings_them_not_together()
    {
        var later = PrintedReports.Of(Quoted, "c", said: PrintedReports.Day.AddDays(1));
        var undated = PrintedReports.Of(Quoted, "b").Undated();
        var found = UtteranceJoin.Join([Here, undated, later]);
        Assert.Single(found.Joined);
        Assert.DoesNotContain(found.Joined, u => u.Wordings.Any(w => w.ArticleId == "a") && u.Wordings.Any(w => w.ArticleId == "c"));
        Assert.Contains(found.Lines, l => (l.A.ArticleId, l.B.ArticleId) == ("a", "c"));
    }

    [Fact]
    public void Words_of_the_body_in_the_lede_are_one_remark()
    {
        var lede = PrintedReports.Of("the plan was “an insult to the widows of Port Ellery”");
        var body = PrintedReports.Of("“What they offer is an insult to the widows of Port Ellery, and I will not sign.”", at: 500);
        Assert.Equal(Relation.SameUtterance, UtteranceJoin.Compare(lede, body).Relation);
    }

    static Report At(Report report, string place) => report with { Occasion = report.Occasion with { Place = place } };
}
