using System.Globalization;
using System.Text.Json;
using Npgsql;
using StoryTracker.App;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>
/// Pages of the desk over 10,000 stories and 1,000,000 claims, asked for by 50 readers at once: who look at a page for two seconds on average, and, in rows of their
/// own, who never look and ask for the next at once, so that two cores have all they can do. Times are taken twice: by the readers, from the question to the last
/// byte, and by the server, from request in to response out. <c>raw</c> is a page that asks the database nothing, in the same run.
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
        await using var database = await BenchmarkDatabase.CreateAsync(
            settings.Keep ? string.Create(CultureInfo.InvariantCulture, $"benchmark_kept_desk_{stories}_{MadeUpNewsroom.Edition}") : null);
        var connection = new NpgsqlConnectionStringBuilder(database.Connection) { CommandTimeout = 600 }.ConnectionString;
        var large = MadeUpNewsroom.LargeOf(stories);
        await foreach (var row in FilledAsync(connection, stories, claims)) yield return row;
        await using var source = NpgsqlDataSource.Create(connection);
        await using var desk = await ServedDesk.StartAsync(connection);
        var work = new ProcessorTime(desk.Process, source);
        yield return One("desk-start", desk.StartedIn, "s");
        var readers = new Readers(desk.Client, ReadersAtOnce);
        var moments = await MomentsAsync(desk.Client, large);
        var search = await SearchQuestions.OfAsync(desk.Client, Enumerable.Range(0, 40).Select(n => MadeUpNewsroom.Story(large + (n * 211 % (stories - large)))));
        (string Name, Func<int, string> Address)[] pages =
        [
            ("desk-list", n => "/stories"),
            ("desk-list-title", n => "/stories?sort=title"),
            ("desk-list-new", n => "/stories?sort=new"),
            ("desk-story", n => $"/stories/{MadeUpNewsroom.Story(n % large)}"),
            ("desk-small-story", n => $"/stories/{MadeUpNewsroom.Story(large + (n * 37 % (stories - large)))}"),
            ("desk-as-of", n => $"/stories/{MadeUpNewsroom.Story(n % large)}?at={moments[n % large][n * 7 % moments[n % large].Count]}"),
            ("desk-json", n => $"/stories/{MadeUpNewsroom.Story(large + (n * 37 % (stories - large)))}.json"),
            .. search.Rows,
        ];
        foreach (var (name, address) in pages)
            if (settings.Only is not { } only || name == only || name.StartsWith(only + "-", StringComparison.Ordinal))
                await foreach (var row in PageAsync(desk, work, readers, name, address, settings.Brief)) yield return row;
        yield return One("desk-memory", desk.PeakMemory, "MiB peak");
    }

    static async IAsyncEnumerable<Row> PageAsync(
        ServedDesk desk, ProcessorTime work, Readers readers, string name, Func<int, string> address, bool brief)
    {
        await readers.ReadAsync(address, Pause, TimeSpan.FromSeconds(brief ? 3 : 6));
        var floor = await readers.ReadAsync(_ => "/about", Pause, TimeSpan.FromSeconds(brief ? 2 : 4));
        await desk.ForgetAsync();
        var looking = await readers.ReadAsync(address, Pause, TimeSpan.FromSeconds(brief ? 8 : 20));
        var inside = await desk.InsideAsync(looking.Times.Length);
        yield return new($"{name}-p95", looking.At(0.95), "ms", floor.At(0.95), looking.At(0.95) / floor.At(0.95), looking.Times.Length, looking.Times[0], looking.Times[^1]);
        yield return One($"{name}-p50", looking.At(0.5), "ms");
        yield return Of($"{name}-server-p95", inside);
        var before = await work.NowAsync();
        var pressing = await readers.ReadAsync(address, TimeSpan.Zero, TimeSpan.FromSeconds(brief ? 4 : 10));
        var after = await work.NowAsync();
        yield return One($"{name}-cpu", (after.Program - before.Program) / pressing.Times.Length, "ms a page");
        yield return One($"{name}-cpu-database", (after.Database - before.Database) / pressing.Times.Length, "ms a page");
        yield return Of($"{name}-closed-p95", pressing.Times);
        yield return Of($"{name}-closed-server-p95", await desk.InsideAsync(pressing.Times.Length));
        yield return One($"{name}-closed-rate", pressing.Rate, "pages/s");
        if (looking.Refused + pressing.Refused is > 0 and var refused) yield return One($"{name}-refused", refused, "answers");
        yield return One($"{name}-size", Math.Max(looking.Largest, pressing.Largest) / 1024.0, "KiB sent");
    }

    // Makes the newsroom, unless a run before left it.
    static async IAsyncEnumerable<Row> FilledAsync(string connection, int stories, int claims)
    {
        await using var newsroom = await Newsroom.OpenAsync(connection);
        if (await BenchmarkDatabase.ColumnAsync(newsroom.Source, "select tablename from pg_tables where tablename = 'made_up'") is [])
        {
            if (await newsroom.Store.HeadAsync() > 0) throw new InvalidOperationException("The kept newsroom was not finished: drop its database, and run again.");
            var (onRecord, followed) = await new MadeUpNewsroom(newsroom, stories, claims).FillAsync();
            await BenchmarkDatabase.ExecuteAsync(newsroom.Source, "create table made_up (at timestamptz default now())");
            yield return One("desk-on-record", onRecord, "s");
            yield return One("desk-filled", followed, "s");
            yield return One("desk-events-rate", await newsroom.Store.HeadAsync() / followed, "events/s");
        }
        yield return One("desk-events", await newsroom.Store.HeadAsync(), "events");
        yield return One("desk-database", double.Parse(
            (await BenchmarkDatabase.ColumnAsync(newsroom.Source, "select pg_database_size(current_database()) / 1048576"))[0], CultureInfo.InvariantCulture), "MiB");
    }

    static Row One(string name, double value, string unit) => new(name, value, unit, null, null, 1, value, value);

    static Row Of(string name, double[] times) =>
        new(name, times[Math.Min(times.Length - 1, (int)(0.95 * times.Length))], "ms", null, null, times.Length, times[0], times[^1]);

    // Earlier moments of each large story, in the later half of its life.
    static async Task<List<List<long>>> MomentsAsync(HttpClient client, int large)
    {
        List<List<long>> all = [];
        for (var story = 0; story < large; story++)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync($"/stories/{MadeUpNewsroom.Story(story)}.json"));
            var moments = answer.RootElement.GetProperty("positions").EnumerateArray().Select(m => m.GetProperty("position").GetInt64()).Order().ToList();
            all.Add(moments[(moments.Count / 2)..^1]);
        }
        return all;
    }
}
