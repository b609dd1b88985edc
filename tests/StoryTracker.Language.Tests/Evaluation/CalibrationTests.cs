using StoryTracker.Evaluation.Calibration;
using StoryTracker.Language.Speech;

namespace StoryTracker.Language.Tests.Evaluation;

/// <summary>Confidence: how it is fitted, looked up and checked.</summary>
public class CalibrationTests
{
    static IEnumerable<Judged> Many(int count, int right, Pattern pattern, QuotationType type = QuotationType.Indirect, string? speaker = "Anna Reed") =>
        Enumerable.Range(0, count).Select(i => new Judged(
            new Quotation([], [], [], type, speaker, Resolution.Name, Polarity.Said, null, null, null, 0) { Pattern = pattern }, i < right));

    static double Value(IReadOnlyList<Fit.Line> lines, string key) => Assert.Single(lines, l => l.Key == key).Value;

    [Fact]
    public void Kinds_with_many_findings_have_their_own_share_and_those_with_few_lie_near_the_mean()
    {
        var lines = Fit.Table([.. Many(1000, 900, Pattern.Tag, QuotationType.Direct), .. Many(1000, 500, Pattern.Forward), .. Many(2, 0, Pattern.Noun)]);
        Assert.Equal(0.70, Value(lines, "*"));
        Assert.Equal(0.90, Value(lines, "Tag"));
        Assert.Equal(0.50, Value(lines, "Forward"));
        Assert.Equal(0.64, Value(lines, "Noun"));
    }

    [Fact]
    public void A_finer_kind_has_a_line_only_where_it_tells_more()
    {
        var lines = Fit.Table([.. Many(500, 450, Pattern.Forward), .. Many(500, 250, Pattern.Forward, speaker: null), .. Many(39, 0, Pattern.Forward, QuotationType.Mixed)]);
        Assert.Contains(lines, l => l.Key == "Forward indirect utterance named" && l.Value > 0.85);
        Assert.Contains(lines, l => l.Key == "Forward indirect utterance unnamed" && l.Value < 0.55);
        Assert.DoesNotContain(lines, l => l.Key == "Forward mixed");
    }

    [Fact]
    public void What_is_written_can_be_read_and_the_finest_kind_wins()
    {
        var table = ConfidenceTable.Parse(Fit.Text([new("*", 0.7, 1), new("Forward", 0.6, 1), new("Forward indirect", 0.5, 1),
            new("Forward indirect attitude named", 0.4, 1)]).Split('\n').Where(l => l.Length > 0 && l[0] != '#'));
        Assert.Equal(0.4, table.Of(Pattern.Forward, QuotationType.Indirect, isAttitude: true, isNamed: true));
        Assert.Equal(0.5, table.Of(Pattern.Forward, QuotationType.Indirect, isAttitude: false, isNamed: true));
        Assert.Equal(0.6, table.Of(Pattern.Forward, QuotationType.Mixed, isAttitude: false, isNamed: true));
        Assert.Equal(0.7, table.Of(Pattern.Tag, QuotationType.Direct, isAttitude: false, isNamed: true));
    }

    [Theory]
    [InlineData("* 0.5", "Forward")]
    [InlineData("* 0.5", "Forward 1.2")]
    [InlineData("* 0.5", "Forward x")]
    [InlineData("Forward 0.5", "Tag 0.5")]
    public void A_broken_table_is_refused(string first, string second) =>
        Assert.Throws<FormatException>(() => ConfidenceTable.Parse([first, second]));

    [Fact]
    public void The_table_that_ships_knows_every_construction_that_is_common()
    {
        Pattern[] common = [Pattern.Tag, Pattern.Forward, Pattern.Preposed, Pattern.AccordingTo, Pattern.Continued];
        Assert.All(common, p => Assert.InRange(ConfidenceTable.Shipped.Of(p, QuotationType.Direct, isAttitude: false, isNamed: true), 0.4, 0.99));
    }

    [Fact]
    public void Error_is_the_mean_distance_of_confidence_and_share_over_the_findings()
    {
        var table = ConfidenceTable.Parse(["* 0.9", "Forward 0.6"]);
        var reliability = Reliability.Of([.. Many(30, 27, Pattern.Tag), .. Many(10, 2, Pattern.Forward)], table);
        Assert.Equal(10, reliability.Error, 9);
        Assert.Equal([(0.6, 10, 0.2), (0.9, 30, 0.9)], reliability.Bins.Select(b => (b.Low, b.Count, b.Right)));
    }
}
