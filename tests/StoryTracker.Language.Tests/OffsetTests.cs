namespace StoryTracker.Language.Tests;

public class OffsetTests
{
    [Theory]
    [InlineData("😀😀 “The bridge is safe,” Maria Lopez said.")]
    [InlineData("First line.\r\n\r\n“The bridge is safe,” Maria Lopez said.\r\n")]
    [InlineData("\tFirst.\u00A0Line.\n\u00A0“The bridge is safe,”\u00A0Maria\u00A0Lopez\tsaid.")]
    [InlineData("\uFEFF“The bridge is safe,” Maria Lopez said.")]
    [InlineData("𝔄𝔅 e\u0301te\u0301 \u202Eabc\u202C.\n“The bridge is safe,” Maria Lopez said.")]
    public void Spans_point_at_the_words_in_utf16_whatever_stands_before_them(string text)
    {
        var q = Reading.Only(text);
        Assert.Equal("The bridge is safe,", q.Content.Words(text));
        Assert.Equal("said", q.Cue.Words(text));
        Assert.Equal("Lopez", q.Source.Words(text)[^5..]);
        Assert.Equal("Maria Lopez", q.Speaker);
    }
}
