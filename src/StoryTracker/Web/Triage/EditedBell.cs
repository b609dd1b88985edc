using System.Collections.Concurrent;
using StoryTracker.App.Access;
using StoryTracker.App.Triage;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Triage;

/// <summary>
/// What the head of every page rings for: statements whose words an outlet changed or took out, and on which no editor has decided. It is counted anew
/// every <see cref="Kept"/> at most, for all who may know the same stories together.
/// </summary>
/// <param name="desk">Counts them.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears why there is no count.</param>
sealed class EditedBell(ITriageDesk desk, TimeProvider clock, ILogger<EditedBell> log)
{
    /// <summary>How old a count may be.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    const int MostReaders = 100;

    readonly ConcurrentDictionary<string, (long At, int Count)> counted = new();

    /// <summary>How many there are, 20 at most; none where the database does not say: a page does not fail for its bell.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        var reader = Readership.Current is { Hidden.Count: > 0 } hides ? string.Join(',', hides.Hidden.Order()) : "";
        if (counted.TryGetValue(reader, out var known) && clock.GetElapsedTime(known.At) < Kept) return known.Count;
        var at = clock.GetTimestamp();
        var count = known.Count;
        try
        {
            count = await desk.EditedAsync(ct);
        }
        catch (Exception failure) when (Failures.IsOutage(failure))
        {
            log.LogDebug(failure, "What outlets edited could not be counted.");
        }
        if (counted.Count >= MostReaders) counted.Clear();
        counted[reader] = (at, count);
        return count;
    }
}
