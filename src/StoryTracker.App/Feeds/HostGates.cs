using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace StoryTracker.App.Feeds;

/// <summary>One request at a time, and some time between two, for each host and port, over all nodes.</summary>
/// <param name="source">The database.</param>
/// <param name="settings">The usual time between two.</param>
/// <param name="clock">When.</param>
public sealed class HostGates(NpgsqlDataSource source, FeedSettings settings, TimeProvider clock)
{
    static readonly string Enter = Statements.Read("pass_host_gate");
    static readonly string Leave = Statements.Read("leave_host_gate");

    /// <summary>The gate of an address: its host and port.</summary>
    public static string HostOf(Uri url) => string.Create(CultureInfo.InvariantCulture, $"{url.IdnHost}:{url.Port}");

    /// <summary>Passes the gate, or says when to come back.</summary>
    /// <param name="url">The address that is to be asked.</param>
    /// <param name="spacing">Time between two requests; null: the usual.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<GatePass> EnterAsync(Uri url, TimeSpan? spacing, CancellationToken ct)
    {
        var (host, holder) = (HostOf(url), Guid.CreateVersion7().ToString("N"));
        var between = spacing > settings.HostSpacing ? spacing.Value : settings.HostSpacing;
        await using var command = source.CreateCommand(Enter);
        command.Parameters.Add(new() { Value = host });
        command.Parameters.Add(new() { Value = holder });
        command.Parameters.Add(new() { Value = between });
        command.Parameters.Add(new() { Value = settings.Deadline * 2 + TimeSpan.FromSeconds(10) });     // robots, then the page
        var wait = TimeSpan.FromSeconds((double)(await command.ExecuteScalarAsync(ct))!);
        return new(this, host, holder, between, clock.GetUtcNow(), wait);
    }

    internal async Task LeaveAsync(GatePass pass, DateTimeOffset? notBefore)
    {
        await using var command = source.CreateCommand(Leave);
        command.Parameters.Add(new() { Value = pass.Host });
        command.Parameters.Add(new() { Value = pass.Holder });
        command.Parameters.Add(new() { Value = pass.Spacing });
        command.Parameters.Add(new() { Value = pass.Begun.UtcDateTime });
        command.Parameters.Add(new() { Value = (object?)notBefore?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

/// <summary>What a gate said. Dispose it when the answer is there.</summary>
/// <param name="gates">The gates.</param>
/// <param name="host">Host and port.</param>
/// <param name="holder">Who passes.</param>
/// <param name="spacing">Time to the next request.</param>
/// <param name="begun">When it was passed.</param>
/// <param name="wait">Zero or less when it was passed; else how long to wait before asking again.</param>
public sealed class GatePass(HostGates gates, string host, string holder, TimeSpan spacing, DateTimeOffset begun, TimeSpan wait) : IAsyncDisposable
{
    internal string Host => host;

    internal string Holder => holder;

    internal TimeSpan Spacing => spacing;

    internal DateTimeOffset Begun => begun;

    /// <summary>How long to wait before asking again; zero or less when the gate was passed.</summary>
    public TimeSpan Wait => wait;

    /// <summary>True when the request may be made now.</summary>
    public bool Passed => wait <= TimeSpan.Zero;

    /// <summary>Set when the server asked everybody to wait (429, 503 with Retry-After): the gate stays shut until then, a day at most.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Passed) await gates.LeaveAsync(this, NotBefore < begun.AddDays(1) ? NotBefore : NotBefore is null ? null : begun.AddDays(1));
    }
}
