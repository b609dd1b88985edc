namespace StoryTracker.Language.Tests;

/// <summary>Attributions with a verbal cue as a tree shows them.</summary>
public class VerbalAttributionTests
{
    [Theory]
    [InlineData("Maria Lopez urged the council to repair the bridge.", "the council to repair the bridge", "urged")]
    [InlineData("Maria Lopez accused the builders of fraud.", "the builders of fraud", "accused")]
    [InlineData("Maria Lopez described the bridge as a death trap.", "the bridge as a death trap", "described")]
    [InlineData("Maria Lopez called the bridge a death trap.", "the bridge a death trap", "called")]
    [InlineData("Maria Lopez supports the new bridge.", "the new bridge", "supports")]
    [InlineData("Maria Lopez wants to repair the bridge.", "to repair the bridge", "wants")]
    [InlineData("Maria Lopez wants the council to repair the bridge.", "the council to repair the bridge", "wants")]
    [InlineData("Maria Lopez believes the bridge is safe.", "the bridge is safe", "believes")]
    [InlineData("Maria Lopez talked about the bridge.", "the bridge", "talked about")]
    [InlineData("Maria Lopez has repeatedly opposed the new bridge.", "the new bridge", "has repeatedly opposed")]
    [InlineData("Maria Lopez told the council that the bridge was unsafe.", "the bridge was unsafe", "told")]
    public void The_complement_of_a_verb_is_its_content(string text, string content, string cue)
    {
        var q = Reading.Only(text);
        Assert.Equal(content, q.Content.Words(text));
        Assert.Equal(cue, q.Cue.Words(text));
        Assert.Equal("Maria Lopez", q.Source.Words(text));
        Assert.Equal("Maria Lopez", q.Speaker);
    }

    [Fact]
    public void What_was_revealed_is_nobodys()
    {
        const string text = "It was revealed on Monday that the bridge was unsafe.";
        var q = Reading.Only(text);
        Assert.Equal("the bridge was unsafe", q.Content.Words(text));
        Assert.Empty(q.Source);
        Assert.Equal(Resolution.Unattributed, q.Resolution);
    }

    [Fact]
    public void What_is_expected_of_somebody_is_the_somebody_and_the_infinitive()
    {
        const string text = "The bridge is expected to close in May.";
        var q = Reading.Only(text);
        Assert.Equal("The bridge | to close in May", q.Content.Words(text));
        Assert.Equal("is expected", q.Cue.Words(text));
        Assert.Null(q.Speaker);
    }

    [Fact]
    public void The_agent_of_a_passive_is_its_source()
    {
        const string text = "The new bridge was criticised by Maria Lopez.";
        var q = Reading.Only(text);
        Assert.Equal("The new bridge", q.Content.Words(text));
        Assert.Equal("Maria Lopez", q.Speaker);
    }

    [Fact]
    public void A_relative_pronoun_is_the_source_and_its_noun_the_speaker()
    {
        const string text = "Maria Lopez, who believes that the bridge is safe, crossed it on Monday.";
        var q = Reading.Only(text);
        Assert.Equal("who", q.Source.Words(text));
        Assert.Equal("Maria Lopez", q.Speaker);
    }

    [Fact]
    public void A_verb_before_its_subject_is_no_part_of_the_name()
    {
        const string text = "Said Tom Hall: “The bridge is safe and will stay open.”";
        var q = Reading.Only(text);
        Assert.Equal("Tom Hall", q.Speaker);
        Assert.Equal("Tom Hall", q.Source.Words(text));
    }

    [Theory]
    [InlineData("MERROWBY — The bridge was safe, Maria Lopez said.")]
    [InlineData("MERROWBY, England (Wire) — The bridge was safe, according to Maria Lopez.")]
    public void A_dateline_is_not_said(string text)
    {
        Assert.Equal("The bridge was safe", Reading.Only(text).Content.Words(text));
    }

    [Theory]
    [InlineData("Maria Lopez opened the bridge. John Hill welcomed her words.")]
    [InlineData("Maria Lopez opened the bridge.")]
    public void Words_that_are_not_told_are_no_content(string text)
    {
        Assert.Empty(Reading.Of(text).Quotations);
    }
}
