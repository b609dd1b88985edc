namespace StoryTracker.Language.Tests;

/// <summary>Quoted words whose speaker is told by no verb of the lexicon, or by no verb at all.</summary>
public class LooseTagTests
{
    [Theory]
    [InlineData("“The bridge is safe,” scoffed Maria Lopez, 45, who runs the ferry.")]
    [InlineData("“The bridge is safe,” Maria Lopez thundered.")]
    [InlineData("“The bridge is safe,” Maria Lopez, who runs the ferry from a small house on the west bank, thundered.")]
    [InlineData("Maria Lopez: “The bridge is safe.”")]
    [InlineData("BRIDGES IN DECAY - Maria Lopez: “The bridge is safe.”")]
    [InlineData("More from Maria Lopez: “The bridge is safe.”")]
    [InlineData("Said Maria Lopez: “The bridge is safe.”")]
    [InlineData("Here is Maria Lopez in December 1992: “The bridge is safe.”")]
    [InlineData("Maria Lopez’s answer: “The bridge is safe.”")]
    [InlineData("Maria Lopez (R-Texas): “The bridge is safe.”")]
    [InlineData("Maria Lopez took to the stage: “The bridge is safe.”")]
    [InlineData("Maria Lopez — “The bridge is safe.”")]
    [InlineData("“The bridge is safe and will stay.”\n— Maria Lopez, in a letter to the council.")]
    public void A_name_beside_quoted_words_is_their_speaker(string text)
    {
        Assert.Equal("Maria Lopez", Reading.Only(text).Speaker);
    }

    [Fact]
    public void A_sentence_behind_a_quotation_that_quotes_on_has_the_same_speaker()
    {
        const string text = "“The bridge is safe,” Maria Lopez said. Now, “within the town there is talk of nothing else.”";
        Assert.Equal(["Maria Lopez: The bridge is safe,", "Maria Lopez: within the town there is talk of nothing else."], Reading.Lines(text));
    }

    [Fact]
    public void A_title_behind_a_quotation_is_not_spoken()
    {
        const string text = "“The bridge is safe,” Maria Lopez said. On the stage stood “The Long Road Home” again.";
        Assert.Equal(["Maria Lopez: The bridge is safe,"], Reading.Lines(text));
    }

    [Fact]
    public void Three_apostrophes_close_the_inner_mark_and_then_the_outer_one()
    {
        const string text = "''I would call it 'old-school,''' said Maria Lopez. ''It is safe.''";
        var q = Reading.Only(text);
        Assert.Equal("I would call it 'old-school,' | It is safe.", q.Content.Words(text));
        Assert.Equal("Maria Lopez", q.Speaker);
    }
}
