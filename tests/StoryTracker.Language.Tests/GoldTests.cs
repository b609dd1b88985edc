using StoryTracker.Evaluation.Corpora;
using StoryTracker.Evaluation.Measures;

namespace StoryTracker.Language.Tests;

/// <summary>
/// The engine against people on the articles of our own writing (Gold/). A floor lies a point or two below the figure at the time it was set; it is
/// raised when the figure rises and never lowered.
/// </summary>
public class GoldTests
{
    static Dictionary<string, Figure> Measure(string part)
    {
        var tally = new Tally<Counted>();
        var dates = new Tally<DateCount>();
        foreach (var article in OwnArticles.Read(part))
        {
            var found = Extractor.Extract(article.Input);
            tally.Add(QuotationMeasures.Count(article, found.Quotations));
            dates.Add(DateMeasures.Count(article, found.Dates));
        }
        return QuotationMeasures.Figures(tally).Concat(DateMeasures.Figures("dates", dates)).ToDictionary(f => f.Name);
    }

    static void Holds(string part, (string Name, double Floor)[] floors, (string Name, int Ceiling)[] ceilings)
    {
        var figures = Measure(part);
        Assert.All(floors, f => Assert.True(figures[f.Name].Value >= f.Floor, $"{f.Name} is {figures[f.Name].Value:0.0}, below its floor of {f.Floor}."));
        Assert.All(ceilings, c => Assert.True(figures[c.Name].Value <= c.Ceiling, $"{c.Name} is {figures[c.Name].Value}, above {c.Ceiling}."));
    }

    [Fact]
    public void Open_articles_are_read_as_well_as_ever() => Holds(OwnArticles.Open,
        [
            ("A.direct.exact", 97.5), ("A.attr.src_overlap_e2e", 92.5), ("B.attribution.iou50", 89), ("B.recall.direct", 93), ("B.recall.mixed", 85.5),
            ("B.recall.indirect", 86.5), ("B.content.exact", 78), ("B.source.exact", 89.5), ("B.cue.exact", 89), ("C.speaker_e2e", 88.5),
            ("D.polarity_acc", 98), ("dates.relaxed", 95), ("dates.value", 88),
        ],
        [("C.false_names", 5), ("C.nameless_named", 4), ("D.withheld_asserted", 1)]);

    [Fact]
    public void Kept_articles_are_read_as_well_as_ever() => Holds(OwnArticles.Kept,
        [
            ("A.direct.exact", 98.5), ("A.attr.src_overlap_e2e", 98.5), ("B.attribution.iou50", 94), ("B.recall.direct", 96), ("B.recall.mixed", 98.5),
            ("B.recall.indirect", 92), ("B.content.exact", 82.5), ("B.source.exact", 88), ("B.cue.exact", 91.5), ("C.speaker_e2e", 89.5),
            ("D.polarity_acc", 97), ("dates.relaxed", 96), ("dates.value", 94.5),
        ],
        [("C.false_names", 1), ("C.nameless_named", 1), ("D.withheld_asserted", 0)]);

    [Fact]
    public void There_are_enough_of_them_to_mean_something()
    {
        var (open, kept) = (OwnArticles.Read(OwnArticles.Open), OwnArticles.Read(OwnArticles.Kept));
        var quotations = open.Concat(kept).SelectMany(a => a.Quotations).ToList();
        Assert.InRange(open.Count + kept.Count, 30, 200);
        Assert.InRange(3.0 * kept.Count / (open.Count + kept.Count), 0.9, 1.2);
        Assert.InRange(quotations.Count, 350, 5000);
        Assert.All(Enum.GetValues<QuotationType>(), type => Assert.InRange(quotations.Count(q => q.Type == type), 50, 5000));
        Assert.InRange(quotations.Count(q => q.Polarity is not Polarity.Said), 20, 500);
    }

    [Fact]
    public void Each_is_an_article_of_a_hundred_and_twenty_to_three_hundred_words() =>
        Assert.All(OwnArticles.Read(OwnArticles.Open).Concat(OwnArticles.Read(OwnArticles.Kept)),
            a => Assert.InRange(a.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 120, 300));
}
