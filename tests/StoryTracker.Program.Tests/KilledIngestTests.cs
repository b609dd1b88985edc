using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary>The program is killed, again and again, in the middle of its work.</summary>
public sealed class KilledIngestTests(TestServer server) : IDisposable
{
    // STORYTRACKER_LONG=1 runs the long version.
    static readonly bool Long = Environment.GetEnvironmentVariable("STORYTRACKER_LONG") == "1";
    static readonly int Articles = Long ? 300 : 60, Kills = Long ? 10 : 3;
    readonly string folder = Directory.CreateTempSubdirectory("st-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task Killed_at_random_points_the_record_ends_as_an_undisturbed_run_leaves_it()
    {
        WriteArticles();
        var (undisturbed, disturbed) = (await server.CreateAsync(), await server.CreateAsync());
        try
        {
            var (code, _, errors) = await ProgramProcess.RunAsync(undisturbed, null, null, "ingest", folder);
            Assert.True(code == 0, errors);
            var expected = await RecordAsync(undisturbed);
            var total = await HeadAsync(undisturbed);

            var random = new Random(20180414);
            for (var kill = 0; kill < Kills; kill++)
            {
                var head = await HeadAsync(disturbed);
                var target = head + 1 + random.NextInt64(Math.Max(1, (total - 20 - head) / (Kills - kill)));
                await using var program = ProgramProcess.Start(disturbed, null, null, "ingest", folder);
                await ReachedAsync(disturbed, target);
                await program.KillAsync();
            }
            Assert.InRange(await HeadAsync(disturbed), 1, total - 1);
            (code, _, errors) = await ProgramProcess.RunAsync(disturbed, null, null, "ingest", folder);
            Assert.True(code == 0, errors);

            Assert.Equal(expected, await RecordAsync(disturbed));
            Assert.Equal(0, (await ProgramProcess.RunAsync(disturbed, null, null, "check")).Code);
        }
        finally
        {
            await server.DropAsync(undisturbed);
            await server.DropAsync(disturbed);
        }
    }

    [Fact]
    public async Task A_running_server_finishes_what_a_killed_ingest_left_waiting()
    {
        WriteArticles();
        var database = await server.CreateAsync();
        try
        {
            await using (var ingest = ProgramProcess.Start(database, null, null, "ingest", folder))
            {
                await ReachedAsync(database, 30);
                await ingest.KillAsync();
            }
            Assert.NotEqual(0, await WaitingAsync(database));
            await using var serve = ProgramProcess.Start(database, null, null, "serve", "--urls", "http://127.0.0.1:0");
            await serve.ReadyAsync();
            for (var patience = 0; await WaitingAsync(database) > 0; await Task.Delay(100)) Assert.True(patience++ < 600, "The jobs are still waiting after a minute.");
        }
        finally
        {
            await server.DropAsync(database);
        }
    }

    static async Task<long> WaitingAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("select count(*) from storytracker.jobs where due_at <= now() or leased_by is not null", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    void WriteArticles()
    {
        string[] people = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Mary Seacole"], places = ["Quayport", "Millbridge", "Hollow Cross"];
        File.WriteAllText(Path.Combine(folder, "stories.json"), """
            [{"slug":"pier","title":"The pier","sentence":"Who pays for the new pier.","terms":["Quayport pier","pier","harbour board"]},
             {"slug":"fares","title":"Ferry fares","sentence":"What the ferry costs.","terms":["ferry fares","ferry","season ticket"]}]
            """);
        for (var i = 0; i < Articles; i++)
        {
            var (who, where) = (people[i % people.Length], places[i % places.Length]);
            var about = (i % 3) switch { 0 => "the Quayport pier", 1 => "the ferry fares", _ => "the weather" };
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"article-{i:D3}.txt")), $"""
                {who}, the mayor of {where}, spoke about {about} on Monday, in reply to question {i}.

                “We have read {about} report number {i} with great care,” {who.Split(' ')[1]} said. “It will be done by 3 June.”

                The mayor added that the harbour board had been asked about {about} {i} times.
                """);
        }
    }

    // Every stream, event for event; the times at which things were read are not part of it.
    static async Task<IReadOnlyList<string>> RecordAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select stream, version, type, data::text from storytracker.events order by stream, version");
        await using var reader = await command.ExecuteReaderAsync();
        List<string> record = [];
        while (await reader.ReadAsync())
        {
            var data = JsonNode.Parse(reader.GetString(3))!.AsObject();
            data.Remove("seenAt");
            data.Remove("at");
            record.Add($"{reader.GetString(0)}@{reader.GetInt32(1)} {reader.GetString(2)} {data.ToJsonString()}");
        }
        Assert.NotEmpty(record);
        return record;
    }

    static Task<long> HeadAsync(string connectionString) => ReachedAsync(connectionString, 0);

    // Asks over one connection until the record is that long.
    static async Task<long> ReachedAsync(string connectionString, long target)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var exists = new NpgsqlCommand("select to_regclass('storytracker.events') is not null", connection);
        await using var head = new NpgsqlCommand("select coalesce(max(position), 0) from storytracker.events", connection);
        for (; ; await Task.Delay(1))
        {
            var position = (bool)(await exists.ExecuteScalarAsync())! ? (long)(await head.ExecuteScalarAsync())! : 0;
            if (position >= target) return position;
        }
    }
}
