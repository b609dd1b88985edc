using System.Text.RegularExpressions;
using StoryTracker.Evaluation.Corpora;
using StoryTracker.Evaluation.Measures;

namespace StoryTracker.Language.Tests.Evaluation;

/// <summary>The measures of the founding articles, on an article and an annotation made up for it.</summary>
public class SeedMeasureTests
{
    const string Text = "Sadiq Khan said the plan was bold on May 14. “It will work,” the mayor said. Mr Vale stopped short of saying no. Residents said so too.";

    static (int Start, int End) At(string words)
    {
        int start = Text.IndexOf(words, StringComparison.Ordinal);
        return (start, start + words.Length);
    }

    /// <summary>The annotation; "&lt;words&gt;" stands for where the words are.</summary>
    const string Annotation = """
        {"documents": [{"doc": "0", "file": "f", "published_for_measuring": "2018-04-15"}],
         "entities": [{"id": "sadiq-khan", "type": "person", "name": "Sadiq Khan", "mentions": {"0": [{"text": "the mayor"}]}},
                      {"id": "vale", "type": "person", "name": "Mr Vale [nobody knows]", "mentions": {}},
                      {"id": "people", "type": "group", "name": "Residents of the town", "mentions": {}}],
         "occasions": [{"id": "o", "date": "2018-04-14"}],
         "quotations": [
           {"id": "q1", "doc": "0", "tier": "core", "kind": "indirect", "content": [{<the plan was bold>, "quoted": false}], "occasion": "o",
            "speaker": {"entity": "sadiq-khan", "resolution": "name", "mention": {"text": "Sadiq Khan"}}, "speech_act": "assertion"},
           {"id": "q2", "doc": "0", "tier": "core", "kind": "direct", "content": [{<It will work,>, "quoted": true}], "occasion": "o",
            "speaker": {"entity": "sadiq-khan", "resolution": "nominal", "mention": {"text": "the mayor"}}, "speech_act": "assertion"},
           {"id": "q3", "doc": "0", "tier": "core", "kind": "indirect", "content": [{<saying no>, "quoted": false}], "occasion": "o",
            "speaker": {"entity": "vale", "resolution": "name-unresolved", "mention": {"text": "Mr Vale"}}, "speech_act": "withheld-statement"},
           {"id": "q4", "doc": "0", "tier": "extended", "kind": "indirect", "content": [{<so too>, "quoted": false}], "occasion": "o",
            "speaker": {"entity": "people", "resolution": "collective-unnamed", "mention": {"text": "Residents"}}, "speech_act": "assertion"}],
         "dates": [{"id": "d1", "doc": "0", "span": {<May 14>}, "resolved": "2018-04-14", "granularity": "day", "kind": "past", "printed": "2018-05-14"},
                   {"id": "d2", "doc": "0", "span": {<too>}, "resolved": "?", "granularity": "vague", "kind": "past"}],
         "must_not_merge": [{"id": "neg", "span": {"doc": "0", <Residents>}, "why": "x"}]}
        """;

    static readonly SeedGold Gold = SeedGold.Read(
        Regex.Replace(Annotation, "<([^>]+)>", m => $"\"start\": {At(m.Groups[1].Value).Start}, \"end\": {At(m.Groups[1].Value).End}"), _ => Text);

    static Span Where(string words) => new(At(words).Start, At(words).End);

    static Quotation Found(string words, string? speaker, QuotationType type, Polarity polarity = Polarity.Said) =>
        new([Where(words)], [], [], type, speaker, Resolution.Name, polarity, null, new Occasion(null, new DateOnly(2018, 4, 14), null), null, 0.5)
        { Extent = [Where(words)] };

    static TimeExpression Date(string value, DateConflict? conflict) => new(Where("May 14"), TimeType.Date, value, null, null, TimeStatus.Past, "", conflict);

    static SeedMeasures.Result Measure(TimeExpression date, params Quotation[] found) =>
        SeedMeasures.Measure(Gold, new Dictionary<string, Extraction> { ["0"] = new(found, [date], []) });

    static (int, int) Part(SeedMeasures.Result result, string name)
    {
        var part = Assert.Single(result.Parts, p => p.Name == name);
        return (part.Count, part.Whole);
    }

    [Fact]
    public void What_the_reader_found_is_right_in_everything()
    {
        var result = Measure(Date("2018-04-14", new DateConflict("x", ["2018-05-14"])),
            Found("the plan was bold", "Sadiq Khan", QuotationType.Indirect), Found("It will work,", "Khan", QuotationType.Direct),
            Found("saying no", "Vale", QuotationType.Indirect, Polarity.Declined), Found("so too", null, QuotationType.Indirect));
        string[] whole = ["recall direct", "recall indirect", "recall", "precision", "speaker", "occasion date", "withheld statement kept as such", "dates right", "date status"];
        Assert.All(whole, name => Assert.Equal(Part(result, name).Item2, Part(result, name).Item1));
        Assert.Equal((0, 4), Part(result, "false speakers"));
        Assert.Equal((3, 3), Part(result, "recall"));
        Assert.Equal((0, 1), Part(result, "traps fallen into"));
        Assert.Equal(new SeedConflict("d1", true, true, true), Assert.Single(result.Conflicts));
        Assert.Empty(result.Missed);
    }

    [Fact]
    public void Guessed_names_misread_denials_and_traps_are_told_one_by_one()
    {
        var result = Measure(Date("2018-05-14", null),
            Found("It will work,", "Anna Vale", QuotationType.Direct), Found("saying no", "Anna Vale", QuotationType.Indirect),
            Found("so too", "Sadiq Khan", QuotationType.Indirect), Found("Residents", "Sadiq Khan", QuotationType.Indirect));
        Assert.Equal((0, 3), Part(result, "speaker"));
        Assert.Equal((3, 3), Part(result, "false speakers"));
        Assert.Equal((2, 3), Part(result, "recall"));
        Assert.Equal((3, 4), Part(result, "precision"));
        Assert.Equal((1, 1), Part(result, "unmatched with a name"));
        Assert.Equal((1, 1), Part(result, "withheld statement asserted"));
        Assert.Equal((1, 1), Part(result, "traps fallen into"));
        Assert.Equal((0, 1), Part(result, "dates right"));
        Assert.Equal(new SeedConflict("d1", false, false, false), Assert.Single(result.Conflicts));
        Assert.Equal(5, result.Missed.Count);
    }

    [Theory]
    [InlineData("month", "2017-07", "2017-07", true)]
    [InlineData("month", "2017-07", "2017-08", false)]
    [InlineData("year", "2017", "2017", true)]
    [InlineData("range", "2018-04-14/2018-04-15", "2018-W15-WE", true)]
    [InlineData("range", "2018-04-16/2018-04-22", "2018-W16", true)]
    [InlineData("range", "2018-04-16/2018-04-22", "2018-W99", false)]
    [InlineData("open range", "2018-04-15/..", "FUTURE_REF", true)]
    [InlineData("day", "2018-04-15", "2018-04-15TAF", true)]
    public void Times_of_every_grain_are_compared(string granularity, string resolved, string value, bool right) =>
        Assert.Equal(right, SeedDates.IsRight(
            new SeedDate("d", "0", new(0, 1), resolved, granularity, TimeStatus.Past, false, null, null, null), Date(value, null)));
}
