using System.Data;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>A connection that sends rounds of appends, opened when first needed and again after it broke. One round at a time.</summary>
sealed class AppendConnection(NpgsqlDataSource source) : IAsyncDisposable
{
    NpgsqlConnection? connection;
    AppendCommand? command;

    /// <summary>Sends a round and gives the answers in its order.</summary>
    public async Task<AppendResult[]> ExecuteAsync(IReadOnlyList<EncodedUnit> units)
    {
        connection ??= await source.OpenConnectionAsync().ConfigureAwait(false);
        command ??= await AppendCommand.PrepareAsync(connection, CancellationToken.None).ConfigureAwait(false);
        return await command.ExecuteAsync(units, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Lets go of a connection that broke.</summary>
    public ValueTask ForgetIfBrokenAsync() => connection?.State == ConnectionState.Open ? default : DisposeAsync();

    /// <summary>Lets go of the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (command is { } c) { command = null; await c.DisposeAsync().ConfigureAwait(false); }
        if (connection is { } broken) { connection = null; await broken.DisposeAsync().ConfigureAwait(false); }
    }
}
