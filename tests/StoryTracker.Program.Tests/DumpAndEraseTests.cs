using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Npgsql;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary>The verbs that carry the record out and in, and those that remove from it, as an operator runs them.</summary>
public sealed class DumpAndEraseTests(TestServer server) : IAsyncLifetime
{
    const string Gone = "The buoy is loose.\n\n“It drifted off by night,” Caroline Herschel, the pilot, said.";
    const string Stays = "“The pier stays,” Ada Lovelace, the mayor, said.";
    readonly string folder = Directory.CreateTempSubdirectory("st-").FullName;
    readonly List<string> databases = [];
    string database = "";

    public async ValueTask InitializeAsync() => database = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in databases) await server.DropAsync(one);
        Directory.Delete(folder, true);
    }

    async Task<string> CreateAsync()
    {
        databases.Add(await server.CreateAsync());
        return databases[^1];
    }

    static Task<(int Code, string Output, string Errors)> RunAsync(string database, params string[] args) => ProgramProcess.RunAsync(database, null, null, args);

    string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }

    async Task<string> IngestAsync()
    {
        Write("stays.txt", Stays);
        Write("gone.txt", Gone);
        var (code, output, errors) = await RunAsync(database, "ingest", folder, "--json");
        Assert.True(code == 0, errors);
        using var result = JsonDocument.Parse(output);
        return result.RootElement.GetProperty("articles").EnumerateArray().Single(a => a.GetProperty("file").GetString()!.EndsWith("gone.txt", StringComparison.Ordinal))
            .GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task What_dump_writes_import_takes_and_dump_writes_again()
    {
        await IngestAsync();
        var (_, dump, told) = await RunAsync(database, "dump");
        Assert.Contains("Dumped", told, StringComparison.Ordinal);
        var file = Write("record.jsonl", dump);
        var copy = await CreateAsync();
        var imported = await RunAsync(copy, "import", file);
        Assert.True(imported.Code == 0, imported.Errors);
        Assert.Contains("Imported", imported.Output, StringComparison.Ordinal);
        Assert.Equal(dump, (await RunAsync(copy, "dump")).Output);
        Assert.Equal(0, (await RunAsync(copy, "check")).Code);
        Assert.Equal((await RunAsync(database, "stories", "--json")).Output, (await RunAsync(copy, "stories", "--json")).Output);

        var (code, _, errors) = await RunAsync(await CreateAsync(), "import", Write("cut.jsonl", dump[..(dump.Length / 2)]));
        Assert.Equal(2, code);
        Assert.StartsWith("Line ", errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported.", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(copy, "import", Path.Combine(folder, "no-such-file"))).Code);
    }

    [Fact]
    public async Task Erase_asks_first_then_removes_and_every_verb_says_so()
    {
        var article = await IngestAsync();
        var asked = await RunAsync(database, "erase", article, "--reason", "A court ordered it.");
        Assert.Equal(2, asked.Code);
        Assert.Contains("Nothing was removed", asked.Errors, StringComparison.Ordinal);
        Assert.Contains("buoy", (await RunAsync(database, "article", article)).Output, StringComparison.Ordinal);

        var removed = await RunAsync(database, "erase", article, "--reason", "A court ordered it.", "--reference", "2 O 12/26", "--by", "Ana Admin", "--yes");
        Assert.True(removed.Code == 0, removed.Errors);
        Assert.StartsWith("Removed on legal request, ", (await RunAsync(database, "article", article)).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await RunAsync(database, "article", article, "--json")).Output);
        Assert.StartsWith("Removed on legal request, ", json.RootElement.GetProperty("removed").GetProperty("text").GetString(), StringComparison.Ordinal);
        using var stories = JsonDocument.Parse((await RunAsync(database, "stories", "--json")).Output);
        var story = stories.RootElement.GetProperty("items").EnumerateArray().Single(s => s.GetProperty("title").GetString()!.StartsWith("Removed", StringComparison.Ordinal));
        Assert.Contains("  Removed on legal request, ", (await RunAsync(database, "timeline", story.GetProperty("id").GetString()!)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Herschel", (await RunAsync(database, "speakers")).Output, StringComparison.Ordinal);
        var again = await RunAsync(database, "ingest", folder);
        Assert.Contains("gone.txt: This article is not put on record again: Removed on legal request", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(database, "check")).Code);
        var dump = (await RunAsync(database, "dump")).Output;
        Assert.DoesNotContain("buoy", dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Gone)), dump, StringComparison.Ordinal);
        Assert.Contains("Ana Admin", dump, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neither the id nor the address", "erase", "x", "--reason", "y", "--yes")]
    [InlineData("There is no article", "erase", "https://quay.example/none", "--reason", "y", "--yes")]
    [InlineData("--reason", "erase", "x")]
    [InlineData("is not as it was written", "erasures", "apply", "/etc/hostname")]
    public async Task What_cannot_be_removed_is_one_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        var (code, _, errors) = await RunAsync(database, args);
        Assert.Equal(2, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_applies_the_ledger_before_the_database_has_its_name()
    {
        var article = await IngestAsync();
        var backup = Path.Combine(folder, "before.dump");
        var (dumped, problem) = await ToolAsync("pg_dump", "--format=custom", "--file", backup, new NpgsqlConnectionStringBuilder(database).Database!);
        Assert.True(dumped == 0, problem);
        await RunAsync(database, "erase", article, "--reason", "A court ordered it.", "--yes");
        var ledger = Write("erasures.jsonl", (await RunAsync(database, "erasures", "export")).Output);

        var name = $"restored_{Guid.NewGuid():N}";
        databases.Add(new NpgsqlConnectionStringBuilder(database) { Database = name }.ConnectionString);
        var script = Path.Combine(Root(), "deploy", "restore.sh");
        Assert.Contains("name the ledger", (await ToolAsync("sh", script, backup, name)).Errors, StringComparison.Ordinal);
        var (code, errors) = await ToolAsync("sh", script, backup, name, ledger);
        Assert.True(code == 0, errors);
        Assert.DoesNotContain("Herschel", (await RunAsync(databases[^1], "dump")).Output, StringComparison.Ordinal);
        Assert.Contains("Lovelace", (await RunAsync(databases[^1], "dump")).Output, StringComparison.Ordinal);
        Assert.Contains("exists", (await ToolAsync("sh", script, backup, name, ledger)).Errors, StringComparison.Ordinal);

        // A ledger that cannot be applied: no database of that name comes to be, and no half of one stays.
        var never = $"never_{Guid.NewGuid():N}";
        Assert.NotEqual(0, (await ToolAsync("sh", script, backup, never, Write("broken.jsonl", "broken\n"))).Code);
        await using var source = NpgsqlDataSource.Create(database);
        await using var count = source.CreateCommand($"select count(*) from pg_database where datname like '{never}%'");
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    async Task<(int Code, string Errors)> ToolAsync(string program, params string[] args)
    {
        var target = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(program, args) { RedirectStandardError = true, RedirectStandardOutput = true };
        var servers = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(f => Path.Combine(f, "bin")) : [];
        start.Environment["PATH"] = string.Join(Path.PathSeparator, [.. servers, Environment.GetEnvironmentVariable("PATH")]);
        foreach (var (variable, value) in new[] { ("PGHOST", target.Host), ("PGUSER", target.Username), ("PGPASSWORD", target.Password), ("PGPORT", $"{target.Port}") })
            if (value is not null) start.Environment[variable] = value;
        start.Environment["STORYTRACKER"] = $"dotnet {ProgramProcess.Program()}";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await errors + await output);
    }
}
