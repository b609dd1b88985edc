using System.Diagnostics;
using StoryTracker.Language;

namespace StoryTracker.Benchmarks.Language;

/// <summary>
/// The largest resident size of this process while it reads, in megabytes, models and runtime included. What a suite before it needed counts, too: for the
/// engine's own figure run the row alone.
/// </summary>
static class PeakMemory
{
    public static Row Measure(Settings settings, string name, IReadOnlyList<ArticleInput> articles)
    {
        long turns = settings.Brief ? 1 : 3;
        for (long turn = 0; turn < turns; turn++)
            foreach (var article in articles) _ = Extractor.Extract(article);
        using var process = Process.GetCurrentProcess();
        double peak = process.PeakWorkingSet64 / 1e6;
        return new Row(name, peak, "MB", null, null, 1, peak, peak);
    }
}
