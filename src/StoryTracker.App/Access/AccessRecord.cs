using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.EventStore;

namespace StoryTracker.App.Access;

/// <summary>
/// Follows the record's few events about people and private stories, in memory. What this process decides counts at once; what another one
/// decides, within <see cref="Fresh"/>: one small question a second, whatever the number of requests.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="types">Reads events.</param>
/// <param name="clock">Tells how old the state is.</param>
public sealed class AccessRecord(NpgsqlDataSource source, EventTypes types, TimeProvider clock) : IDisposable
{
    /// <summary>Age at which the state is looked at again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    static readonly string After = Statements.Read("access_events");

    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250), FirstPatience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromSeconds(5);
    const long Never = long.MinValue;

    readonly SemaphoreSlim gate = new(1);
    AccessState state = AccessState.Empty;
    long readAt = Never, lostAt = Never;

    /// <summary>The state as it was read last.</summary>
    public AccessState Last => Volatile.Read(ref state);

    /// <summary>The state, no older than a second; where the database is away, as it was known last: without it there is nothing to read either.</summary>
    public async ValueTask<AccessState> CurrentAsync(CancellationToken ct)
    {
        if (Interlocked.Read(ref readAt) is not Never and var at && clock.GetElapsedTime(at) < Fresh) return Last;
        if (IsRead && Interlocked.Read(ref lostAt) is not Never and var lost && clock.GetElapsedTime(lost) < Pause) return Last;
        try
        {
            return await RefreshAsync(CancellationToken.None).WaitAsync(IsRead ? Patience : FirstPatience, ct);
        }
        catch (Exception e) when (IsRead && (e is TimeoutException or NpgsqlException or StoreUnavailableException))
        {
            Interlocked.Exchange(ref lostAt, clock.GetTimestamp());
            return Last;
        }
    }

    /// <summary>Whether the state was ever read.</summary>
    public bool IsRead => Interlocked.Read(ref readAt) != Never;

    /// <summary>Reads what came on record since; for whoever has just decided something, so that it counts at once.</summary>
    public async Task<AccessState> RefreshAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var now = clock.GetTimestamp();
            await using var command = source.CreateCommand(After);
            command.Parameters.Add(new() { Value = state.Position });
            var next = state;
            foreach (var (position, stream, type, schema, data) in await command.RowsAsync(
                r => (r.GetInt64(0), r.GetString(1), r.GetString(2), (int)r.GetInt16(3), r.GetString(4)), ct))
                next = next.After(position, stream, types.Decode(type, schema, data));
            Volatile.Write(ref state, next);
            Interlocked.Exchange(ref readAt, now);
            return next;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
