namespace StoryTracker.Language.Tests;

/// <summary>The stretches of text in which a content stands.</summary>
public sealed class ExtentTests
{
    [Theory]
    [InlineData("Jane Doe said that the plan was “bold” and cheap.", "that the plan was “bold” and cheap")]
    [InlineData("Jane Doe said the plan was “bold”.", "the plan was “bold")]
    [InlineData("Jane Doe said that “the plan is bold”.", "that “the plan is bold")]
    [InlineData("“The plan,” said Jane Doe, “is bold.”", "The plan,|is bold.")]
    [InlineData("“The plan is bold,” said Jane Doe.", "The plan is bold,")]
    public void A_content_is_parted_only_where_the_words_are_parted(string text, string expected)
    {
        var found = Assert.Single(Extractor.Extract(new ArticleInput(text)).Quotations);
        Assert.Equal(expected, string.Join('|', found.Extent.Select(e => text[e.Start..e.End])));
        Assert.All(found.Content, piece => Assert.Contains(found.Extent, e => e.Start <= piece.Start && piece.End <= e.End));
    }
}
