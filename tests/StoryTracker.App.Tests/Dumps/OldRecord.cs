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

    OldRecord(TestServer server, string connectionString, Newsroom newsroom, IReadOnlyList<string> written, string release) =>
        (this.server, this.connectionString, Newsroom, Written, Answers) =
        (server, connectionString, newsroom, written, JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), release + AnswersEnding)))!);

    public Newsroom Newsroom { get; }

    /// <summary>Every event as it stood before today's migrations.</summary>
    public IReadOnlyList<string> Written { get; }

    /// <summary>What the old release answered, approved.</summary>
    public JsonNode Answers { get; }

    /// <summary>Where the dumps lie.</summary>
    public static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    /// <summary>Releases with a dump, by name.</summary>
    public static IReadOnlyList<string> Dumped => Named(DumpEnding);

    /// <summary>Releases with answers, by name.</summary>
    public static IReadOnlyList<string> Answered => Named(AnswersEnding);

    /// <summary>Restores the dump of a release and opens it.</summary>
    public static async Task<OldRecord> OpenAsync(TestServer server, string release)
    {
        var connectionString = await server.CreateAsync();
        await using var file = File.OpenRead(Path.Combine(Folder(), release + DumpEnding));
        using var sql = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        await DatabaseDump.RestoreAsync(await sql.ReadToEndAsync(), connectionString);
        var written = await EventsAsync(connectionString);
        return new(server, connectionString, await Newsroom.OpenAsync(connectionString), written, release);
    }

    /// <summary>Every event as it stands now, in the columns that the first release had.</summary>
    public Task<IReadOnlyList<string>> EventsAsync() => EventsAsync(connectionString);

    /// <summary>The hour for which waiting jobs were put off has come.</summary>
    public async Task LetTimePassAsync()
    {
        await using var command = Newsroom.Source.CreateCommand("update storytracker.jobs set due_at = now() where leased_by is null");
        await command.ExecuteNonQueryAsync();
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
        [.. Directory.GetFiles(Folder(), "*" + ending).Select(f => Path.GetFileName(f)[..^ending.Length]).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Newsroom.DisposeAsync();
        await server.DropAsync(connectionString);
    }
}
