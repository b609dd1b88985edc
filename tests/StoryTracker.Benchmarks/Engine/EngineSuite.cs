using System.Diagnostics;
using System.Globalization;
using Npgsql;
using StoryTracker.EventStore;
using Store = StoryTracker.EventStore.EventStore;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>The event store and job queue against plain Npgsql on tables of the same shape, in a database of its own, fsync on.</summary>
public sealed class EngineSuite : ISuite
{
    /// <inheritdoc/>
    public string Name => "engine";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> RunAsync(Settings settings)
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.Connection) { MaxPoolSize = 64, MaxAutoPrepare = 64 }.ConnectionString);
        await new Migrations(source, [Migrations.Kernel]).MigrateAsync();
        await BenchmarkDatabase.ExecuteAsync(source, RawEngine.Tables);
        await using var wakeups = new Wakeups(source, TimeProvider.System);
        await using var store = new Store(source, Measured.Types, TimeProvider.System, wakeups: wakeups);
        var (raw, appends, work) = (new RawEngine(source), new Appends(store, settings), new Commands(source, store, wakeups, settings));
        // First, while the log holds nothing else: a rebuild reads all of it.
        await foreach (var row in new Projecting(source, store, wakeups, settings).RunAsync()) yield return row;
        foreach (var (events, writers) in ((int, int)[])[(1, 1), (1, 8), (1, 32), (10, 8), (100, 8)])
            if (string.Create(CultureInfo.InvariantCulture, $"append-{events}x{writers}") is var row && settings.Wants(row))
                yield return await Pairs.MeasureAsync(row, "events/s", settings.Runs,
                    () => appends.RunAsync(events, writers), () => raw.AppendAsync(events, writers, settings.RunTime));
        if (settings.Wants("raw-copy"))
            yield return await Pairs.MeasureAsync("raw-copy", "events/s", settings.Runs, () => raw.CopyAsync(settings.Brief ? 20_000
                : 100_000), null);
        if (settings.Wants("command-1x8"))
            yield return await Pairs.MeasureAsync("command-1x8", "commands/s", settings.Runs, work.RunAsync, () => raw.CommandAsync(8,
                settings.RunTime));
        if (settings.Wants("jobs"))
            yield return await Pairs.MeasureAsync("jobs", "jobs/s", settings.Runs, work.DrainAsync, () => raw.JobsAsync(8,
                settings.RunTime));
        if (settings.Wants("scheduled-p99"))
        {
            var late = await work.LatenessAsync();
            yield return new Row("scheduled-p99", late[(int)Math.Ceiling(0.99 * late.Length) - 1], "ms", null, null, 1, late[0], late[^1]);
        }
        await foreach (var row in new Reads(source, store, settings).RunAsync()) yield return row;
        // Fills gigabytes, which takes minutes: only in a whole run, or when asked for by name.
        if (settings.Wants("growth-1e7") && !(settings.Brief && settings.Only is null))
            yield return await new Growth(database.Admin, database.Server, settings).RunAsync();
    }

    /// <summary>Runs loops beside one another for a while and gives what they did per second.</summary>
    internal static async Task<double> PerSecondAsync(int loops, TimeSpan time, Func<int, Func<bool>, Task<long>> loop)
    {
        var started = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, loops).Select(n => Task.Run(() => loop(n, ()
            => Stopwatch.GetElapsedTime(started) < time))));
        return done.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

/// <summary>What is stored: about 450 bytes of JSON.</summary>
public sealed record Measured(string Text, int Number)
{
    static readonly string Filler = string.Concat(Enumerable.Repeat("A line of text, as long as a short statement. ", 9));

    /// <summary>The event types of the suite.</summary>
    public static EventTypes Types { get; } = new EventTypes().Map<Measured>("measured");

    /// <summary>A payload.</summary>
    public static Measured Of(int number) => new(Filler, number);
}

/// <summary>A state that counts, for the folds.</summary>
public sealed record Counted(long Sum, int Count)
{
    /// <summary>The first event.</summary>
    public static Counted Create(Measured e) => new(e.Number, 1);

    /// <summary>Every other.</summary>
    public Counted Apply(Measured e) => new(Sum + e.Number, Count + 1);
}
