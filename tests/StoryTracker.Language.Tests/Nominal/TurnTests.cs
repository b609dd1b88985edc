namespace StoryTracker.Language.Tests.Nominal;

public class TurnTests
{
    [Fact]
    public void An_interview_keeps_the_question_apart_from_the_answer()
    {
        const string text = "The mayor spoke to the Gazette.\n\nQ: Is the bridge safe?\n\nA: It is. We looked twice.\n\nQ: And the road?";
        var found = Reading.Of(text).Quotations;
        Assert.Equal(["Is the bridge safe", "It is. We looked twice", "And the road"], found.Select(q => q.Content.Words(text)));
        Assert.Equal(["Q", "A", "Q"], found.Select(q => q.Source.Words(text)));
        Assert.All(found, q => Assert.Null(q.Speaker));
    }

    [Fact]
    public void A_transcript_gives_each_turn_to_its_label()
    {
        const string text = "The council heard Maria Lopez and John Hill.\n\nLOPEZ: The bridge is safe.\n\nHILL: For now, Ms Lopez.\n\nLOPEZ: For good.";
        var found = Reading.Of(text).Quotations;
        Assert.Equal(["The bridge is safe", "For now, Ms Lopez", "For good"], found.Select(q => q.Content.Words(text)));
        Assert.Equal(["LOPEZ", "HILL", "LOPEZ"], found.Select(q => q.Source.Words(text)));
    }

    [Theory]
    [InlineData("Lopez: Bridge is safe", "Lopez")]
    [InlineData("Lopez to drivers: Bridge is safe", "Lopez")]
    [InlineData("Report: Bridge is safe", "Report")]
    public void A_headline_gives_its_words_to_the_name_before_the_colon(string headline, string source)
    {
        string text = headline + "\n\nThe council met on Monday. It was opened by Maria Lopez, the mayor.";
        var q = Reading.Only(text);
        Assert.Equal("Bridge is safe", q.Content.Words(text));
        Assert.Equal(source, q.Source.Words(text));
    }

    [Theory]
    [InlineData("Breaking: Bridge is safe")]
    [InlineData("Exclusive: Bridge is safe")]
    [InlineData("The bridge: A history")]
    public void Other_words_before_a_colon_are_no_speakers(string headline) =>
        Assert.Empty(Reading.Of(headline + "\n\nThe council met on Monday. It was opened by Maria Lopez, the mayor.").Quotations);

    [Fact]
    public void A_single_label_in_the_body_is_no_transcript() =>
        Assert.Empty(Reading.Of("The council met.\n\nNOTE: The bridge is closed.\n\nMaria Lopez was there.").Quotations);
}
