namespace StoryTracker.Language.Tests;

public class HonestyTests
{
    [Theory]
    [InlineData("The so-called “smart bridge” opened on Friday.")]
    [InlineData("She read “The Long Road Home” on the train.")]
    [InlineData("The so-called ‘fast lane’ of the party is full.")]
    [InlineData("The report is long. The claims are many.")]
    [InlineData("The plan proposed by John Barlow was late.")]
    public void Terms_titles_and_nouns_are_nobodys_statement(string text)
    {
        Assert.Empty(Reading.Of(text).Quotations);
    }

    [Fact]
    public void A_whole_quoted_sentence_is_kept_where_no_rule_finds_whose_it_is()
    {
        var said = Assert.Single(Reading.Of("Over the loudspeaker on Friday: “We will open the line by June.” The train left.").Quotations);
        Assert.Equal((QuotationType.Direct, null, Resolution.Unresolved), (said.Type, said.Speaker, said.Resolution));
        Assert.InRange(said.Confidence, 0, 0.5);
    }

    [Fact]
    public void A_reporters_question_is_not_the_speakers()
    {
        const string text = "John Barlow said the train was full.\n\nDid he believe the line would close?\n\nMr Barlow said: “I "
            + "do not know yet.”";
        Assert.DoesNotContain(Reading.Lines(text), l => l.Contains("line would close", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_between_two_speakers_are_given_to_neither()
    {
        const string text = "“The train was full,” John Barlow said. The line is the oldest in the county. “It was empty,” said Ann Cole.";
        Assert.Equal(["John Barlow: The train was full,", "Ann Cole: It was empty,"], Reading.Lines(text));
    }

    [Fact]
    public void What_follows_the_second_piece_of_a_split_quotation_is_the_reporters()
    {
        const string text = "“The train,” John Barlow said, “was full again,” and he left the station in a hurry.";
        Assert.Equal(["John Barlow: The train, | was full again,"], Reading.Lines(text));
    }

    [Fact]
    public void The_nearest_name_inside_the_words_is_not_their_speaker()
    {
        const string text = "Ann Cole said Barlow had given Peter Hill a task “to fix the line for good”.";
        var q = Reading.Only(text);
        Assert.Equal("Ann Cole", q.Speaker);
    }

    [Fact]
    public void A_quotation_is_never_wider_than_its_paragraph()
    {
        const string text = "John Barlow said: “The train was full.\n\nThe next day it rained.";
        Assert.Equal(["John Barlow: The train was full."], Reading.Lines(text));
    }
}
