namespace StoryTracker.Language.Tests;

public class ReportedSpeechTests
{
    [Theory]
    [InlineData("Maria Lopez said that the bridge was safe.", "the bridge was safe")]
    [InlineData("Maria Lopez said the bridge was safe.", "the bridge was safe")]
    [InlineData("Maria Lopez said on Monday that the bridge was safe.", "the bridge was safe")]
    [InlineData("Maria Lopez told reporters the bridge was safe.", "the bridge was safe")]
    [InlineData("The bridge was safe, Maria Lopez said.", "The bridge was safe")]
    [InlineData("The bridge was safe, said Maria Lopez.", "The bridge was safe")]
    [InlineData("The bridge, Maria Lopez said, was safe.", "The bridge | was safe")]
    [InlineData("The bridge was safe, according to Maria Lopez.", "The bridge was safe")]
    [InlineData("According to Maria Lopez, the bridge was safe.", "the bridge was safe")]
    [InlineData("But as Maria Lopez noted, the bridge was safe.", "the bridge was safe")]
    [InlineData("The bridge was safe, as Maria Lopez noted.", "The bridge was safe")]
    [InlineData("Maria Lopez vowed to repair the bridge.", "to repair the bridge")]
    [InlineData("Maria Lopez called for a new bridge.", "a new bridge")]
    [InlineData("Maria Lopez called on drivers to slow down.", "drivers to slow down")]
    [InlineData("Maria Lopez criticised the builders for their delay, after a long night.", "the builders for their delay")]
    [InlineData("Maria Lopez asked whether the bridge was safe.", "whether the bridge was safe")]
    [InlineData("Maria Lopez said the bridge would close, amid fears of a flood.", "the bridge would close")]
    public void The_reported_words_are_found_without_their_conjunction(string text, string content)
    {
        var q = Reading.Only(text);
        Assert.Equal(content, q.Content.Words(text));
        Assert.Equal("Maria Lopez", q.Speaker);
        Assert.Equal(QuotationType.Indirect, q.Type);
        Assert.Empty(q.Quoted);
    }

    [Fact]
    public void A_participle_goes_on_for_the_subject_of_its_sentence()
    {
        const string text = "Maria Lopez said the bridge was safe, adding that it would stay open.";
        Assert.Equal(["Maria Lopez: the bridge was safe", "Maria Lopez: it would stay open"], Reading.Lines(text));
        Assert.Equal(Resolution.Elided, Reading.Of(text).Quotations[1].Resolution);
    }

    [Fact]
    public void A_participle_is_not_given_to_the_nearest_name()
    {
        const string text = "Maria Lopez said she was glad John Hill had asked Ann Cole to resign, saying there would be “a clean start”.";
        var last = Reading.Of(text).Quotations[^1];
        Assert.Equal("there would be | a clean start", last.Content.Words(text));
        Assert.Equal("Maria Lopez", last.Speaker);
    }

    [Fact]
    public void A_mixed_quotation_keeps_the_frame_and_says_which_words_were_in_marks()
    {
        const string text = "Maria Lopez said the bridge was “as safe as any” in the county.";
        var q = Reading.Only(text);
        Assert.Equal(QuotationType.Mixed, q.Type);
        Assert.Equal("the bridge was | as safe as any | in the county", q.Content.Words(text));
        Assert.Equal("as safe as any", q.Quoted.Words(text));
    }

    [Theory]
    [InlineData("Maria Lopez denied that the bridge was unsafe.", Polarity.Denied)]
    [InlineData("Maria Lopez denied taking a bribe.", Polarity.Denied)]
    [InlineData("Maria Lopez declined to say whether the bridge was safe.", Polarity.Declined)]
    [InlineData("Maria Lopez refused to say whether the bridge was safe.", Polarity.Declined)]
    [InlineData("Maria Lopez stopped short of saying the bridge was safe.", Polarity.Declined)]
    [InlineData("Maria Lopez did not say whether the bridge was safe.", Polarity.Declined)]
    [InlineData("Maria Lopez said the bridge was safe.", Polarity.Said)]
    public void What_was_denied_or_not_said_is_no_assertion(string text, Polarity polarity)
    {
        Assert.Equal(polarity, Reading.Only(text).Polarity);
    }

    [Fact]
    public void An_aside_between_dashes_is_the_reporters()
    {
        const string text = "Maria Lopez said she had driven to Thornby – the town with the oldest bridge in the county – on "
            + "foot and by car.";
        Assert.Equal("she had driven to Thornby | on foot and by car", Reading.Only(text).Content.Words(text));
    }

    [Fact]
    public void A_report_inside_a_report_is_kept_with_its_own_speaker()
    {
        const string text = "Maria Lopez said John Hill had told the council that the bridge was safe.";
        var q = Reading.Only(text);
        Assert.Equal("Maria Lopez", q.Speaker);
        Assert.Equal("John Hill", q.Nested?.Speaker);
        Assert.Contains("the bridge was safe", q.Nested!.Content.Words(text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_addressee_is_kept_as_printed()
    {
        Assert.Equal("the town council", Reading.Only("Maria Lopez told the town council that the bridge was safe.").Addressee);
    }

    [Fact]
    public void Claims_of_others_that_somebody_answers_are_not_his()
    {
        const string text = "Maria Lopez also responded to claims from the Builders Union that her plan would cost jobs.";
        Assert.Equal(["Builders Union: her plan would cost jobs"], Reading.Lines(text));
    }
}
