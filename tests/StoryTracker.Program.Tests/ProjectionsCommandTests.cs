using System.Text.Json;
using Npgsql;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary>What an operator can do about projections, as a program would use it.</summary>
public sealed class ProjectionsCommandTests(TestServer server) : IAsyncLifetime
{
    const string Index = "newsroom-index";
    readonly string folder = Directory.CreateTempSubdirectory("st-").FullName;
    string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await server.CreateAsync();
        await IngestAsync("pier", "Ada Lovelace");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DropAsync(database);
        Directory.Delete(folder, true);
    }

    Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => ProgramProcess.RunAsync(database, null, null, args);

    async Task<(int Code, string Output, string Errors)> IngestAsync(string name, string speaker)
    {
        File.WriteAllText(Path.Combine(folder, $"{name}.txt"), $"{speaker}, the harbour master of Quayport, opened the season.\n\n“The new {name} opens in June,” {speaker.Split(' ')[1]} said.");
        return await RunAsync("ingest", Path.Combine(folder, $"{name}.txt"));
    }

    async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    async Task<JsonElement> StatusAsync()
    {
        using var list = JsonDocument.Parse((await RunAsync("projections", "list", "--json")).Output);
        return list.RootElement.GetProperty("items").EnumerateArray().Single(p => p.GetProperty("name").GetString() == Index).Clone();
    }

    // Nobody of this name can be put into the read model: the projection stops at the event that identifies her.
    async Task StopAsync()
    {
        await ExecuteAsync("alter table storytracker.index_speakers_v2 add constraint nobody check (name <> 'Grace Hopper')");
        var (code, _, errors) = await IngestAsync("quay", "Grace Hopper");
        Assert.Equal(2, code);
        Assert.Contains($"The projection {Index} has stopped after position", errors, StringComparison.Ordinal);
        Assert.Equal("stopped", (await StatusAsync()).GetProperty("state").GetString());
    }

    async Task<IReadOnlyList<string>> SpeakersAsync()
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select name from storytracker.index_speakers_v2 order by name");
        await using var reader = await command.ExecuteReaderAsync();
        List<string> names = [];
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    [Fact]
    public async Task List_says_where_each_one_stands()
    {
        var status = await StatusAsync();
        Assert.Equal(("live", 2, 0), (status.GetProperty("state").GetString(), status.GetProperty("version").GetInt32(), status.GetProperty("behind").GetInt64()));
        Assert.True(status.GetProperty("position").GetInt64() > 0);
        var (code, output, _) = await RunAsync("projections", "list");
        Assert.Equal(0, code);
        Assert.Contains($"{Index} v2: live at position {status.GetProperty("position").GetInt64()}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_fills_the_tables_from_the_log_again()
    {
        await ExecuteAsync("delete from storytracker.index_speakers_v2");
        var (code, output, errors) = await RunAsync("projections", "rebuild", Index);
        Assert.True(code == 0, errors);
        Assert.Contains($"The projection {Index} is rebuilt; it stands at position {(await StatusAsync()).GetProperty("head").GetInt64()}.", output, StringComparison.Ordinal);
        Assert.Equal(["Ada Lovelace"], await SpeakersAsync());
    }

    [Fact]
    public async Task Retry_goes_on_once_the_cause_is_mended_and_not_before()
    {
        await StopAsync();
        var (code, _, errors) = await RunAsync("projections", "retry", Index);
        Assert.Equal(2, code);
        Assert.Contains("has stopped after position", errors, StringComparison.Ordinal);

        await ExecuteAsync("alter table storytracker.index_speakers_v2 drop constraint nobody");
        Assert.Equal(0, (await RunAsync("projections", "retry", Index)).Code);
        var status = await StatusAsync();
        Assert.Equal(("live", 0), (status.GetProperty("state").GetString(), status.GetProperty("skipped").GetInt64()));
        Assert.Equal(["Ada Lovelace", "Grace Hopper"], await SpeakersAsync());
    }

    [Fact]
    public async Task Skip_leaves_out_the_one_event_and_keeps_that_on_record()
    {
        await StopAsync();
        var stoppedAfter = (await StatusAsync()).GetProperty("position").GetInt64();
        var (code, output, errors) = await RunAsync("projections", "skip", Index);
        Assert.True(code == 0, errors);
        Assert.Contains($"leaves out the event at position {stoppedAfter + 1}; that is on record", output, StringComparison.Ordinal);
        var status = await StatusAsync();
        Assert.Equal(("live", 1, 0), (status.GetProperty("state").GetString(), status.GetProperty("skipped").GetInt64(), status.GetProperty("behind").GetInt64()));
        Assert.Equal(["Ada Lovelace"], await SpeakersAsync());
        Assert.Contains("1 event left out", (await RunAsync("projections", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prune_leaves_what_is_in_use()
    {
        var (code, output, _) = await RunAsync("projections", "prune");
        Assert.Equal(0, code);
        Assert.Contains("nothing to drop", output, StringComparison.Ordinal);
        Assert.Equal(["Ada Lovelace"], await SpeakersAsync());
    }

    [Theory]
    [InlineData("There is no projection 'no-such'; there is follow-up-index, newsroom-index, search-index, story-news, triage-index.", "rebuild", "no-such")]
    [InlineData("There is no projection 'no-such'", "skip", "no-such")]
    [InlineData("The projection newsroom-index is not stopped; it is live", "retry", Index)]
    [InlineData("The projection newsroom-index is not stopped; it is live", "skip", Index)]
    public async Task What_cannot_be_done_is_one_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        var (code, _, errors) = await RunAsync(["projections", .. args]);
        Assert.Equal(2, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
