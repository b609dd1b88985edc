using System.Diagnostics;
using StoryTracker.Benchmarks.Stories.Generated;
using StoryTracker.Matching.Suggestions;

namespace StoryTracker.Benchmarks.Stories.Arriving;

/// <summary>Rows on the made stream that need no database: <c>arrivals-…</c> and <c>copies-…</c>.</summary>
static class ArrivalRows
{
    static readonly GeneratedNewsSettings Brief = new() { Articles = 10_000, Stories = 300 };

    /// <summary>The rows of the run through the matcher; all of them or none.</summary>
    public static IEnumerable<Row> Arrivals(Settings settings)
    {
        var news = new GeneratedNews(settings.Brief ? Brief : new());
        var run = ArrivalsRun.Of(news, !settings.Brief);
        yield return One("arrivals-first", run.First, "articles/s");
        yield return One("arrivals-last", run.Last, "articles/s");
        yield return One("arrivals-growth", run.First / run.Last, "x");
        yield return One("arrivals-memory", run.Held.End / 1e6, "MB") with { Raw = run.Held.Half / 1e6, Ratio = (double)run.Held.End / run.Held.Half };
        yield return One("arrivals-per-article", (double)run.Held.End / news.Count, "bytes");
        using (var process = Process.GetCurrentProcess()) yield return One("arrivals-peak", process.PeakWorkingSet64 / 1e6, "MB");
        yield return One("arrivals-snapshot", run.Snapshot.Bytes / 1e6, "MB");
        yield return One("arrivals-save", run.Snapshot.Save, "s");
        yield return One("arrivals-load", run.Snapshot.Load, "s");
        yield return One("arrivals-restart-same", 100.0 * run.Restarted.Same / run.Restarted.Tried, "%");
        var scores = run.Scores();
        yield return One("arrivals-bcubed", 100 * scores.BCubed, "F1");
        yield return One("arrivals-bcubed-precision", 100 * scores.BCubedPrecision, "%");
        yield return One("arrivals-bcubed-recall", 100 * scores.BCubedRecall, "%");
        yield return One("arrivals-pairs", 100 * scores.Pairs, "F1");
        yield return One("arrivals-lookalikes-apart", 100 * run.LookAlikesApart(), "%");
        yield return One("arrivals-woken-up", 100 * run.WokenUp(), "%");
    }

    /// <summary>The rows on agency copy and witnesses.</summary>
    public static IEnumerable<Row> Copies(Settings settings)
    {
        var articles = new GeneratedNews(settings.Brief ? GeneratedNewsSettings.Brief : Brief).From().ToList();
        var (precision, recall, rate) = CopiesRun.Recognise(articles);
        yield return One("copies-precision", 100 * precision, "%");
        yield return One("copies-recall", 100 * recall, "%");
        yield return One("copies-recognised", rate, "articles/s");
        var witnesses = CopiesRun.Witness(articles);
        yield return One("witnesses-right", 100 * witnesses.Right, "%") with { Runs = witnesses.Utterances };
        yield return One("witnesses-too-many", 100 * witnesses.TooMany, "%") with { Runs = witnesses.Utterances };
        yield return One("witnesses-too-few", 100 * witnesses.TooFew, "%") with { Runs = witnesses.Utterances };
        yield return One("witnesses-counted", witnesses.Rate, "articles/s");
    }

    /// <summary>The rows on suggested merges, splits and sub-stories.</summary>
    public static IEnumerable<Row> Suggestions(Settings settings)
    {
        var run = SuggestionsRun.Of(new GeneratedNews(settings.Brief ? GeneratedNewsSettings.Brief : Brief).From().Select(a => (UnattendedDesk.Of(a), a.Truth.Story)));
        foreach (var kind in Enum.GetValues<StoryChangeKind>())
        {
            var (right, all) = run.Of(kind);
            yield return One($"suggested-{kind.ToString().ToLowerInvariant()}-right", 100 * right, "%") with { Runs = all };
        }
        yield return One("suggested-of-wrongly-merged", 100.0 * run.WronglyMerged.Found / Math.Max(1, run.WronglyMerged.All), "%") with { Runs = run.WronglyMerged.All };
        yield return One("suggested-of-wrongly-parted", 100.0 * run.WronglyParted.Found / Math.Max(1, run.WronglyParted.All), "%") with { Runs = run.WronglyParted.All };
        yield return One("suggestions-looks", run.Looks.Count / run.Looks.Seconds, "stories/s") with { Runs = run.Looks.Count };
    }

    static Row One(string name, double value, string unit) => new(name, value, unit, null, null, 1, value, value);
}
