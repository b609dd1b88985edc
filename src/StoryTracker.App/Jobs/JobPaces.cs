using Npgsql;
using StoryTracker.App.Desk;

namespace StoryTracker.App.Jobs;

/// <summary>Reads what workers wrote about the jobs they did.</summary>
/// <param name="source">The database.</param>
sealed class JobPaces(NpgsqlDataSource source)
{
    static readonly string Rates = Statements.Read("job_rates"), Lengths = Statements.Read("job_lengths");

    /// <summary>The pace of each kind of which something was done or failed within a day.</summary>
    public async Task<IReadOnlyDictionary<string, JobPace>> ReadAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var lengths = source.CreateCommand(Lengths);
        lengths.Parameters.Add(new() { Value = now.UtcDateTime });
        var classes = (await lengths.RowsAsync(r => (Kind: r.GetString(0), Class: r.GetInt32(1), Count: r.GetInt64(2)), ct)).ToLookup(r => r.Kind, r => (r.Class, r.Count));
        await using var rates = source.CreateCommand(Rates);
        rates.Parameters.Add(new() { Value = now.UtcDateTime });
        return (await rates.RowsAsync(r => (Kind: r.GetString(0), Hour: r.GetInt64(1), Day: r.GetInt64(2), Failed: r.GetInt64(3)), ct)).ToDictionary(
            r => r.Kind, r => new JobPace(r.Hour, r.Day, r.Failed, Within([.. classes[r.Kind]], 0.5), Within([.. classes[r.Kind]], 0.95)));
    }

    /// <summary>The time within which a share of jobs was done: the upper end of the class in which that share is reached.</summary>
    /// <param name="classes">Jobs by class, from 1 (up to 1 ms), shortest first.</param>
    /// <param name="share">Above 0, up to 1.</param>
    internal static TimeSpan? Within(IReadOnlyList<(int Class, long Count)> classes, double share)
    {
        var wanted = share * classes.Sum(c => c.Count);
        var seen = 0L;
        foreach (var (of, count) in classes)
            if ((seen += count) >= wanted) return TimeSpan.FromMilliseconds(Math.Pow(2, (of - 1) / 2.0));
        return null;
    }
}
