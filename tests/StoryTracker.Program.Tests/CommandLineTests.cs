using System.Text.Json;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary>The verbs as a program would use them.</summary>
public sealed class CommandLineTests(TestServer server) : IAsyncLifetime
{
    const string Pier = "Ada Lovelace, the harbour master of Quayport, opened the season.\n\n“The new pier opens in June,” Ms Lovelace said.";
    readonly string folder = Directory.CreateTempSubdirectory("st-").FullName;
    string database = "";

    public async ValueTask InitializeAsync() => database = await server.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DropAsync(database);
        Directory.Delete(folder, true);
    }

    Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => ProgramProcess.RunAsync(database, null, null, args);

    string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }

    [Fact]
    public async Task From_an_article_file_to_the_timeline_and_the_article_in_json()
    {
        Write("pier.txt", Pier);
        Assert.Equal(0, (await RunAsync("ingest", folder)).Code);
        using var stories = JsonDocument.Parse((await RunAsync("stories", "--json")).Output);
        var story = stories.RootElement.GetProperty("items")[0];
        Assert.Equal(1, story.GetProperty("claims").GetInt32());

        using var timeline = JsonDocument.Parse((await RunAsync("timeline", story.GetProperty("id").GetString()!, "--json")).Output);
        var entry = timeline.RootElement.GetProperty("timeline")[0];
        Assert.Equal("Ada Lovelace", entry.GetProperty("speaker").GetProperty("name").GetString());
        Assert.Equal("direct", entry.GetProperty("quote").GetString());
        var report = entry.GetProperty("reports")[0];
        Assert.Equal(report.GetProperty("exact").GetString(), Pier[report.GetProperty("start").GetInt32()..report.GetProperty("end").GetInt32()]);

        using var article = JsonDocument.Parse((await RunAsync("article", report.GetProperty("article").GetString()!, "--json")).Output);
        Assert.Equal(Pier, article.RootElement.GetProperty("text").GetString());
        using var speakers = JsonDocument.Parse((await RunAsync("speakers", "--json")).Output);
        Assert.Equal("Ada Lovelace", speakers.RootElement.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Contains("Ada Lovelace", (await RunAsync("timeline", story.GetProperty("title").GetString()![..8])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("check")).Code);
        // The version that placed everything has nothing to propose.
        Assert.Equal("0 differences in 1 article, 0 of them decided by editors. Nothing was recorded.", (await RunAsync("reassign", "--dry-run")).Output.Trim());
    }

    [Fact]
    public async Task Nothing_that_could_be_ingested_is_exit_code_2_and_a_sentence_for_each_file()
    {
        Write("empty.txt", "");
        Write("blank.txt", " \n ");
        var (code, _, errors) = await RunAsync("ingest", folder);
        Assert.Equal(2, code);
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_good_file_beside_bad_ones_is_on_record_and_the_exit_code_is_0()
    {
        Write("empty.txt", "");
        Write("pier.txt", Pier);
        var (code, output, errors) = await RunAsync("ingest", folder, "--json");
        Assert.Equal(0, code);
        using var result = JsonDocument.Parse(output);
        Assert.Equal("new", result.RootElement.GetProperty("articles")[0].GetProperty("status").GetString());
        Assert.Contains("empty.txt", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_exits_1_when_the_record_is_broken()
    {
        Write("pier.txt", Pier);
        await RunAsync("ingest", folder);
        await using (var source = Npgsql.NpgsqlDataSource.Create(database))
        await using (var command = source.CreateCommand("alter table storytracker.events disable trigger all; delete from storytracker.events where position = 2"))
            await command.ExecuteNonQueryAsync();
        var (code, output, _) = await RunAsync("check");
        Assert.Equal(1, code);
        Assert.Contains("BROKEN", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_can_be_run_again()
    {
        Assert.Contains("applied", (await RunAsync("migrate")).Output, StringComparison.Ordinal);
        Assert.Contains("up to date", (await RunAsync("migrate")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Type 'storytracker --help'", "no-such-verb")]
    [InlineData("no-such-file", "ingest", "no-such-file")]
    [InlineData("is not a moment", "stories", "--as-of", "teatime")]
    [InlineData("There is no story", "timeline", "No such story")]
    [InlineData("is not the id of an article", "article", "x")]
    public async Task What_cannot_be_done_is_one_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        var (code, _, errors) = await RunAsync(args);
        Assert.Equal(2, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_is_a_filter_that_needs_no_database()
    {
        var input = JsonSerializer.Serialize(new { id = "a", text = Pier, published = "2026-03-14" }) + "\nnot json\n" + JsonSerializer.Serialize(new { id = "b", text = "No words here." }) + "\n";
        var (code, output, errors) = await ProgramProcess.RunAsync("Host=nowhere.invalid", null, input, "extract");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2, 3), (code, lines.Length));
        Assert.Contains("Line 2", errors, StringComparison.Ordinal);
        using var first = JsonDocument.Parse(lines[0]);
        var quote = first.RootElement.GetProperty("quotes")[0];
        var span = quote.GetProperty("content")[0];
        Assert.Equal("The new pier opens in June", Pier[span[0].GetInt32()..span[1].GetInt32()].TrimEnd(','));
        Assert.Equal("Ada Lovelace", quote.GetProperty("speaker").GetString());
        using var last = JsonDocument.Parse(lines[2]);
        Assert.Equal(0, last.RootElement.GetProperty("quotes").GetArrayLength());
    }

    [Fact]
    public async Task Assign_is_a_filter_that_needs_no_database_and_a_bad_line_costs_none_of_the_others()
    {
        const string fire = "A fire in the harbour of Marseille burnt four warehouses. Mayor Lucie Arnaud said 230 firemen fought the flames.";
        var lines = new[]
        {
            JsonSerializer.Serialize(new { id = "a", title = "Fire in Marseille", text = fire, published = "2026-03-14", outlet = "Herald" }), "not json",
            JsonSerializer.Serialize(new { id = "b", text = "Parliament in Vienna voted on the pensions of teachers.", tags = new[] { "pensions" } }),
            JsonSerializer.Serialize(new { id = "c", text = fire + " It is out.", published = "2026-03-15T10:00:00Z" }),
        };
        var (code, output, errors) = await ProgramProcess.RunAsync("Host=nowhere.invalid", null, string.Join('\n', lines), "assign");
        var found = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal((2, 4), (code, found.Length));
        Assert.Contains("Line 2", errors, StringComparison.Ordinal);
        Assert.Contains("Line 2", found[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], new[] { found[0], found[2], found[3] }.Select(f => f.GetProperty("id").GetString()));
        Assert.Equal(["s1", "s2", "s1"], new[] { found[0], found[2], found[3] }.Select(f => Primary(f).GetProperty("story").GetString()));
        Assert.All(new[] { found[0], found[2], found[3] }, f => Assert.NotEqual(0, Primary(f).GetProperty("reasons").GetArrayLength()));

        static JsonElement Primary(JsonElement line) => line.GetProperty("stories").EnumerateArray().Single(s => s.GetProperty("primary").GetBoolean());
    }
}
