using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.EventStore;
using Store = StoryTracker.EventStore.EventStore;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>A projection of one row an event: its rebuild against COPY of the same rows, and the time from append to projected at 50 a
/// second.</summary>
sealed class Projecting(NpgsqlDataSource source, Store store, Wakeups wakeups, Settings settings)
{
    sealed class Lines : Projection
    {
        public override string Name => "lines";
        public override int Version => 1;
        public override IReadOnlyList<string> EventTypes => ["measured"];
        public override string CreateSql =>
            "create table if not exists lines_v1 (position bigint primary key, stream text not null, text text not null, number int not null);";

        static readonly RowStatement Line = new(
            "insert into lines_v1 select * from unnest($1::bigint[], $2::text[], $3::text[], $4::int[])",
            NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Integer);

        public override void Project(RecordedEvent e, ProjectionRows rows)
        {
            var data = (Measured)e.Data;
            rows.Add(Line, e.Position, e.Stream, data.Text, data.Number);
        }
    }

    public async IAsyncEnumerable<Row> RunAsync()
    {
        var runner = new ProjectionRunner(source, store, [new Lines()], wakeups, TimeProvider.System);
        if (settings.Wants("rebuild"))
        {
            var events = settings.Brief ? 20_000 : 200_000;
            for (var n = 0; n < events; n += 1000)
                await store.AppendAsync(new AppendUnit(new EventMetadata("benchmark"))
                {
                    Streams = [new StreamWrite("rebuild", ExpectedVersion.Any, [.. Enumerable.Range(n, 1000).Select(Measured.Of)])],
                });
            await runner.CatchUpAsync();
            var all = (int)await store.HeadAsync();
            yield return await Pairs.MeasureAsync("rebuild", "events/s", settings.Runs, () => RebuildAsync(runner, all), () => CopyAsync(all));
        }
        if (!settings.Wants("lag-p50") && !settings.Wants("lag-p99")) yield break;
        await runner.CatchUpAsync();
        var lags = await LagsAsync(runner, wakeups);
        foreach (var (name, share) in ((string, double)[])[("lag-p50", 0.5), ("lag-p99", 0.99)])
            if (settings.Wants(name)) yield return new Row(name, lags[(int)(lags.Length * share)], "ms", null, null, lags.Length, lags[0],
                lags[^1]);
    }

    /// <summary>The whole rebuild: new tables, every event, the swap.</summary>
    static async Task<double> RebuildAsync(ProjectionRunner runner, int events)
    {
        var started = Stopwatch.GetTimestamp();
        await runner.RebuildAsync("lines");
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    async Task<double> CopyAsync(int events)
    {
        await BenchmarkDatabase.ExecuteAsync(source,
            "drop table if exists raw_lines; create table raw_lines (position bigint primary key, stream text not null, text text not null, number int not null)");
        var started = Stopwatch.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync();
        await using var writer = await connection.BeginBinaryImportAsync("copy raw_lines from stdin (format binary)");
        for (var n = 0; n < events; n++)
        {
            var data = Measured.Of(n);
            await writer.StartRowAsync();
            await writer.WriteAsync((long)n, NpgsqlDbType.Bigint);
            await writer.WriteAsync("rebuild", NpgsqlDbType.Text);
            await writer.WriteAsync(data.Text, NpgsqlDbType.Text);
            await writer.WriteAsync(data.Number, NpgsqlDbType.Integer);
        }
        await writer.CompleteAsync();
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    const int WarmUp = 50;

    /// <summary>Milliseconds from the call of an append to the commit of its row, sorted.</summary>
    async Task<double[]> LagsAsync(ProjectionRunner runner, Wakeups wakeups)
    {
        using var stop = new CancellationTokenSource();
        await wakeups.Connected;
        var running = runner.RunAsync(stop.Token);
        var lags = new List<double>();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        for (var n = 0; n < WarmUp + (settings.Brief ? 100 : 500); n++)
        {
            await ticks.WaitForNextTickAsync();
            var started = Stopwatch.GetTimestamp();
            var result = await store.AppendAsync(new AppendUnit(new EventMetadata("benchmark"))
            {
                Streams = [new StreamWrite("lag", ExpectedVersion.Any, [Measured.Of(n)])],
            });
            await runner.ReachedAsync("lines", result.Position!.Value, TimeSpan.FromSeconds(30));
            if (n >= WarmUp) lags.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        await stop.CancelAsync();
        await running;
        return [.. lags.Order()];
    }
}
