using System.Globalization;
using System.Text.Json;
using Npgsql;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary>What an operator can do about background jobs, as a program would use it.</summary>
public sealed class JobsCommandTests(TestServer server) : IAsyncLifetime
{
    const string Kind = "extract-claims";
    readonly string folder = Directory.CreateTempSubdirectory("st-").FullName;
    string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await server.CreateAsync();
        File.WriteAllText(Path.Combine(folder, "pier.txt"), "Ada Lovelace, the harbour master, opened the season.\n\n“The pier opens in June,” Ms Lovelace said.");
        Assert.Equal(0, (await RunAsync("migrate")).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DropAsync(database);
        Directory.Delete(folder, true);
    }

    Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => ProgramProcess.RunAsync(database, null, null, args);

    async Task<long> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    async Task<JsonElement> ListAsync(string what)
    {
        var (code, output, errors) = await RunAsync("jobs", what, "--json");
        Assert.True(code == 0, errors);
        using var list = JsonDocument.Parse(output);
        return list.RootElement.Clone();
    }

    async Task<IReadOnlyList<JsonElement>> DeadAsync() => [.. (await ListAsync("dead")).GetProperty("items").EnumerateArray()];

    // Jobs for articles that nobody has put on record: no repeat can help, so a worker gives them up at once.
    async Task<IReadOnlyList<long>> DieAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await ScalarAsync($$"""
                insert into storytracker.jobs (kind, args, key, due_at, cause)
                values ('{{Kind}}', '{"articleId": "{{Guid.NewGuid()}}", "revision": 1}', 'key-{{i}}', now(), 7) returning id
                """);
        Assert.Equal(0, (await RunAsync("ingest", folder)).Code);
        var dead = await DeadAsync();
        Assert.Equal(count, dead.Count);
        return [.. dead.Select(d => d.GetProperty("id").GetInt64())];
    }

    [Fact]
    public async Task List_says_what_waits_and_until_when()
    {
        Assert.Contains("No jobs are waiting.", (await RunAsync("jobs", "list")).Output, StringComparison.Ordinal);
        var id = await ScalarAsync("insert into storytracker.jobs (kind, args, due_at, cause) values ('far-off', '{\"n\": 1}', '2030-01-02 03:04:05Z', 7) returning id");
        Assert.Contains($"{id}  far-off: due 2030-01-02 03:04:05Z, asked for by the event at position 7", (await RunAsync("jobs", "list")).Output, StringComparison.Ordinal);
        var job = (await ListAsync("list")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal((id, "far-off", "waiting", 7, 1), (job.GetProperty("id").GetInt64(), job.GetProperty("kind").GetString(), job.GetProperty("state").GetString(),
            job.GetProperty("cause").GetInt64(), job.GetProperty("args").GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task Dead_says_what_was_given_up_when_why_and_what_asked_for_it_and_json_holds_the_payload()
    {
        Assert.Contains("There are no dead letters.", (await RunAsync("jobs", "dead")).Output, StringComparison.Ordinal);
        var id = Assert.Single(await DieAsync(1));
        var dead = Assert.Single(await DeadAsync());
        Assert.Equal((Kind, 1, 12, 7), (dead.GetProperty("kind").GetString(), dead.GetProperty("attempts").GetInt32(), dead.GetProperty("maxAttempts").GetInt32(), dead.GetProperty("cause").GetInt64()));
        var article = dead.GetProperty("args").GetProperty("articleId").GetGuid();
        Assert.Contains($"Article {article} is not on record.", dead.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True(dead.GetProperty("died").GetDateTimeOffset() >= dead.GetProperty("requested").GetDateTimeOffset());

        var line = Assert.Single((await RunAsync("jobs", "dead")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"{id}  {Kind}: given up ", line, StringComparison.Ordinal);
        Assert.Contains(" after 1 attempt, asked for by the event at position 7: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_puts_one_back_or_all_of_a_kind_with_all_their_attempts()
    {
        var ids = await DieAsync(3);
        var (code, output, _) = await RunAsync("jobs", "retry", $"{ids[0]}");
        Assert.Equal(0, code);
        Assert.Contains($"Dead letter {ids[0]} is job ", output, StringComparison.Ordinal);
        var job = (await ListAsync("list")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal((Kind, 0), (job.GetProperty("kind").GetString(), job.GetProperty("tries").GetInt32()));

        Assert.Contains("0 dead letters put back", (await RunAsync("jobs", "retry", "--all", "--kind", "assign-stories")).Output, StringComparison.Ordinal);
        Assert.Contains("2 dead letters put back", (await RunAsync("jobs", "retry", "--all", "--kind", Kind)).Output, StringComparison.Ordinal);
        Assert.Empty(await DeadAsync());
        Assert.Equal(3, (await ListAsync("list")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_dead_letter_whose_key_is_taken_stays_and_that_is_said()
    {
        var id = Assert.Single(await DieAsync(1));
        await ScalarAsync("insert into storytracker.jobs (kind, args, key, due_at) values ('far-off', '{}', 'key-0', '2030-01-02') returning id");
        var (code, _, errors) = await RunAsync("jobs", "retry", $"{id}");
        Assert.Equal(2, code);
        Assert.Contains("another job with its key 'key-0' is waiting", errors, StringComparison.Ordinal);
        Assert.Contains("0 dead letters put back in the queue; 1 stay", (await RunAsync("jobs", "retry", "--all")).Output, StringComparison.Ordinal);
        Assert.Single(await DeadAsync());
    }

    [Fact]
    public async Task A_paused_kind_waits_until_it_is_resumed()
    {
        Assert.Equal(0, (await RunAsync("jobs", "pause", Kind)).Code);
        Assert.Contains("was paused already", (await RunAsync("jobs", "pause", Kind)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("ingest", folder)).Code);
        Assert.Equal(1, await ScalarAsync($"select count(*) from storytracker.jobs where kind = '{Kind}'"));
        Assert.Contains($"The kind {Kind} is paused since", (await RunAsync("jobs", "list")).Output, StringComparison.Ordinal);
        var paused = (await ListAsync("list")).GetProperty("paused").EnumerateArray().Single();
        Assert.Equal((Kind, "operator"), (paused.GetProperty("kind").GetString(), paused.GetProperty("by").GetString()));

        Assert.Contains("goes on", (await RunAsync("jobs", "resume", Kind)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("ingest", folder)).Code);
        Assert.Equal(0, await ScalarAsync("select count(*) from storytracker.jobs"));
        Assert.Empty((await ListAsync("list")).GetProperty("paused").EnumerateArray());
    }

    [Theory]
    [InlineData("There is no dead letter 4711", "retry", "4711")]
    [InlineData("Give the id of a dead letter, or --all", "retry")]
    [InlineData("Give the id of a dead letter, or --all", "retry", "1", "--all")]
    [InlineData("--kind goes with --all", "retry", "1", "--kind", Kind)]
    [InlineData("There is no kind 'no-such'; the kinds are ask-follow-up, assign-stories, carry-out-erasure, ", "pause", "no-such")]
    [InlineData("The kind extract-claims is not paused", "resume", Kind)]
    [InlineData("Type 'storytracker --help'", "retry", "x")]
    public async Task What_cannot_be_done_is_one_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        var (code, _, errors) = await RunAsync(["jobs", .. args]);
        Assert.Equal(2, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
