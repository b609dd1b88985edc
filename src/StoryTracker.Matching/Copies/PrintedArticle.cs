using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Copies;

/// <summary>An article as far as it tells who had its words from whom.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Outlet">The outlet that printed it, or null when that is not on record.</param>
/// <param name="Text">Its text, in the revision that its reports point into.</param>
/// <param name="Agency">The news agency that the whole article is credited to ("Reuters"), or null; see <see cref="AgencyCredit"/>.</param>
public sealed record PrintedArticle(string Id, string? Outlet, PrintedText Text, string? Agency = null);

/// <summary>One article's report of a statement.</summary>
/// <param name="Id">Names it.</param>
/// <param name="ArticleId">The article that prints it.</param>
/// <param name="Words">The characters of the article's text that are the statement.</param>
/// <param name="Named">Whether its source is named, so that somebody can be asked.</param>
public sealed record PrintedReport(string Id, string ArticleId, IReadOnlyList<TextSpan> Words, bool Named)
{
    /// <summary>A report as the matcher sees it.</summary>
    public static PrintedReport Of(Report report) =>
        new(report.Id, report.ArticleId, [.. report.Words.Select(w => new TextSpan(w.Start, w.End))], !report.UnnamedSource);
}
