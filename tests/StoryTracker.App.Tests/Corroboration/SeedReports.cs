using StoryTracker.App.Corroboration;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Tests.Corroboration;

/// <summary>The founding articles as the matcher sees them: read by the extractor that ships, without a database.</summary>
static class SeedReports
{
    /// <summary>Pairs of lines of the seeds that share words and are not one remark: article and words of each.</summary>
    public static TheoryData<string, string, string, string> NotOneRemark { get; } = new()
    {
        { "000", "unacceptable that through the heart", "001", "It’s unacceptable that Londoners" },
        { "000", "unacceptable that through the heart", "001", "I found it unacceptable years ago" },
        { "001", "It’s unacceptable that Londoners", "001", "I found it unacceptable years ago" },
        { "000", "I’ll carry on lobbying", "001", "I’ll carry on doing so" },
        { "000", "alarm, distress or concern", "001", "the distress caused by antisemitism" },
        { "000", "cause distress to Londoners", "001", "the distress caused by antisemitism" },
        { "000", "alarm, distress or concern", "001", "it’s distressing" },
        { "000", "lobbying the government to fully proscribe", "002", "lobby Mr Khan for more police officers" },
    };

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
