using StoryTracker.App.Ingestion;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>An empty newsroom on a database of its own.</summary>
public sealed class TestNewsroom : IAsyncDisposable
{
    readonly TestServer server;
    readonly string connectionString;

    TestNewsroom(TestServer server, string connectionString, Newsroom newsroom, string folder) =>
        (this.server, this.connectionString, Newsroom, Folder) = (server, connectionString, newsroom, folder);

    public Newsroom Newsroom { get; }

    /// <summary>An empty folder for files to ingest.</summary>
    public string Folder { get; }

    public static async Task<TestNewsroom> OpenAsync(TestServer server, NewsroomOptions? options = null, TimeProvider? clock = null)
    {
        var connectionString = await server.CreateAsync();
        return new(server, connectionString, await Newsroom.OpenAsync(connectionString, clock, options: options),
            Directory.CreateTempSubdirectory("storytracker-").FullName);
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Ingests paths and lets background jobs and projections settle, as the command line does.</summary>
    public async Task<IReadOnlyList<FileOutcome>> IngestAsync(params string[] paths)
    {
        var found = ArticlePaths.Find(paths.Length == 0 ? [Folder] : paths);
        List<FileOutcome> outcomes = [];
        await foreach (var outcome in new FileIngestion(Newsroom.Ingestion).IngestAsync(found.Files, "test")) outcomes.Add(outcome);
        await SettleAsync();
        return outcomes;
    }

    public async Task SettleAsync()
    {
        await Newsroom.CreateJobRunner().DrainAsync();
        await Newsroom.Projections.CatchUpAsync();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Newsroom.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Newsroom.DisposeAsync();
        await server.DropAsync(connectionString);
        Directory.Delete(Folder, true);
    }
}
