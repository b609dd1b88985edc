using Npgsql;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>Keeps what the matcher knows at a position of the log. It follows from the record: losing it costs time, nothing else.</summary>
/// <param name="source">The database.</param>
public sealed class ArrivalSnapshots(NpgsqlDataSource source)
{
    static readonly string Keep = Statements.Read("keep_arrival_snapshot");
    static readonly string Fetch = Statements.Read("fetch_arrival_snapshot");
    static readonly string Forget = Statements.Read("forget_arrival_snapshots");

    /// <summary>The newest snapshot of a matcher; null where there is none that this version can read.</summary>
    /// <param name="matcher">NAME@VERSION.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<(StoryArrivals Arrivals, long Position)?> LoadAsync(string matcher, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Fetch);
        command.Parameters.Add(new() { Value = matcher });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        try
        {
            using var bytes = new MemoryStream(reader.GetFieldValue<byte[]>(1));
            return (StoryArrivals.Load(bytes), reader.GetInt64(0));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Keeps a snapshot, unless another node has kept a newer one.</summary>
    public async Task KeepAsync(string matcher, long position, byte[] bytes, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Keep);
        command.Parameters.Add(new() { Value = matcher });
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = bytes });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets every snapshot: what was removed on legal request is in none.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Forget);
        await command.ExecuteNonQueryAsync(ct);
    }
}
