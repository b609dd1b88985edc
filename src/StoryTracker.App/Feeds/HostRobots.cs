using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.Fetching;

namespace StoryTracker.App.Feeds;

/// <summary>Robots rules of the sites whose pages are fetched, kept for all nodes (RFC 9309). Feeds are meant to be fetched and are not asked for here.</summary>
/// <param name="source">The database.</param>
/// <param name="fetch">The one door to the outside.</param>
/// <param name="settings">Under which name we come.</param>
/// <param name="clock">When.</param>
public sealed class HostRobots(NpgsqlDataSource source, IFetch fetch, FeedSettings settings, TimeProvider clock)
{
    // RFC 9309 2.4: not longer than a day. A site that could not be asked is asked again sooner.
    static readonly TimeSpan Holds = TimeSpan.FromDays(1), HoldsUnreachable = TimeSpan.FromMinutes(10);
    static readonly string Look = Statements.Read("read_robots");
    static readonly string Keep = Statements.Read("keep_robots");

    /// <summary>Rules of a site that are on hand, null when it has to be asked.</summary>
    public async Task<SiteRules?> KnownAsync(Uri url, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Look);
        command.Parameters.Add(new() { Value = OriginOf(url) });
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        var rows = await command.RowsAsync(r => new SiteRules(r.IsDBNull(0) ? null : r.GetString(0), r.GetBoolean(1), settings), ct);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>Asks a site for its rules; the caller has passed its gate.</summary>
    public async Task<SiteRules> AskAsync(Uri url, CancellationToken ct)
    {
        string? rules = null;
        var reachable = true;
        try
        {
            var answer = await fetch.GetAsync(new(new Uri(url, "/robots.txt"))
            {
                MaxBytes = RobotsRules.MaxBytes, CutAtMaxBytes = true, Deadline = settings.Deadline, Accept = "text/plain, */*;q=0.1",
            }, ct);
            if (answer.IsSuccess) rules = System.Text.Encoding.UTF8.GetString(answer.Body.Span).Replace('\0', ' ');
            else reachable = answer.Status is >= 400 and < 500 and not 429;
        }
        catch (FetchRefusedException e)
        {
            // A chain of redirects that does not end stands for "no rules" (RFC 9309 2.3.1.2); so does one that we do not follow.
            reachable = e.Kind is FetchRefusal.TooManyRedirects or FetchRefusal.InsecureRedirect;
        }
        var now = clock.GetUtcNow();
        await using var command = source.CreateCommand(Keep);
        command.Parameters.Add(new() { Value = OriginOf(url) });
        command.Parameters.Add(new() { Value = (object?)rules ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = reachable });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        command.Parameters.Add(new() { Value = (now + (reachable ? Holds : HoldsUnreachable)).UtcDateTime });
        await command.ExecuteNonQueryAsync(ct);
        return new(rules, reachable, settings);
    }

    static string OriginOf(Uri url) => url.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
}

/// <summary>Robots rules of one site.</summary>
/// <param name="text">The file, null when there is none.</param>
/// <param name="reachable">False when it may exist and could not be had: then nothing may be fetched for now.</param>
/// <param name="settings">Under which name we come.</param>
public sealed class SiteRules(string? text, bool reachable, FeedSettings settings)
{
    readonly RobotsRules rules = !reachable ? RobotsRules.DisallowAll : text is null ? RobotsRules.AllowAll : RobotsRules.Parse(text);

    /// <summary>False when the rules may exist and could not be had.</summary>
    public bool Reachable => reachable;

    /// <summary>Whether a page may be fetched.</summary>
    public bool Allow(Uri url) => rules.IsAllowed(url, settings.Agent);

    /// <summary>Time between two requests that the site asks for, null when it asks for none.</summary>
    public TimeSpan? CrawlDelay => rules.CrawlDelay(settings.Agent) is not { } delay ? null
        : delay < settings.LongestCrawlDelay ? delay : settings.LongestCrawlDelay;
}
