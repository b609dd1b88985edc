using System.Diagnostics.Metrics;

namespace StoryTracker.App.Feeds;

/// <summary>What polling and fetching tell of themselves: counts by result, and how long servers take. No address ever.</summary>
static class FeedTelemetry
{
    static readonly Meter Meter = new("StoryTracker.Feeds");

    static readonly Counter<long> Polls = Meter.CreateCounter<long>("storytracker.feed.polls", "{poll}", "Polls of feeds, by result."),
        Entries = Meter.CreateCounter<long>("storytracker.feed.entries", "{entry}", "Entries seen for the first time."),
        Fetches = Meter.CreateCounter<long>("storytracker.page.fetches", "{fetch}", "Fetches of pages, by result.");

    static readonly Histogram<double> Seconds = Meter.CreateHistogram("storytracker.feed.poll.duration", "s", "From the request to the last byte.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [.01, .05, .1, .25, .5, 1, 2.5, 5, 10, 30] });

    public static void Polled(FeedAnswer answer, int fresh, TimeSpan took)
    {
        Polls.Add(1, new KeyValuePair<string, object?>("result", ResultOf(answer.Answer?.Status, answer.Result.Failure is not null)));
        if (fresh > 0) Entries.Add(fresh);
        Seconds.Record(took.TotalSeconds);
    }

    public static void Fetched(int? status, bool failed) =>
        Fetches.Add(1, new KeyValuePair<string, object?>("result", ResultOf(status, failed)));

    static string ResultOf(int? status, bool failed) => status switch
    {
        304 => "not-modified",
        >= 200 and < 300 when !failed => "ok",
        >= 200 and < 300 => "unreadable",
        null => "no-answer",
        410 => "gone",
        429 or 503 => "slow-down",
        < 500 => "refused",
        _ => "server-error",
    };
}
