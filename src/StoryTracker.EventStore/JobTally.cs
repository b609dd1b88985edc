using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Jobs that a runner has ended, by kind and minute: added up in memory and written now and then, so that no job waits for it.</summary>
/// <param name="queue">Whose database it is written to.</param>
/// <param name="clock">Which minute it is.</param>
sealed class JobTally(JobQueue queue, TimeProvider clock)
{
    /// <summary>Classes of length: the first up to 1 ms, each √2 as long as the one before, the last without an end.</summary>
    public const int Classes = 42;

    static readonly TimeSpan Often = TimeSpan.FromSeconds(10), Forgetful = TimeSpan.FromHours(1);

    readonly Lock gate = new();
    Dictionary<(string Kind, DateTimeOffset Minute), Counts> counts = [];
    long writtenAt = clock.GetTimestamp();
    long? forgottenAt;

    sealed class Counts
    {
        public long Done, Failed;
        public readonly long[] Lengths = new long[Classes];
    }

    /// <summary>The class of a length of work.</summary>
    public static int ClassOf(TimeSpan elapsed) =>
        Math.Clamp((int)Math.Ceiling(2 * Math.Log2(Math.Max(elapsed.TotalMilliseconds, 1))), 0, Classes - 1);

    /// <summary>Notes the end of an attempt; what was given back or belongs to somebody else by now is no end.</summary>
    public void Add(string kind, JobEnd end, TimeSpan elapsed)
    {
        if (end is not (JobEnd.Completed or JobEnd.Retrying or JobEnd.Dead)) return;
        var now = clock.GetUtcNow();
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        lock (gate)
        {
            if (!counts.TryGetValue((kind, minute), out var of)) counts[(kind, minute)] = of = new();
            if (end != JobEnd.Completed) of.Failed++;
            else
            {
                of.Done++;
                of.Lengths[ClassOf(elapsed)]++;
            }
        }
    }

    /// <summary>Writes what there is when it is time to, or at the end; what cannot be written waits for the next time.</summary>
    public async Task WriteAsync(bool last, CancellationToken ct)
    {
        if (!last && clock.GetElapsedTime(writtenAt) < Often) return;
        writtenAt = clock.GetTimestamp();
        Dictionary<(string Kind, DateTimeOffset Minute), Counts> mine;
        lock (gate) (mine, counts) = (counts, []);
        try
        {
            foreach (var (key, of) in mine)
            {
                await Statement.RunAsync(queue.Source, "job_minutes_add", ct, Parameter.Text(key.Kind), Parameter.Time(key.Minute), Parameter.Long(of.Done),
                    Parameter.Long(of.Failed), Parameter.Longs(of.Lengths));
                mine.Remove(key);
            }
            if (forgottenAt is { } at && clock.GetElapsedTime(at) < Forgetful) return;
            await Statement.RunAsync(queue.Source, "job_minutes_forget", ct);
            forgottenAt = clock.GetTimestamp();
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
        {
            GiveBack(mine);
        }
    }

    void GiveBack(Dictionary<(string Kind, DateTimeOffset Minute), Counts> mine)
    {
        lock (gate)
        {
            foreach (var (key, of) in mine)
            {
                if (!counts.TryGetValue(key, out var held))
                {
                    counts[key] = of;
                    continue;
                }
                (held.Done, held.Failed) = (held.Done + of.Done, held.Failed + of.Failed);
                for (var i = 0; i < Classes; i++) held.Lengths[i] += of.Lengths[i];
            }
        }
    }
}
