using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Npgsql;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>The record of an old release, restored as it was and then opened with the program of today.</summary>
sealed class OldRecord : IAsyncDisposable
{
    const string DumpEnding = ".sql.gz", AnswersEnding = ".answers.json";
    readonly TestServer server;
    readonly string connectionString;

    OldRecord(TestServer server, string connectionString, Newsroom newsroom, IReadOnlyList<string> written, JsonObject answers,
        IReadOnlyDictionary<string, string> ran) =>
        (this.server, this.connectionString, Newsroom, Written, Answers, Ran) = (server, connectionString, newsroom, written, answers, ran);

    public Newsroom Newsroom { get; }

    /// <summary>Every event as it stood before today's migrations.</summary>
    public IReadOnlyList<string> Written { get; }

    /// <summary>What the old release answered, approved.</summary>
    public JsonObject Answers { get; }

    /// <summary>The statements of the old release that its own schema understands without being told the types of parameters.</summary>
    public IReadOnlyDictionary<string, string> Ran { get; }

    /// <summary>Where the dumps lie.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(ThisFile())!;

    /// <summary>Releases with a dump, by name.</summary>
    public static IReadOnlyList<string> Dumped => Named(DumpEnding);

    /// <summary>Releases with answers, by name.</summary>
    public static IReadOnlyList<string> Answered => Named(AnswersEnding);

    /// <summary>Restores the dump of a release and opens it.</summary>
    public static async Task<OldRecord> OpenAsync(TestServer server, string release)
    {
        var connectionString = await server.CreateAsync();
        await using var file = File.OpenRead(Path.Combine(Folder, release + DumpEnding));
        using var sql = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        await DatabaseDump.RestoreAsync(await sql.ReadToEndAsync(), connectionString);
        var answers = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, release + AnswersEnding)))!.AsObject();
        answers.Remove("statements", out var statements);
        var told = statements!.AsObject().ToDictionary(s => s.Key, s => s.Value!.GetValue<string>());
        var refused = await RefusedAsync(connectionString, told);
        var ran = told.Where(s => !refused.ContainsKey(s.Key)).ToDictionary();
        var written = await EventsAsync(connectionString);
        return new(server, connectionString, await Newsroom.OpenAsync(connectionString), written, answers, ran);
    }

    /// <summary>Statements that the schema as it is now refuses, with why.</summary>
    public Task<IReadOnlyDictionary<string, string>> RefusedAsync(IReadOnlyDictionary<string, string> statements) =>
        RefusedAsync(connectionString, statements);

    /// <summary>Every event as it stands now, in the columns that the first release had.</summary>
    public Task<IReadOnlyList<string>> EventsAsync() => EventsAsync(connectionString);

    /// <summary>The hour for which waiting jobs were put off has come.</summary>
    public async Task LetTimePassAsync()
    {
        await using var command = Newsroom.Source.CreateCommand("update storytracker.jobs set due_at = now() where leased_by is null");
        await command.ExecuteNonQueryAsync();
    }

    static async Task<IReadOnlyDictionary<string, string>> RefusedAsync(
        string connectionString, IReadOnlyDictionary<string, string> statements)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "storytracker,public" }.ConnectionString);
        SortedDictionary<string, string> refused = new(StringComparer.Ordinal);
        foreach (var (name, sql) in statements)
        {
            await using var command = source.CreateCommand($"prepare one as {sql}; deallocate one");
            try { await command.ExecuteNonQueryAsync(); }
            catch (PostgresException e) { refused[name] = e.MessageText; }
        }
        return refused;
    }

    static async Task<IReadOnlyList<string>> EventsAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            "select row(position, stream, version, type, schema, data, meta, recorded_at, key)::text " +
            "from storytracker.events order by position");
        await using var reader = await command.ExecuteReaderAsync();
        List<string> events = [];
        while (await reader.ReadAsync()) events.Add(reader.GetString(0));
        return events;
    }

    static List<string> Named(string ending) =>
        [.. Directory.GetFiles(Folder, "*" + ending).Select(f => Path.GetFileName(f)[..^ending.Length]).Order(StringComparer.Ordinal)];

    static string ThisFile([CallerFilePath] string here = "") => here;

    public async ValueTask DisposeAsync()
    {
        await Newsroom.DisposeAsync();
        await server.DropAsync(connectionString);
    }
}
