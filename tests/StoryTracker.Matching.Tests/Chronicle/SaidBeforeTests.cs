using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Chronicle;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Chronicle;

public sealed class SaidBeforeTests
{
    static readonly Report Mill = Made.Report("mill", "It is heartbreaking.", said: 13, place: "Mill Hill"), One = Made.Report("one", "It breaks my heart.", said: 14),
        Two = Made.Report("two", "That breaks my heart.", said: 14, published: 15), Undated = Made.Report("undated", "Heartbreaking, it is.", published: 30);
    static readonly LineLink[] Links =
        [new("one", "two", true, ["One day."]), new("mill", "one", false, ["They share “heart”."]), new("undated", "mill", false, ["They share “heartbreaking”."])];

    [Fact]
    public void Reports_of_one_remark_are_one_occasion_and_the_line_has_three()
    {
        var line = Assert.Single(SaidBefore.Of([Two, Undated, One, Mill], Links));
        Assert.Equal([["mill"], ["two", "one"], ["undated"]], line.Occasions.Select(o => o.ReportIds.ToArray()));
        Assert.Equal("Said on 3 occasions that we have on record: on 14 April 2018 in Mill Hill; on 15 April 2018; by 1 May 2018, when it was printed.", line.Sentence);
        Assert.Equal("First said, as far as we have it on record, on 14 April 2018 in Mill Hill.", SaidBefore.FirstSaid(line, "two"));
        Assert.Null(SaidBefore.FirstSaid(line, "mill"));
    }

    [Fact]
    public void One_occasion_told_by_two_papers_is_no_stock_line() => Assert.Empty(SaidBefore.Of([One, Two], Links));

    [Fact]
    public void A_day_that_nothing_tells_is_said_to_be_unknown_and_comes_last()
    {
        var nowhere = Undated with { Published = Days.Unknown };
        Assert.Contains("on a day that nothing tells", Assert.Single(SaidBefore.Of([nowhere, Mill], Links)).Sentence);
        Assert.Equal("mill", SaidBefore.Of([nowhere, Mill], Links)[0].Occasions[0].ReportIds[0]);
    }

    [Fact]
    public void The_order_of_reports_and_links_changes_nothing() =>
        Prop.ForAll(Gen.Shuffle(new[] { Mill, One, Two, Undated }).ToArbitrary(), Gen.Shuffle(Links).ToArbitrary(), (reports, links) =>
            Told(SaidBefore.Of(reports, links)) == Told(SaidBefore.Of([Mill, One, Two, Undated], Links))).QuickCheckThrowOnFailure();

    static string Told(IReadOnlyList<StockLine> lines) => string.Join('\n', lines.Select(l => l.Sentence + string.Join(' ', l.ReportIds.Concat(l.Reasons))));
}
