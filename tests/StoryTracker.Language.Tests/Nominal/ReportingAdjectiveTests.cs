namespace StoryTracker.Language.Tests.Nominal;

public class ReportingAdjectiveTests
{
    [Theory]
    [InlineData("Maria Lopez is critical of the new bridge.", "the new bridge", "Maria Lopez", "is critical of")]
    [InlineData("Maria Lopez is confident that the bridge is safe.", "the bridge is safe", "Maria Lopez", "is confident")]
    [InlineData("Maria Lopez was not aware that the bridge was closed.", "the bridge was closed", "Maria Lopez", "was not aware")]
    [InlineData("Maria Lopez is hopeful she can save the bridge.", "she can save the bridge", "Maria Lopez", "is hopeful")]
    [InlineData("Maria Lopez is eager to open the bridge.", "to open the bridge", "Maria Lopez", "is eager")]
    public void What_somebody_feels_is_given_to_the_subject(string text, string content, string source, string cue)
    {
        var q = Reading.Only(text);
        Assert.Equal(content, q.Content.Words(text));
        Assert.Equal(source, q.Source.Words(text));
        Assert.Equal(cue, q.Cue.Words(text));
        Assert.Equal("Maria Lopez", q.Speaker);
    }

    [Theory]
    [InlineData("One question is how long the bridge will be closed.", "how long the bridge will be closed", "One question is")]
    [InlineData("The question is whether the bridge is safe.", "whether the bridge is safe", "The question is")]
    public void What_nobody_in_particular_asks_is_nobodys(string text, string content, string cue)
    {
        var q = Reading.Only(text);
        Assert.Equal(content, q.Content.Words(text));
        Assert.Equal(cue, q.Cue.Words(text));
        Assert.Equal(Resolution.Unattributed, q.Resolution);
    }

    [Fact]
    public void Hearsay_has_no_speaker()
    {
        const string text = "The mayor has reportedly closed the bridge.";
        var q = Reading.Only(text);
        Assert.Equal("The mayor has | closed the bridge", q.Content.Words(text));
        Assert.Equal("reportedly", q.Cue.Words(text));
        Assert.Equal(Resolution.Unattributed, q.Resolution);
    }

    [Theory]
    [InlineData("If Maria Lopez is proud of the bridge, she hides it.")]
    [InlineData("Asked whether she was proud of the bridge, Maria Lopez left.")]
    public void What_is_only_supposed_or_asked_is_not_given_to_anybody(string text) => Assert.DoesNotContain(Reading.Of(text).Quotations,
        q => q.Cue.Words(text).EndsWith("proud of", StringComparison.Ordinal));

    [Theory]
    [InlineData("The critical part of the bridge was closed.")]
    [InlineData("The bridge is open to cars.")]
    [InlineData("It is unclear whether the bridge is safe.")]
    [InlineData("A certain Mr Hill crossed the bridge.")]
    public void Other_uses_report_nothing(string text) => Assert.Empty(Reading.Of(text).Quotations);
}
