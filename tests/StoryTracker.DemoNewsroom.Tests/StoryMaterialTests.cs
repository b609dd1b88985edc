using StoryTracker.Demo.Printing;
using StoryTracker.Language;
using StoryTracker.Matching;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Demo.Tests;

/// <summary>The material, as the program that is shown with it understands it.</summary>
public sealed class StoryMaterialTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);
    static readonly IReadOnlyList<PrintedArticle> Articles = Edition.Of(DemoScenario.Story(), Start).Articles;
    static readonly IReadOnlyList<StoryProfile> Stories =
        System.Text.Json.JsonSerializer.Deserialize<List<Plan>>(DemoScenario.Story().StoriesFile.Span, System.Text.Json.JsonSerializerOptions.Web)!
            .ConvertAll(p => new StoryProfile(p.Slug, p.Title, p.Sentence, p.Terms));

    sealed record Plan(string Slug, string Title, string Sentence, IReadOnlyList<string> Terms);

    [Fact]
    public void Every_article_fits_a_story_and_one_fits_all_three()
    {
        var arrivals = new StoryArrivals();
        foreach (var story in Stories) arrivals.Open(story);
        var fits = Articles.ToDictionary(
            a => a.Article.Slug, a => arrivals.Assess(new(a.Article.Slug, a.Revisions[0].Title, Text(a), null, null, [], [])).Stories.Count);
        Assert.True(fits.Values.All(n => n > 0), $"These fit no story: {string.Join(", ", fits.Where(f => f.Value == 0).Select(f => f.Key))}.");
        Assert.Equal(3, fits["mayors-morning"]);
    }

    [Fact]
    public void Its_quotations_are_found_and_most_have_a_named_speaker()
    {
        var found = Articles.SelectMany(a => Read(a).Quotations).ToList();
        Assert.True(found.Count > 150);
        Assert.All(Enum.GetValues<QuotationType>(), t => Assert.Contains(found, q => q.Type == t));
        Assert.All(Enum.GetValues<Polarity>(), p => Assert.Contains(found, q => q.Polarity == p));
        Assert.True(found.Count(q => q.Speaker is not null) > found.Count * 0.8);
    }

    [Fact]
    public void A_printed_date_that_cannot_be_right_is_among_its_dates() =>
        Assert.Contains(Articles.SelectMany(a => Read(a).Dates), d => d.Conflict is not null);

    static Extraction Read(PrintedArticle article)
    {
        var day = DateOnly.FromDateTime(article.Published.UtcDateTime);
        return Extractor.Extract(new ArticleInput(Text(article)) { Published = new PublicationDays(day, day) });
    }

    static string Text(PrintedArticle article) => string.Join("\n\n", article.Revisions[0].Paragraphs);
}
