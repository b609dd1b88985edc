using StoryTracker.App.Corroboration;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Tests.Corroboration;

/// <summary>The founding articles as the matcher sees them: read by the extractor that ships, without a database.</summary>
static class SeedReports
{
    static readonly (string Number, DateOnly Published)[] Days =
        [("000", new(2018, 4, 15)), ("001", new(2018, 4, 15)), ("002", new(2018, 4, 16))];

    /// <summary>Text of each article by its number.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = Days.ToDictionary(d => d.Number, d => File.ReadAllText(
        Directory.GetFiles(SeedsFixture.Folder, $"{d.Number}_*.txt").Single()));

    /// <summary>Every report, in the order of the articles and of their texts; the article's id is its number.</summary>
    public static IReadOnlyList<Report> All { get; } = [.. Days.SelectMany(d => Read(d.Number, d.Published))];

    /// <summary>The report of an article whose words hold a stretch of its text.</summary>
    public static Report Holding(string number, string words, bool quoted = false) =>
        All.Single(r => r.ArticleId == number && r.Words.Any(w => (w.Quoted || !quoted) && w.Text.Contains(words,
            StringComparison.Ordinal)));

    static IEnumerable<Report> Read(string number, DateOnly day)
    {
        var noon = new DateTimeOffset(day, new(12, 0), TimeSpan.Zero);
        var revision = new RevisionRecorded(1, "", "text/plain", Texts[number], null, null, $"outlet of {number}", "en",
            new(noon, noon, "day", "given"), noon, []);
        var article = DerivedId.StoryNamed(number);
        return FoundInText.Read(article, revision).Claims
            .Select((c, i) => ReportsOf.Claim(DerivedId.Within(article, "report", number, i), c.Claim, revision) with { ArticleId =
                number });
    }
}
