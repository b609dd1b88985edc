using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using StoryTracker.EventStore;
using Store = StoryTracker.EventStore.EventStore;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>The whole log read in pages, and streams folded without a cache, against one plain select of the same columns.</summary>
sealed class Reads(NpgsqlDataSource source, Store store, Settings settings)
{
    const string Columns = "position, stream, version, type, schema, data::text, meta::text, recorded_at";

    public async IAsyncEnumerable<Row> RunAsync()
    {
        var log = settings.Brief ? 20_000 : 100_000;
        if (settings.Wants("read-log"))
        {
            await FillAsync("read-log", log);
            var first = await store.HeadAsync() - log;
            yield return await Pairs.MeasureAsync("read-log", "events/s", settings.Runs, () => ReadAsync(first, log),
                () => SelectAsync($"select {Columns} from storytracker.events where position > {first} order by position", log,
                    decode: false));
        }
        foreach (var size in (int[])[1000, 10_000])
        {
            var name = $"fold-{size}";
            if (!settings.Wants(name)) continue;
            await FillAsync(name, size);
            yield return await Pairs.MeasureAsync(name, "events/s", settings.Runs, () => FoldAsync(name, size),
                () => SelectAsync($"select {Columns} from storytracker.events where stream = '{name}' order by version", size,
                    decode: true));
        }
    }

    async Task FillAsync(string stream, int events)
    {
        for (var n = 0; n < events; n += 1000)
            await store.AppendAsync(new AppendUnit(new EventMetadata("benchmark"))
            {
                Streams = [new StreamWrite(stream, ExpectedVersion.Any, [.. Enumerable.Range(n, 1000).Select(Measured.Of)])],
            });
    }

    async Task<double> ReadAsync(long position, int events)
    {
        var started = Stopwatch.GetTimestamp();
        var read = 0;
        while (await store.ReadLogAsync(position, 2000) is { Count: > 0 } page) (position, read) = (page[^1].Position, read + page.Count);
        return read == events ? read / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{read} events were read, not {events}.");
    }

    async Task<double> FoldAsync(string stream, int events)
    {
        await using var cold = new Store(source, Measured.Types, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var folded = await cold.LoadAsync<Counted>(stream);
        return folded.State!.Count == events ? events / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException("The fold is not whole.");
    }

    async Task<double> SelectAsync(string sql, int events, bool decode)
    {
        var started = Stopwatch.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var (read, sum) = (0, 0L);
        while (await reader.ReadAsync())
        {
            sum += reader.GetInt64(0) + reader.GetInt32(2) + reader.GetInt16(4) + reader.GetString(1).Length + reader.GetString(3).Length +
                reader.GetString(6).Length + reader.GetDateTime(7).Ticks;
            var json = reader.GetString(5);
            sum += decode ? JsonSerializer.Deserialize<Measured>(json, Measured.Types.Json)!.Number : json.Length;
            read++;
        }
        return read == events && sum != 0 ? read / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException("The select is not whole.");
    }
}
