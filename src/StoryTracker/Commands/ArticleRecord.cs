using System.Globalization;
using StoryTracker.Reading;

namespace StoryTracker.Commands;

/// <summary>
/// An article in the words of the contract (command line, <c>read-article</c>), with the evidence for its times beside it.
/// </summary>
static class ArticleRecord
{
    // A time without its zone is as wide as all zones, from 14 hours before what is printed.
    static readonly TimeSpan WidthOfZones = TimeSpan.FromHours(26), ZoneAhead = TimeSpan.FromHours(14);

    public static object Of(ReadArticle article) => new
    {
        title = article.Title,
        byline = article.Byline,
        outlet = article.Outlet,
        published = Time(article.Published),
        modified = Time(article.Modified),
        language = article.Language,
        canonicalUrl = (article.Canonical ?? article.Url)?.AbsoluteUri,
        text = article.Text,
        paragraphs = article.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        problems = article.Problems,
        publishedEvidence = Evidence(article.Published),
        modifiedEvidence = Evidence(article.Modified),
    };

    // RFC 3339 in UTC; a day where only the day is known; without a zone where none is told.
    static string? Time(PublicationWindow? window) => window switch
    {
        null => null,
        { Precision: "instant" } => Text(window.Earliest),
        { Precision: "day" } => window.Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when window.Latest - window.Earliest == WidthOfZones =>
            (window.Earliest + ZoneAhead).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Text(window.Earliest),
    };

    static object? Evidence(PublicationWindow? window) => window is null ? null : new
    {
        earliest = Text(window.Earliest),
        latest = Text(window.Latest),
        precision = window.Precision,
        reason = window.Reason,
        reliability = window.Reliability,
        estimatedBy = window.EstimatedBy,
    };

    static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
