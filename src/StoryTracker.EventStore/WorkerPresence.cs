using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>A session lock on a connection of its own that says "this worker lives": it ends with the process, at once and by
/// itself.</summary>
sealed class WorkerPresence(NpgsqlDataSource source, string worker) : IAsyncDisposable
{
    NpgsqlConnection? connection;

    /// <summary>Takes the lock, or takes it again after its connection broke.</summary>
    /// <exception cref="InvalidOperationException">Another worker goes by the same id.</exception>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (connection is not null)
        {
            try
            {
                await using var alive = new NpgsqlCommand(Statement.Text("alive"), connection);
                await alive.ExecuteNonQueryAsync(ct);
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                await DisposeAsync();
            }
        }
        var fresh = await source.OpenConnectionAsync(ct);
        try
        {
            // A recovery holds the lock for the instant of its statement: try a few times before believing in a twin.
            for (var attempt = 1; ; attempt++)
            {
                await using var take = await Statement.OnAsync(fresh, "presence", [Parameter.Text(worker)], ct);
                if ((bool)(await take.ExecuteScalarAsync(ct))!) break;
                if (attempt == 50)
                    throw new InvalidOperationException($"The worker id '{worker}' is in use by another runner: give each runner its own.");
                await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
            }
            connection = fresh;
        }
        finally
        {
            if (connection != fresh) await fresh.DisposeAsync();
        }
    }

    /// <summary>Lets go; closing a pooled connection resets it, which releases the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is not { } held) return;
        connection = null;
        try
        {
            await using (var release = new NpgsqlCommand(Statement.Text("presence_end"), held)) await release.ExecuteNonQueryAsync();
        }
        // it went with the session
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException) { }
        await held.DisposeAsync();
    }
}
