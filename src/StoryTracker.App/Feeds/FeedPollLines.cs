using System.Text;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Operations;
using StoryTracker.EventStore;

namespace StoryTracker.App.Feeds;

/// <summary>How the polls of feeds go, in a dump: a line a feed, so that a copy asks as politely as its origin did.</summary>
sealed class FeedPollLines : IDumpPart
{
    static readonly string Dump = Statements.Read("dump_feed_polls");
    static readonly string Take = Statements.Read("take_feed_poll");

    /// <inheritdoc/>
    public string Kind => "feed-poll";

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(NpgsqlConnection snapshot, CancellationToken ct) => JsonRows.ReadAsync(snapshot, Dump, ct);

    /// <inheritdoc/>
    public async Task WriteAsync(NpgsqlConnection transaction, ReadOnlyMemory<byte> row, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Take, transaction);
        command.Parameters.Add(new() { Value = Encoding.UTF8.GetString(row.Span), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(ct);
    }
}
