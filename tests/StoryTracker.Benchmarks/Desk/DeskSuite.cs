using System.Text.Json;
using Npgsql;
using StoryTracker.App;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>
/// Pages of the desk over 10,000 stories and 1,000,000 claims, asked for by 50 readers at once who look at a page for two seconds on average: time from the
/// question to the last byte, as a program on the same machine sees it, so that it holds the readers' own work as well. <c>raw</c> is the time of a page that asks
/// the database nothing, in the same run.
/// </summary>
public sealed class DeskSuite : ISuite
{
    const int ReadersAtOnce = 50;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => "desk";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> RunAsync(Settings settings)
    {
        var (stories, claims) = settings.Brief ? (500, 52_000) : (10_000, 1_000_000);
        await using var database = await BenchmarkDatabase.CreateAsync();
        var connection = new NpgsqlConnectionStringBuilder(database.Connection) { MaxAutoPrepare = 64, CommandTimeout = 600 }.ConnectionString;
        int large;
        await using (var newsroom = await Newsroom.OpenAsync(connection))
        {
            var made = new MadeUpNewsroom(newsroom, stories, claims);
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            await made.FillAsync();
            large = made.Large;
            yield return One("desk-filled", System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        }
        await using var desk = await ServedDesk.StartAsync(connection);
        var readers = new Readers(desk.Client, ReadersAtOnce);
        var positions = await PositionsAsync(desk.Client, large);
        (string Name, Func<int, string> Address)[] pages =
        [
            ("desk-list", n => "/stories"),
            ("desk-story", n => $"/stories/{MadeUpNewsroom.Story(n % large)}"),
            ("desk-small-story", n => $"/stories/{MadeUpNewsroom.Story(large + (n * 37 % (stories - large)))}"),
            ("desk-as-of", n => $"/stories/{MadeUpNewsroom.Story(n % large)}?at={positions[n % large] * (60 + (n * 7 % 40)) / 100}"),
            ("desk-json", n => $"/stories/{MadeUpNewsroom.Story(large + (n * 37 % (stories - large)))}.json"),
        ];
        var time = TimeSpan.FromSeconds(settings.Brief ? 8 : 30);
        foreach (var (name, address) in pages)
        {
            if (!settings.Wants(name) && settings.Only is not null) continue;
            await readers.ReadAsync(address, Pause, TimeSpan.FromSeconds(settings.Brief ? 4 : 10));
            var floor = await readers.ReadAsync(_ => "/about", Pause, TimeSpan.FromSeconds(5));
            var answers = await readers.ReadAsync(address, Pause, time);
            yield return new($"{name}-p95", answers.At(0.95), "ms", floor.At(0.95), answers.At(0.95) / floor.At(0.95), answers.Times.Length, answers.Times[0], answers.Times[^1]);
            yield return One($"{name}-p50", answers.At(0.5), "ms");
            yield return One($"{name}-size", answers.Largest / 1024.0, "KiB sent");
        }
    }

    static Row One(string name, double value, string unit) => new(name, value, unit, null, null, 1, value, value);

    // The position of each large story: any before it is a moment to look back to.
    static async Task<List<long>> PositionsAsync(HttpClient client, int large)
    {
        List<long> all = [];
        for (var story = 0; story < large; story++)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync($"/stories/{MadeUpNewsroom.Story(story)}.json"));
            all.Add(answer.RootElement.GetProperty("position").GetInt64());
        }
        return all;
    }
}
