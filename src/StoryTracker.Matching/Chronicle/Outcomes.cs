using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Chronicle;

/// <summary>Something printed after a day had passed that may tell what became of what was announced for it: a suggestion.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="Shared">Number of content words that it shares with the announcement.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record PossibleOutcome(string ReportId, int Shared, IReadOnlyList<string> Reasons);

/// <summary>Finds what may answer a follow-up (<c>outcomes@1</c>).</summary>
public static class Outcomes
{
    /// <summary>Name and version of these rules.</summary>
    public const string Matcher = "outcomes@1";

    const int SharedWords = 2, Most = 5;

    /// <summary>Reports by articles that were surely published on or after the day and share content words with what was announced, the likeliest first.</summary>
    /// <param name="announced">The announcing sentences, or the words of the promise.</param>
    /// <param name="due">The last day announced.</param>
    /// <param name="later">Reports of the story.</param>
    public static IReadOnlyList<PossibleOutcome> Of(IReadOnlyList<string> announced, DateOnly due, IEnumerable<Report> later)
    {
        var words = ContentWords.Of(string.Join('\n', announced));
        return [.. later.Where(r => r.Published.Earliest >= due)
            .Select(r => (Report: r, Shared: words.SharedWith(ContentWords.Of(Promises.Text(r)))))
            .Where(r => r.Shared.Count >= SharedWords)
            .OrderByDescending(r => r.Shared.Count).ThenBy(r => r.Report.Published.Earliest).ThenBy(r => r.Report.Id, StringComparer.Ordinal).Take(Most)
            .Select(r => new PossibleOutcome(r.Report.Id, r.Shared.Count,
                [$"Published on {Announcements.Text(r.Report.Published)}, after the day, and it shares {ContentWords.Listed(r.Shared)}."]))];
    }
}
