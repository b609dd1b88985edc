using System.CommandLine;
using StoryTracker.App;
using StoryTracker.Demo;
using StoryTracker.LocalPostgres;

namespace StoryTracker.Commands;

/// <summary>The database and the newsroom on it, open for the time of one verb.</summary>
sealed class Workplace : IAsyncDisposable
{
    readonly PostgresServer server;

    Workplace(PostgresServer server, Newsroom newsroom) => (this.server, Newsroom) = (server, newsroom);

    public Newsroom Newsroom { get; }

    /// <summary>One sentence: which server this is and where the data lives.</summary>
    public string Database => server.Description;

    public static Task<Workplace> OpenAsync(ParseResult parsed, ILoggerFactory? logs, CancellationToken ct) => OpenAsync(parsed, logs, null, ct);

    /// <summary>Opens the record, or for a demo the demo's own database beside it.</summary>
    public static async Task<Workplace> OpenAsync(ParseResult parsed, ILoggerFactory? logs, DemoRun? demo, CancellationToken ct)
    {
        var settings = Settings.Read(parsed);
        var server = await PostgresServer.OpenAsync(settings.ConnectionString, settings.DataFolder, ct);
        try
        {
            var database = demo is null ? server.ConnectionString : await DemoDatabase.CreateAsync(server.ConnectionString, ct);
            var options = demo is null ? settings.Newsroom() : demo.Options(settings.Newsroom());
            return new(server, await Newsroom.OpenAsync(database, TimeProvider.System, logs, options, ct));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Newsroom.DisposeAsync();
        await server.DisposeAsync();
    }
}
