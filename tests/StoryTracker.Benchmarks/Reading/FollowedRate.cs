using System.Diagnostics;
using StoryTracker.Demo;

namespace StoryTracker.Benchmarks.Reading;

/// <summary>
/// A newsroom follows feeds over loopback while articles appear at a steady pace: feeds that change are pushed by their hubs, and all are asked
/// in turn as often as the schedule ever asks. On the timeline is an article whose placement is on record. The short form runs half a minute.
/// </summary>
static class FollowedRate
{
    const int SharedOfBusy = 5;          // one feed in five changes
    const double PerSecond = 20;

    sealed record Arrival(string Url, long Discovered, long Assigned, DateTimeOffset At);

    /// <summary>Names of its rows: one run makes them all.</summary>
    public static bool IsWanted(Settings settings) => settings.Only is null || settings.Only.StartsWith("newsroom", StringComparison.Ordinal);

    public static async IAsyncEnumerable<Row> MeasureAsync(Settings settings)
    {
        var feeds = settings.Brief ? 100 : 1000;
        var time = TimeSpan.FromSeconds(double.TryParse(Environment.GetEnvironmentVariable("STORYTRACKER_BENCHMARK_SECONDS"), out var told) ? told : settings.Brief ? 30 : 600);
        await using var database = await BenchmarkDatabase.CreateAsync();
        var busy = feeds / SharedOfBusy;
        await using var followed = await FollowedNewsroom.StartAsync(database.Connection, Scenario(feeds, busy, time));
        await followed.SettleAsync(Opml(followed.Outlets), TimeSpan.FromMinutes(10));
        await foreach (var row in RunAsync(followed, feeds, busy, time)) yield return row;
    }

    static DemoScenario Scenario(int feeds, int busy, TimeSpan time)
    {
        var scenario = DemoScenario.Load(new() { Feeds = feeds, Busy = busy, Backlog = 1, ArticlesPerSecond = PerSecond, Duration = time, Begins = TimeSpan.FromSeconds(1) });
        // One quiet feed in ten asks us to wait, in seconds or as a date.
        return scenario with
        {
            Troubles = [.. scenario.Feeds.Skip(busy).Where((_, i) => i % 10 == 0).Select((f, i) => new DemoTrouble(f.Host, f.Path, i % 2 == 0 ? 429 : 503)
            {
                From = TimeSpan.FromSeconds(2), Until = time / 2, RetryAfter = Math.Max(5, (int)time.TotalSeconds / 10), RetryAfterAsDate = i % 4 < 2,
            })],
        };
    }

    static byte[] Opml(DemoNewsroom outlets) => System.Text.Encoding.UTF8.GetBytes(
        $"<opml version=\"2.0\"><body>{string.Concat(outlets.Scenario.Feeds.Select(f => $"<outline type=\"rss\" text=\"{f.Title}\" xmlUrl=\"{outlets.Address(f)}\"/>"))}</body></opml>");

    static async IAsyncEnumerable<Row> RunAsync(FollowedNewsroom followed, int feeds, int busy, TimeSpan time)
    {
        var before = followed.Outlets.Log.All.Count;
        followed.Clock.Release();
        var started = Stopwatch.GetTimestamp();
        var expected = followed.Outlets.Articles.Where(a => a.Article.Revisions[0].At > TimeSpan.Zero).ToDictionary(a => followed.Outlets.Address(a).ToString());
        await AskInTurnAsync(followed, time);
        await FollowedNewsroom.WaitAsync(TimeSpan.FromSeconds(60), async () => await followed.CountAsync("article-assigned") >= followed.Outlets.Articles.Count);

        var arrivals = await ArrivalsAsync(followed, expected.Keys.ToHashSet());
        var delays = arrivals.Where(a => a.Assigned > 0).Select(a => (a.At - followed.Clock.Held - expected[a.Url].Published).TotalMilliseconds).Order().ToArray();
        var last = arrivals.Count == 0 ? time : arrivals.Max(a => a.At) - followed.Clock.Held - followed.Outlets.Started - TimeSpan.FromSeconds(1);
        var log = followed.Outlets.Log.All.Skip(before).ToList();
        var quiet = followed.Outlets.Scenario.Feeds.Skip(busy).Select(f => f.Host).ToHashSet();
        var asked = log.Where(r => r.IsFeed && quiet.Contains(r.Host) && r.Status is 200 or 304).ToList();
        yield return One("newsroom-p50", At(delays, 0.5), "ms");
        yield return One("newsroom-p95", At(delays, 0.95), "ms");
        yield return One("newsroom-max", At(delays, 1), "ms");
        yield return One("newsroom-rate", delays.Length / Math.Max(1, last.TotalSeconds), "articles/s");
        yield return One("newsroom-polls", log.Count(r => r.IsFeed) / Stopwatch.GetElapsedTime(started).TotalSeconds, "polls/s");
        yield return One("newsroom-304", 100.0 * asked.Count(r => r.Status == 304) / Math.Max(1, asked.Count), "%");
        yield return One("newsroom-early", followed.Outlets.Log.TooEarly.Count, "requests");
        yield return One("newsroom-lost", expected.Count - delays.Length, "articles");
        yield return One("newsroom-twice", arrivals.Count(a => a.Discovered > 1 || a.Assigned > 1) + (arrivals.Count - arrivals.DistinctBy(a => a.Url).Count()), "articles");
    }

    // Every feed once in five minutes, which is the most that the schedule ever asks for; in a short run every feed once.
    static async Task AskInTurnAsync(FollowedNewsroom followed, TimeSpan time)
    {
        var round = time < TimeSpan.FromMinutes(5) ? time : TimeSpan.FromMinutes(5);
        var pause = round / followed.Feeds.Count;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(started) < time; i++)
        {
            try
            {
                await followed.Newsroom.Feeds.PollNowAsync(followed.Feeds[i % followed.Feeds.Count], "benchmark", default);
            }
            catch (Domain.CommandRefusedException)
            {
                // Its server asked us to wait: the list does not let us.
            }
            if (pause * (i + 1) - Stopwatch.GetElapsedTime(started) is var rest && rest > TimeSpan.Zero) await Task.Delay(rest);
        }
    }

    static async Task<List<Arrival>> ArrivalsAsync(FollowedNewsroom followed, HashSet<string> wanted)
    {
        await using var command = followed.Newsroom.Source.CreateCommand("""
            select max(data->>'url'), count(*) filter (where type = 'article-discovered'), count(*) filter (where type = 'article-assigned'),
                   coalesce(max(recorded_at) filter (where type = 'article-assigned'), 'epoch')
            from storytracker.events where stream like 'article-%' group by stream
            """);
        await using var reader = await command.ExecuteReaderAsync();
        List<Arrival> arrivals = [];
        while (await reader.ReadAsync())
            if (!reader.IsDBNull(0) && wanted.Contains(reader.GetString(0)))
                arrivals.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3)));
        return arrivals;
    }

    static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    static Row One(string name, double value, string unit) => new(name, value, unit, null, null, 1, value, value);
}
