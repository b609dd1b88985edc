using System.Diagnostics;

namespace StoryTracker.Benchmarks.Reading;

/// <summary>Work of one thread over a set of documents, again and again for the time of a run.</summary>
static class OneCore
{
    /// <summary>Documents a second.</summary>
    public static double Rate<T>(IReadOnlyList<T> documents, TimeSpan time, Action<T> read)
    {
        var started = Stopwatch.GetTimestamp();
        var done = 0;
        do
        {
            foreach (var document in documents) read(document);
            done += documents.Count;
        }
        while (Stopwatch.GetElapsedTime(started) < time);
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
