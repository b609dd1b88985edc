namespace StoryTracker.Language.Tests;

/// <summary>The founding articles, read as any other.</summary>
public class SeedTests
{
    static readonly DateOnly Sunday = new(2018, 4, 15);

    static string Text(string prefix)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StoryTracker.sln"))) folder = folder.Parent;
        return File.ReadAllText(Directory.GetFiles(Path.Combine(folder!.FullName, "seeds"), prefix + "*.txt").Single());
    }

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    public void Every_double_quoted_stretch_is_part_of_a_quotation(string seed)
    {
        string text = Text(seed);
        var quoted = Reading.Of(text, Sunday).Quotations.SelectMany(q => q.Quoted).ToList();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '“') continue;
            Assert.Contains(quoted, s => s.Start == i + 1);
        }
    }

    [Theory]
    [InlineData("000", "political spectrum")]
    [InlineData("000", "Hezbollah’s leaders")]
    [InlineData("001", "Mr Goldstein")]
    [InlineData("002", "Conservative")]
    public void Nothing_that_others_said_is_given_to_the_mayor(string seed, string source)
    {
        string text = Text(seed);
        var theirs = Reading.Of(text, Sunday).Quotations.Where(q => q.Source.Words(text).Contains(source, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(theirs);
        Assert.All(theirs, q => Assert.NotEqual("Sadiq Khan", q.Speaker));
    }

    [Theory]
    [InlineData("000", 11)]
    [InlineData("001", 11)]
    [InlineData("002", 14)]
    public void What_the_mayor_said_is_given_to_him(string seed, int atLeast)
    {
        Assert.InRange(Reading.Of(Text(seed), Sunday).Quotations.Count(q => q.Speaker == "Sadiq Khan"), atLeast, 20);
    }

    [Fact]
    public void A_statement_not_made_is_kept_as_one_and_the_interviewers_question_as_nobodys()
    {
        string text = Text("001");
        var quotations = Reading.Of(text, Sunday).Quotations;
        var withheld = Assert.Single(quotations, q => q.Cue.Words(text) == "stopped short of saying");
        Assert.Equal(Polarity.Declined, withheld.Polarity);
        Assert.DoesNotContain(quotations, q => q.Content.Words(text).Contains("Jew-hate", StringComparison.Ordinal));
    }

    [Fact]
    public void An_impossible_date_is_resolved_with_its_rejected_readings()
    {
        var article = new ArticleInput(Text("002")) { Published =
            new PublicationDays(new DateOnly(2018, 4, 14), new DateOnly(2018, 4, 20)) };
        var date = Assert.Single(Extractor.Extract(article).Dates, d => d.Conflict is not null);
        Assert.Equal("2018-04-14", date.Value);
        Assert.Contains("2018-05-14", date.Conflict!.Rejected);
    }
}
