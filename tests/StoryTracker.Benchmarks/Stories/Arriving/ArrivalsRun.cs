using System.Diagnostics;
using StoryTracker.Benchmarks.Stories.Generated;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Benchmarks.Stories.Arriving;

/// <summary>
/// The made stream through the matcher, one article after another: what an article costs over the first and over the last tenth, by processor time of this
/// process, what is held in memory, how well stories are told apart, and whether going on from a snapshot is as if it had never stopped.
/// </summary>
sealed class ArrivalsRun
{
    const int Chunk = 500;

    readonly GeneratedNews news;
    readonly List<string> found = [];
    readonly List<double> seconds = [];     // of each chunk

    ArrivalsRun(GeneratedNews news) => this.news = news;

    /// <summary>Bytes held at half and at the end of the way, the texts themselves not among them.</summary>
    public (long Half, long End) Held { get; private set; }

    /// <summary>Size of the snapshot at half of the way, in bytes, and the seconds to write and to read it.</summary>
    public (long Bytes, double Save, double Load) Snapshot { get; private set; }

    /// <summary>Articles after the restart that were placed as without it, and how many were tried.</summary>
    public (int Same, int Tried) Restarted { get; private set; }

    int Tenth => news.Count / 10;

    /// <summary>Articles a second over the first tenth.</summary>
    public double First => Tenth / seconds.Take(Tenth / Chunk).Sum();

    /// <summary>Articles a second over the last tenth.</summary>
    public double Last => Tenth / seconds.TakeLast(Tenth / Chunk).Sum();

    public static ArrivalsRun Of(GeneratedNews news, bool tell)
    {
        var run = new ArrivalsRun(news);
        var before = GC.GetTotalMemory(true);
        var arrivals = new StoryArrivals();
        var desk = new UnattendedDesk(arrivals);
        using var snapshot = new MemoryStream();
        for (var at = 0; at < news.Count; at += Chunk)
        {
            var articles = Enumerable.Range(at, Math.Min(Chunk, news.Count - at)).Select(i => UnattendedDesk.Of(news[i])).ToArray();
            var started = Environment.CpuUsage.TotalTime;
            foreach (var article in articles) run.found.Add(desk.Take(article));
            run.seconds.Add((Environment.CpuUsage.TotalTime - started).TotalSeconds);
            if (tell && at % 5_000 == 0) Console.Error.Write($"\r{at:N0} articles, {Chunk / run.seconds[^1]:N0} a second …");
            if (at + Chunk != news.Count / 2) continue;
            articles = [];
            run.Held = (GC.GetTotalMemory(true) - before, 0);
            var saving = Stopwatch.GetTimestamp();
            arrivals.Save(snapshot);
            run.Snapshot = (snapshot.Length, Stopwatch.GetElapsedTime(saving).TotalSeconds, 0);
        }
        if (tell) Console.Error.Write("\r                                        \r");
        run.Held = (run.Held.Half, GC.GetTotalMemory(true) - before - snapshot.Capacity);
        GC.KeepAlive(arrivals);
        run.GoOn(snapshot);
        return run;
    }

    // From the snapshot over the next tenth.
    void GoOn(MemoryStream snapshot)
    {
        snapshot.Position = 0;
        var started = Stopwatch.GetTimestamp();
        var desk = new UnattendedDesk(StoryArrivals.Load(snapshot));
        Snapshot = Snapshot with { Load = Stopwatch.GetElapsedTime(started).TotalSeconds };
        var half = news.Count / 2;
        Restarted = (Enumerable.Range(half, Tenth).Count(i => desk.Take(news[i]) == found[i]), Tenth);
    }

    /// <summary>Agreement with the truth.</summary>
    public ClusterScores Scores() => ClusterScores.Of([.. found.Select((f, i) => (news[i].Truth.Story, f))]);

    /// <summary>Of the pairs of an article of a story and one of the story it looks like, the share that is kept apart.</summary>
    public double LookAlikesApart()
    {
        var byStory = Groups();
        double apart = 0, all = 0;
        foreach (var twin in news.Stories.Where(s => s.LooksLike is not null))
        {
            var (a, b) = (byStory[twin.Id], byStory[news.Stories[twin.LooksLike!.Value].Id].CountBy(i => found[i]).ToDictionary());
            var together = a.Sum(i => (double)b.GetValueOrDefault(found[i]));
            var pairs = (double)a.Count * b.Values.Sum();
            (apart, all) = (apart + pairs - together, all + pairs);
        }
        return apart / all;
    }

    /// <summary>Of the articles that come when a story wakes up after a year, the share that is placed where most of it was before.</summary>
    public double WokenUp()
    {
        double right = 0, all = 0;
        foreach (var story in Groups().Where(g => news.Stories.Single(s => s.Id == g.Key).Sleeps).Select(g => g.Value))
        {
            var wakes = Enumerable.Range(1, story.Count - 1).FirstOrDefault(i => news[story[i]].Published - news[story[i - 1]].Published > TimeSpan.FromDays(340));
            if (wakes == 0) continue;
            var most = story.Take(wakes).CountBy(i => found[i]).MaxBy(c => c.Value).Key;
            (right, all) = (right + story.Skip(wakes).Count(i => found[i] == most), all + story.Count - wakes);
        }
        return right / all;
    }

    Dictionary<string, List<int>> Groups() => Enumerable.Range(0, news.Count).GroupBy(i => news[i].Truth.Story).ToDictionary(g => g.Key, g => g.ToList());
}
