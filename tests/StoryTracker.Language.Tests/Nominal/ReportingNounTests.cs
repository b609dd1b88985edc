namespace StoryTracker.Language.Tests.Nominal;

public class ReportingNounTests
{
    [Theory]
    [InlineData("The town was divided by Maria Lopez’s claim that the bridge was safe.", "the bridge was safe", "Maria Lopez’s", "claim")]
    [InlineData("Nobody knew of the mayor’s plan to close the bridge.", "to close the bridge", "the mayor’s", "plan")]
    [InlineData("The mayor’s criticism of the builders came late.", "the builders", "The mayor’s", "criticism of")]
    [InlineData("The mayor’s refusal to close the bridge came late.", "to close the bridge", "The mayor’s", "refusal")]
    [InlineData("The town was divided by claims from engineers that the bridge was unsafe.", "the bridge was unsafe", "engineers", "claims")]
    [InlineData("Maria Lopez gave a speech about the old bridge.", "the old bridge", "Maria Lopez", "gave a speech about")]
    [InlineData("Maria Lopez has raised questions about the old bridge.", "the old bridge", "Maria Lopez", "has raised questions about")]
    [InlineData("Maria Lopez is a supporter of the new bridge.", "the new bridge", "Maria Lopez", "is a supporter of")]
    public void Words_behind_a_noun_of_speech_are_given_to_its_author(string text, string content, string source, string cue)
    {
        var q = Reading.Only(text);
        Assert.Equal(content, q.Content.Words(text));
        Assert.Equal(source, q.Source.Words(text));
        Assert.Equal(cue, q.Cue.Words(text));
    }

    [Fact]
    public void A_possessor_is_known_by_name()
    {
        const string text = "Maria Lopez is the mayor. The town was divided by Lopez’s claim that the bridge was safe.";
        Assert.Equal("Maria Lopez", Reading.Only(text).Speaker);
    }

    [Fact]
    public void Questions_that_nobody_is_said_to_ask_are_nobodys()
    {
        var q = Reading.Only("There are questions about the old bridge.");
        Assert.Equal(Resolution.Unattributed, q.Resolution);
        Assert.Null(q.Speaker);
    }

    [Fact]
    public void A_denial_is_not_an_assertion() =>
        Assert.Equal(Polarity.Denied, Reading.Only("The town was divided by the mayor’s denial that the bridge was unsafe.").Polarity);

    [Theory]
    [InlineData("The claim that she made was old.")]
    [InlineData("The mayor’s speech on Monday was long.")]
    [InlineData("The builders’ efforts to mend the bridge failed.")]
    [InlineData("A study of the bridge was printed.")]
    [InlineData("The army’s attack was short.")]
    public void Other_uses_of_these_nouns_report_nothing(string text) => Assert.Empty(Reading.Of(text).Quotations);
}
