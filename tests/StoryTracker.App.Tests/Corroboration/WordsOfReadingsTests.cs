namespace StoryTracker.App.Tests.Corroboration;

/// <summary>The words that the language engine and the matcher have for one thing.</summary>
public sealed class WordsOfReadingsTests
{
    [Theory]
    [InlineData(typeof(Language.Predications.Modality), typeof(Matching.Reports.Modality))]
    [InlineData(typeof(Language.Predications.PredicationKind), typeof(Matching.Reports.PredicationKind))]
    [InlineData(typeof(Language.DateConflictKind), typeof(Matching.Divergences.TimeSlip))]
    public void They_translate_by_name_and_number(Type language, Type matching)
    {
        Assert.Equal(Enum.GetNames(matching), Enum.GetNames(language));
        Assert.Equal(Enum.GetValuesAsUnderlyingType(matching), Enum.GetValuesAsUnderlyingType(language));
    }

    [Fact]
    public void A_reading_is_cut_from_its_text()
    {
        var reading = ReadArticles.Seed("001");
        Assert.NotEmpty(reading.Reports);
        Assert.All(reading.Sentences, s => Assert.Equal(s.Words.Text, reading.Text[s.Words.Start..s.Words.End]));
        Assert.All(reading.Sentences.SelectMany(s => s.Predications), p => Assert.Equal(p.Verb.Text, reading.Text[p.Verb.Start..p.Verb.End]));
    }
}
