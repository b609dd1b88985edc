using StoryTracker.App.Corroboration;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Matching.Divergences;

namespace StoryTracker.App.Tests.Corroboration;

/// <summary>Articles read by the real extractor and parser, without a database.</summary>
static class ReadArticles
{
    public static readonly DateOnly Sunday = new(2018, 4, 15);

    public static ArticleReading Of(string text, string outlet, DateOnly? day = null, string? title = null)
    {
        var on = day ?? Sunday;
        var published = new Publication(new(on, default, default), new(on, new TimeOnly(23, 59), default), "day", "Given by the test.");
        var id = DerivedId.Within(Guid.Empty, "article", outlet, 0);
        var revision = new RevisionRecorded(1, "", "text/plain", text, title, null, outlet, "en", published, default, []);
        var reports = FoundInText.Read(id, revision).Claims.Select((c, i) => ReportsOf.Claim(DerivedId.Within(id, "claim", outlet, i), c.Claim, revision));
        return ReadingsOf.Article(id.ToString(), revision, reports);
    }

    /// <summary>A founding article by its number.</summary>
    public static ArticleReading Seed(string number) =>
        Of(File.ReadAllText(Directory.GetFiles(SeedsFixture.Folder, $"{number}_*.txt").Single()), number);
}
