using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.Domain.Feeds.Polling;
using StoryTracker.Fetching;

namespace StoryTracker.App.Feeds;

/// <summary>What is remembered of a feed from poll to poll.</summary>
/// <param name="State">State of the schedule.</param>
/// <param name="ETag">Validator of the last document, as it came; null when it had none.</param>
/// <param name="LastModified">The other validator.</param>
/// <param name="ValidatorsFrom">Address that gave them, where redirects ended; null when there are none.</param>
/// <param name="PolledAt">When it was last asked, null before the first time.</param>
public sealed record FeedMemory(PollState State, string? ETag, string? LastModified, Uri? ValidatorsFrom, DateTimeOffset? PolledAt)
{
    /// <summary>Nothing is remembered.</summary>
    public static FeedMemory None { get; } = new(PollState.New, null, null, null, null);
}

/// <summary>How one poll went, to be noted.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="Url">Address that was asked.</param>
/// <param name="Decision">What the schedule made of it.</param>
/// <param name="ETag">Validator for the next request.</param>
/// <param name="LastModified">The other validator.</param>
/// <param name="ValidatorsFrom">Address that gave them.</param>
/// <param name="Excerpt">Beginning of an answer that was no feed, null otherwise.</param>
/// <param name="Redirects">Redirects followed.</param>
/// <param name="Hub">Its WebSub hub, null when it names none or was not read.</param>
/// <param name="Self">Its own address as stated, null when it does not or was not read.</param>
/// <param name="NotModified">True for 304.</param>
/// <param name="NewEntries">Entries seen for the first time.</param>
/// <param name="Bytes">Bytes of the answer.</param>
public sealed record PollNote(
    Guid FeedId, Uri Url, PollDecision Decision, string? ETag, string? LastModified, Uri? ValidatorsFrom, string? Excerpt, IReadOnlyList<Redirect> Redirects, string? Hub,
    string? Self, bool NotModified, int NewEntries, long Bytes);

/// <summary>Operational state of feeds: a table beside the record. Losing a row costs one request that is not conditional.</summary>
/// <param name="source">The database.</param>
public sealed class FeedPolls(NpgsqlDataSource source)
{
    static readonly string Look = Statements.Read("feed_poll");
    static readonly string Write = Statements.Read("feed_polled");
    static readonly string Count = Statements.Read("feed_items_came");
    static readonly string At = Statements.Read("feed_at");
    static readonly string Change = Statements.Read("feed_schedule");
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What is remembered of a feed.</summary>
    public async Task<FeedMemory> ReadAsync(Guid feed, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Look);
        command.Parameters.Add(new() { Value = feed });
        var rows = await command.RowsAsync(r => new FeedMemory(
            JsonSerializer.Deserialize<PollState>(r.GetString(0), Json) ?? PollState.New, Text(r, 1), Text(r, 2),
            Text(r, 3) is { } from ? new Uri(from) : null, r.IsDBNull(4) ? null : r.GetFieldValue<DateTimeOffset>(4)), ct);
        return rows.Count > 0 ? rows[0] : FeedMemory.None;
    }

    /// <summary>Notes how a poll went.</summary>
    public async Task NoteAsync(PollNote note, DateTimeOffset now, CancellationToken ct)
    {
        var state = note.Decision.State;
        var worked = state.Failures == 0;
        await using var command = source.CreateCommand(Write);
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            new() { Value = note.FeedId }, new() { Value = note.Url.AbsoluteUri }, Jsonb(JsonSerializer.Serialize(state, Json)),
            Text(note.ETag), Text(note.LastModified), Text(HealthWord(note.Decision.Health)), Text(note.Decision.Reason),
            Time(now), new() { Value = worked }, new() { Value = state.Failures }, Time(state.FailingSince), Time(state.NotBefore),
            Text(state.LastError), Text(note.Excerpt),
            Jsonb(JsonSerializer.Serialize(note.Redirects.Select(r => new FollowedRedirect(r.From, r.To, r.Status)), Json)),
            Text(state.ProposedMove?.AbsoluteUri), Text(note.Hub), Text(note.Self), new() { Value = note.NotModified },
            new() { Value = note.NewEntries }, new() { Value = note.Bytes }, Text(note.ValidatorsFrom?.AbsoluteUri),
        ]);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Counts entries that came without a poll.</summary>
    public async Task CountAsync(Guid feed, int entries, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Count);
        command.Parameters.Add(new() { Value = feed });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        command.Parameters.Add(new() { Value = entries });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The feed that is read from an address, null when there is none.</summary>
    public async Task<Guid?> FeedAtAsync(Uri url, CancellationToken ct)
    {
        await using var command = source.CreateCommand(At);
        command.Parameters.Add(new() { Value = url.AbsoluteUri });
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    /// <summary>Changes what is remembered: after a pause, or at another address.</summary>
    public async Task ChangeAsync(Guid feed, Uri url, PollState state, bool validatorsHold, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Change);
        command.Parameters.Add(new() { Value = feed });
        command.Parameters.Add(new() { Value = url.AbsoluteUri });
        command.Parameters.Add(Jsonb(JsonSerializer.Serialize(state, Json)));
        command.Parameters.Add(new() { Value = validatorsHold });
        command.Parameters.Add(new() { Value = HealthWord(state.Health) });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The redirects of the last poll, as they are kept.</summary>
    internal static IReadOnlyList<FollowedRedirect> Redirects(string json) => JsonSerializer.Deserialize<List<FollowedRedirect>>(json, Json) ?? [];

    /// <summary>The days of a feed, as they are listed.</summary>
    internal static IReadOnlyList<FeedDay> Days(string json) => JsonSerializer.Deserialize<List<FeedDay>>(json, Json) ?? [];

    internal static string HealthWord(FeedHealth health) => JsonNamingPolicy.CamelCase.ConvertName(health.ToString());

    static NpgsqlParameter Jsonb(string json) => new() { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb };

    static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    static NpgsqlParameter Time(DateTimeOffset? time) =>
        new() { Value = (object?)time?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
