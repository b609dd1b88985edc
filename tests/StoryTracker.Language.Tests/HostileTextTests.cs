namespace StoryTracker.Language.Tests;

/// <summary>Texts of a megabyte that are made to break a reader: they must end, and find nothing outside the text.</summary>
public class HostileTextTests
{
    const int Megabyte = 1_000_000;

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("“‘")]
    [InlineData("'a ")]
    [InlineData("He said that ")]
    [InlineData("“A b c,” he said.\n")]
    [InlineData("“Abc def ghi jkl.\n")]
    [InlineData("John Smith, ")]
    [InlineData("A B C D ")]
    [InlineData("Saturday (May 14) in eight weeks next week May 3, 2018 ")]
    [InlineData("Speaking in Leeds on Monday, Smith said it was bad. ")]
    [InlineData("😀👩‍👩‍👧 ")]
    [InlineData("\ud83d")]
    [InlineData("\u202eabc\u202c שלום ")]
    [InlineData("\t\u00a0")]
    public void A_megabyte_of_anything_is_read_to_its_end(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length));
        var found = Reading.Of(text, title: text[..1000]);
        Assert.All(found.Quotations.SelectMany(q => q.Content), s => Assert.InRange(s.End, s.Start + 1, text.Length));
    }

    [Fact]
    public void Many_different_names_are_read_to_their_end()
    {
        string text = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"Ab{i} Smith, the mayor,"));
        Assert.NotNull(Reading.Of(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\n")]
    public void An_empty_text_holds_nothing(string text)
    {
        var found = Reading.Of(text);
        Assert.Empty(found.Quotations);
        Assert.Empty(found.Dates);
        Assert.Empty(found.Entities);
    }

    [Fact]
    public void The_ends_of_the_calendar_are_no_reason_to_throw()
    {
        const string text = "It was ninety decades ago, next week, last weekend, next year, last winter, in 99999 years, 99999 "
            + "days ago, on Monday and in March.";
        Assert.NotNull(Reading.Of(text, DateOnly.MinValue));
        Assert.NotNull(Reading.Of(text, DateOnly.MaxValue));
    }
}
