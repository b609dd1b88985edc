using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Access;

/// <summary>Sessions in the database: they outlive a restart, and ending one ends it everywhere.</summary>
/// <param name="source">The database.</param>
public sealed class SessionStore(NpgsqlDataSource source) : ISessionStore
{
    static readonly string Begin = Statements.Read("session_begin"), Use = Statements.Read("session_use"), End = Statements.Read("session_end");
    static readonly string Of = Statements.Read("sessions_of"), Sweep = Statements.Read("sessions_sweep"), Keep = Statements.Read("settings_keep");

    /// <inheritdoc/>
    public Task BeginAsync(SessionRecord session, CancellationToken ct) => RunAsync(
        Begin, ct, session.Key, Parameters.Uuid(session.UserId), session.User, session.Role.ToString(), session.FormToken, session.Browser, session.Began);

    /// <inheritdoc/>
    public async Task<SessionRecord?> UseAsync(string key, DateTimeOffset now, TimeSpan idle, CancellationToken ct) =>
        (await ReadAsync(Use, ct, key, now, idle)).FirstOrDefault();

    /// <inheritdoc/>
    public Task EndAsync(string key, CancellationToken ct) => RunAsync(End, ct, key);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SessionRecord>> OfAsync(string user, CancellationToken ct) => await ReadAsync(Of, ct, user);

    /// <inheritdoc/>
    public Task SweepAsync(DateTimeOffset lastSeenBefore, DateTimeOffset beganBefore, DateTimeOffset now, CancellationToken ct) =>
        RunAsync(Sweep, ct, lastSeenBefore, beganBefore, now);

    /// <inheritdoc/>
    public Task KeepSettingsAsync(string user, string settings, CancellationToken ct) =>
        RunAsync(Keep, ct, user, new NpgsqlParameter { Value = settings, NpgsqlDbType = NpgsqlDbType.Jsonb });

    async Task RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = source.CreateCommand(sql).With(values);
        await command.ExecuteNonQueryAsync(ct);
    }

    async Task<List<SessionRecord>> ReadAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = source.CreateCommand(sql).With(values);
        return await command.RowsAsync(r => new SessionRecord(r.GetString(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.GetString(2),
            Enum.Parse<Role>(r.GetString(3)), r.GetString(4), r.GetString(5), r.GetFieldValue<DateTimeOffset>(6), r.GetFieldValue<DateTimeOffset>(7),
            r.IsDBNull(8) ? null : r.GetString(8)), ct);
    }
}

/// <summary>Values of statements.</summary>
static class Parameters
{
    /// <summary>A uuid that may be null.</summary>
    public static NpgsqlParameter Uuid(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    /// <summary>The command with these values, in order; times as UTC.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params ReadOnlySpan<object> values)
    {
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value is DateTimeOffset time ? time.ToUniversalTime() : value });
        return command;
    }
}
