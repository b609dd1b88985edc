using System.CommandLine;
using StoryTracker.App;
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

    public static async Task<Workplace> OpenAsync(ParseResult parsed, ILoggerFactory? logs, CancellationToken ct)
    {
        var settings = Settings.Read(parsed);
        var server = await PostgresServer.OpenAsync(settings.ConnectionString, settings.DataFolder, ct);
        try
        {
            return new(server, await Newsroom.OpenAsync(server.ConnectionString, TimeProvider.System, logs, settings.Newsroom(), ct));
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
