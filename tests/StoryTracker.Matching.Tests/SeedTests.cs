namespace StoryTracker.Matching.Tests;

public sealed class SeedTests
{
    [Theory]
    [InlineData("000", "hezbollah", "antisemitism", "barnet")]
    [InlineData("001", "antisemitism", "barnet")]
    [InlineData("002", "barnet", "antisemitism")]
    public void Each_founding_article_is_on_its_stories_heaviest_first_and_on_no_other(string number, params string[] stories)
    {
        var assignment = Newsroom.Assign(Newsroom.Seed(number), Newsroom.Stories);
        Assert.Equal(stories, assignment.Stories.Select(s => s.StoryId));
        Assert.True(assignment.Stories[0].Primary);
        Assert.All(assignment.Stories.Skip(1), s => Assert.False(s.Primary));
        Assert.All(assignment.Stories, s => Assert.NotEmpty(s.Reasons));
    }

    [Theory]
    [InlineData("000", "ban the march", "hezbollah")]
    [InlineData("000", "look at the candidates", "barnet")]
    [InlineData("000", "breaks my heart", "antisemitism")]
    [InlineData("000", "zero tolerance attitude", "antisemitism")]
    [InlineData("000", "root it out", "antisemitism")]
    [InlineData("001", "Antisemitism is racism", "antisemitism")]
    [InlineData("001", "The Labour leadership must", "antisemitism")]
    [InlineData("002", "racist or anti-Semitic", "antisemitism")]
    [InlineData("002", "Residents in Barnet", "barnet")]
    [InlineData("002", "letting residents down", "barnet")]
    [InlineData("002", "heartbreaking", "antisemitism", "barnet")]
    public void A_statement_goes_to_the_story_that_it_is_about(string number, string words, params string[] stories)
    {
        var article = Newsroom.Seed(number);
        Assert.Equal(stories, Newsroom.Assign(article, Newsroom.Stories).StoriesOf(article, words));
    }

    [Fact]
    public void The_reasons_say_which_words_were_found_how_often_and_where()
    {
        var first = Newsroom.Assign(Newsroom.Seed("000"), Newsroom.Stories).Stories[0];
        Assert.Equal("names “Hezbollah” twice, first in the opening paragraph", first.Reasons[0]);
        Assert.Contains("speaks of “proscribe” in the opening paragraph", first.Reasons);
        var barnet = Newsroom.Assign(Newsroom.Seed("001"), Newsroom.Stories).Stories[1];
        Assert.Equal(["names “Barnet” once", "speaks of “candidates” twice", "speaks of “local election” once"], barnet.Reasons);
    }
}
