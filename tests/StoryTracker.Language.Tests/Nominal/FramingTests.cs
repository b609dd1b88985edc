namespace StoryTracker.Language.Tests.Nominal;

public class FramingTests
{
    [Theory]
    [InlineData("According to Maria Lopez, the bridge was safe.", "the bridge was safe", "Maria Lopez")]
    [InlineData("But according to Maria Lopez, the bridge was safe.", "the bridge was safe", "Maria Lopez")]
    [InlineData("According to Maria Lopez, a former mayor of Anytown, the bridge was safe.", "the bridge was safe",
        "Maria Lopez, a former mayor of Anytown")]
    [InlineData("The bridge, according to Maria Lopez, was safe.", "The bridge | was safe", "Maria Lopez")]
    [InlineData("The bridge was safe, according to Maria Lopez, the mayor of Anytown.", "The bridge was safe",
        "Maria Lopez, the mayor of Anytown")]
    [InlineData("The bridge was safe, according to a report on Monday.", "The bridge was safe", "a report")]
    [InlineData("The bridge was safe, according to a report released on Monday.", "The bridge was safe", "a report released on Monday")]
    [InlineData("The bridge was safe, according to engineers and builders.", "The bridge was safe", "engineers and builders")]
    [InlineData("The bridge was safe, per the Anytown Gazette.", "The bridge was safe", "the Anytown Gazette")]
    [InlineData("ANYTOWN – The bridge was safe, according to Maria Lopez.", "The bridge was safe", "Maria Lopez")]
    [InlineData("In the words of Maria Lopez, the bridge was safe.", "the bridge was safe", "Maria Lopez")]
    [InlineData("In Maria Lopez’s view, the bridge was safe.", "the bridge was safe", "Maria Lopez")]
    [InlineData("The bridge, in Maria Lopez’s opinion, was safe.", "The bridge | was safe", "Maria Lopez")]
    [InlineData("In a poll of drivers, most found the bridge safe.", "most found the bridge safe", "a poll of drivers")]
    [InlineData("To Maria Lopez, the bridge was safe.", "the bridge was safe", "Maria Lopez")]
    public void A_clause_is_given_to_the_source_of_its_adverbial(string text, string content, string source)
    {
        var q = Reading.Only(text);
        Assert.Equal(content, q.Content.Words(text));
        Assert.Equal(source, q.Source.Words(text));
    }

    [Theory]
    [InlineData("The bridge carries 900 cars per hour.")]
    [InlineData("The drivers voted in a poll on Monday.")]
    [InlineData("In the morning, the bridge was closed.")]
    [InlineData("To repair the bridge, the council needs money.")]
    [InlineData("For Maria Lopez, the week began on the bridge.")]
    [InlineData("The builders worked according to plan.")]
    public void Other_adverbials_name_no_source(string text) => Assert.Empty(Reading.Of(text).Quotations);

    [Fact]
    public void What_is_framed_may_be_quoted_in_part()
    {
        const string text = "The bridge was “as safe as any”, according to Maria Lopez.";
        var q = Reading.Only(text);
        Assert.Equal(QuotationType.Mixed, q.Type);
        Assert.Equal("The bridge was | as safe as any", q.Content.Words(text));
        Assert.Equal("according to", q.Cue.Words(text));
    }
}
