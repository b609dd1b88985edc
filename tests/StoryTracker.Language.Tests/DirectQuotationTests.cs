namespace StoryTracker.Language.Tests;

public class DirectQuotationTests
{
    [Theory]
    [InlineData("“The bridge is safe,” Maria Lopez said.", "The bridge is safe,")]
    [InlineData("\"The bridge is safe,\" Maria Lopez said.", "The bridge is safe,")]
    [InlineData("‘The bridge is safe,’ Maria Lopez said.", "The bridge is safe,")]
    [InlineData("«The bridge is safe,» Maria Lopez said.", "The bridge is safe,")]
    [InlineData("``The bridge is safe,'' Maria Lopez said.", "The bridge is safe,")]
    [InlineData("“The bridge is safe,“ Maria Lopez said.", "The bridge is safe,")]
    [InlineData("“The bridge is safe,” said Maria Lopez.", "The bridge is safe,")]
    [InlineData("Maria Lopez said: “The bridge is safe.”", "The bridge is safe.")]
    [InlineData("Maria Lopez told the council on Monday, “The bridge is safe.”", "The bridge is safe.")]
    [InlineData("“Is the bridge safe?” Maria Lopez asked.", "Is the bridge safe?")]
    [InlineData("“The bridge is safe.” Maria Lopez said.", "The bridge is safe.")]
    public void A_quotation_with_a_tag_is_given_to_the_name_in_the_tag(string text, string content)
    {
        var q = Reading.Only(text);
        Assert.Equal(content, q.Content.Words(text));
        Assert.Equal("Maria Lopez", q.Speaker);
        Assert.Equal("Maria Lopez", q.Source.Words(text));
        Assert.Equal(QuotationType.Direct, q.Type);
        Assert.Equal(Resolution.Name, q.Resolution);
        Assert.Equal(q.Content, q.Quoted);
    }

    [Fact]
    public void A_tag_in_the_middle_splits_one_quotation_into_two_spans()
    {
        const string text = "“The bridge,” Maria Lopez said, “is safe.”";
        Assert.Equal("The bridge, | is safe.", Reading.Only(text).Content.Words(text));
    }

    [Fact]
    public void Words_behind_the_tag_in_the_same_paragraph_go_on_with_the_quotation()
    {
        const string text = "“The bridge is safe,” Maria Lopez said. “We looked at every bolt.”";
        Assert.Equal("The bridge is safe, | We looked at every bolt.", Reading.Only(text).Content.Words(text));
    }

    [Fact]
    public void A_paragraph_left_open_goes_on_in_the_next_one()
    {
        const string text = "Maria Lopez said: “The bridge is safe.\n“We looked at every bolt.\n“Come and see.”\nTraffic was light.";
        var q = Reading.Only(text);
        Assert.Equal("The bridge is safe. | We looked at every bolt. | Come and see.", q.Content.Words(text));
        Assert.Equal(QuotationType.Direct, q.Type);
    }

    [Fact]
    public void A_closed_paragraph_of_quoted_words_inherits_the_speaker_before_it()
    {
        const string text = "“The bridge is safe,” Maria Lopez said.\n\n“We looked at every bolt of it.”";
        var quotations = Reading.Of(text).Quotations;
        Assert.Equal(2, quotations.Count);
        Assert.Equal("Maria Lopez", quotations[1].Speaker);
        Assert.Equal(Resolution.Inherited, quotations[1].Resolution);
        Assert.Empty(quotations[1].Cue);
        Assert.Equal("Maria Lopez", quotations[1].Source.Words(text));
    }

    [Fact]
    public void A_bare_tag_announces_the_words_behind_it()
    {
        const string text = "Many were afraid. Maria Lopez disagreed. “The bridge is safe and will stay open.”";
        Assert.Equal(["Maria Lopez: The bridge is safe and will stay open."], Reading.Lines(text));
    }

    [Theory]
    [InlineData("“The bridge is safe,” said Maria Lopez, the mayor of Thornby.")]
    [InlineData("“The bridge is safe,” said former Thornby mayor Maria Lopez.")]
    [InlineData("“The bridge is safe,” Maria Lopez, 45, now retired in Ashford, Kent, said by telephone.")]
    [InlineData("“The bridge is safe,” Sen. Maria Lopez (D-N.Y.) said Tuesday.")]
    public void A_tag_may_say_who_its_speaker_is(string text)
    {
        Assert.Equal("Maria Lopez", Reading.Only(text).Speaker);
    }

    [Fact]
    public void Quoted_words_that_open_a_paragraph_belong_to_the_tag_behind_them()
    {
        const string text = "“The bridge is safe.” “Come and see it,” Maria Lopez said.";
        Assert.Equal("The bridge is safe. | Come and see it,", Reading.Only(text).Content.Words(text));
    }

    [Fact]
    public void A_line_that_ends_in_a_colon_announces_the_paragraph_behind_it()
    {
        const string text = "Maria Lopez issued this statement:\n\n“The bridge is safe and will stay open.”";
        Assert.Equal(["Maria Lopez: The bridge is safe and will stay open."], Reading.Lines(text));
    }

    [Fact]
    public void Quoted_words_that_nobody_is_said_to_have_said_have_no_speaker()
    {
        const string text = "The weather was fine.\n\n“The bridge is safe and will stay open.”\n\nIt rained later.";
        var q = Reading.Only(text);
        Assert.Null(q.Speaker);
        Assert.Equal(Resolution.Unresolved, q.Resolution);
    }

    [Fact]
    public void Apostrophes_do_not_close_a_single_quoted_stretch()
    {
        const string text = "‘It’s the dogs’ park and they’ll keep it,’ Maria Lopez said.";
        // A plural possessive looks exactly like a closing mark; the rest must still not be lost to somebody else.
        Assert.All(Reading.Of(text).Quotations, q => Assert.Contains(q.Speaker, new[] { "Maria Lopez", null }));
    }

    [Fact]
    public void A_height_in_feet_and_inches_opens_no_quotation()
    {
        const string text = "He is 6' 2\" tall and 180 pounds.\nShe left.";
        Assert.Empty(Reading.Of(text).Quotations);
    }
}
