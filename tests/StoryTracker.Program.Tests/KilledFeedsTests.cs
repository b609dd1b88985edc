using System.Diagnostics;
using Npgsql;
using StoryTracker.Demo;
using StoryTracker.TestDatabases;
using StoryTracker.TestOutlets;

namespace StoryTracker.Program.Tests;

/// <summary>The program follows feeds and is killed, again and again, wherever it happens to be.</summary>
public sealed class KilledFeedsTests(TestServer server)
{
    // STORYTRACKER_LONG=1 runs the long version.
    static readonly bool Long = Environment.GetEnvironmentVariable("STORYTRACKER_LONG") == "1";
    static readonly int Articles = Long ? 80 : 12, Kills = Long ? 25 : 4;
    static readonly string[] Feeds = ["/rss", "/atom"];

    [Fact]
    public async Task Killed_while_it_polls_fetches_reads_and_places_it_loses_and_doubles_nothing()
    {
        var clock = new OutletClock();
        await using var outlets = await DemoNewsroom.StartAsync(Scenario(), clock: clock);
        var database = await server.CreateAsync();
        try
        {
            foreach (var path in Feeds) await RunAsync(outlets, database, "feeds", "add", outlets.Address("127.0.0.1", path).ToString());
            var random = new Random(20260303);
            for (var kill = 0; kill < Kills; kill++)
            {
                // More is printed each time. A poll by hand is killed, then the worker that goes on with what it left.
                clock.Advance(TimeSpan.FromMinutes(1));
                await using var program = kill % 2 == 0 ? Start(outlets, database, "feeds", "poll") : Start(outlets, database, "serve", "--role", "worker");
                await GrownAsync(database, random.Next(1, 12), TimeSpan.FromMilliseconds(random.Next(500, 8000)));
                await program.KillAsync();
            }
            clock.Advance(TimeSpan.FromHours(1));
            await RunAsync(outlets, database, "feeds", "poll");
            await using (var program = Start(outlets, database, "serve", "--role", "worker"))
            {
                await AllPlacedAsync(database);
                await program.TerminateAsync();
            }

            var expected = outlets.Articles.Select(a => outlets.Address(a).ToString()).Order(StringComparer.Ordinal).ToList();
            foreach (var type in new[] { "article-discovered", "revision-recorded", "claims-extracted", "article-assigned" })
                Assert.Equal(expected, await UrlsWithAsync(database, type));
            Assert.Equal(0L, await NumberAsync(database, "select count(*) - count(distinct (stream, data->>'claimId')) from storytracker.events where type = 'claim-recorded'"));
            Assert.Equal(0L, await NumberAsync(database, "select count(*) from storytracker.dead_jobs"));
            Assert.Equal(0, (await ProgramProcess.RunAsync(database, null, null, "check")).Code);
        }
        finally
        {
            await server.DropAsync(database);
        }
    }

    static DemoScenario Scenario() => new("killed", [new("127.0.0.1", "The Quay", "structured", "Killed.", "/news/{slug}", [], [])],
        [new("127.0.0.1", Feeds[0], "Quay RSS", DemoFeedFormat.Rss20), new("127.0.0.1", Feeds[1], "Quay Atom", DemoFeedFormat.Atom10)],
        [.. Enumerable.Range(0, Articles).Select(i => new DemoArticle($"article-{i}", "127.0.0.1", Feeds[i % 2],
            [new(TimeSpan.FromMinutes(i * (Kills + 1) / Articles), $"Report {i} of Quayport", "Ann Other",
            [
                $"Ada Ferrowby, the mayor of Quayport, spoke about the pier on Monday, in reply to question {i}.",
                $"“We have read report number {i} with great care,” Ferrowby said. “It will be done by 3 June.”",
                $"Ferrowby added that the harbour board had been asked about the pier {i + 2} times.",
            ])]))], []);

    static ProgramProcess Start(DemoNewsroom outlets, string database, params string[] args) =>
        ProgramProcess.Start(database, null, null, args, ("StoryTracker__Fetch__Allow", $"127.0.0.1:{outlets.Port}"));

    static async Task RunAsync(DemoNewsroom outlets, string database, params string[] args)
    {
        await using var program = Start(outlets, database, args);
        Assert.True(await program.ExitAsync() == 0, $"{string.Join(' ', args)}: {program.Errors}");
    }

    // Until so many more events are on record, or that much time is gone: a program that waits for a server can be killed, too.
    static async Task GrownAsync(string database, int more, TimeSpan patience)
    {
        const string Head = "select coalesce(max(position), 0) from storytracker.events";
        var target = await NumberAsync(database, Head) + more;
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < patience && await NumberAsync(database, Head) < target; await Task.Delay(2)) { }
    }

    static async Task AllPlacedAsync(string database)
    {
        for (var tries = 0; await NumberAsync(database, "select count(*) from storytracker.events where type = 'article-assigned'") < Articles; await Task.Delay(100))
            Assert.True(tries++ < 3000, "Not every article was placed within five minutes.");
    }

    static async Task<List<string>> UrlsWithAsync(string database, string type)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("""
            select d.data->>'url' from storytracker.events e join storytracker.events d on d.stream = e.stream and d.type = 'article-discovered'
            where e.type = $1 order by (d.data->>'url') collate "C"
            """);
        command.Parameters.Add(new() { Value = type });
        await using var reader = await command.ExecuteReaderAsync();
        List<string> urls = [];
        while (await reader.ReadAsync()) urls.Add(reader.GetString(0));
        return urls;
    }

    static async Task<long> NumberAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
