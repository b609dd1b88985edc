using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>
/// Keeps what the matcher knows at positions of the log: the newest, and older ones ever farther apart. Each follows from the record, so that losing one costs
/// time and nothing else; one that holds what was erased since is neither read nor left.
/// </summary>
/// <param name="source">The database.</param>
public sealed class ArrivalSnapshots(NpgsqlDataSource source)
{
    static readonly string Keep = Statements.Read("keep_arrival_snapshot"), Fetch = Statements.Read("fetch_arrival_snapshot"),
        Forget = Statements.Read("forget_arrival_snapshots"), Drop = Statements.Read("drop_arrival_snapshots"),
        List = Statements.Read("list_arrival_snapshots"), Known = Statements.Read("erasures_known");

    /// <summary>The newest entry of the ledger of erasures, and whether an entry after one that is known concerns events up to a position.</summary>
    /// <param name="erasure">The entry that is known, 0 for none.</param>
    /// <param name="position">The position.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<(long Newest, bool Concerned)> ErasuresAsync(long erasure, long position, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Known);
        command.Parameters.Add(new() { Value = erasure });
        command.Parameters.Add(new() { Value = position });
        return (await command.RowsAsync(r => (r.GetInt64(0), r.GetBoolean(1)), ct))[0];
    }

    /// <summary>The newest snapshot of a matcher that this version can read; null where there is none. One that is damaged or of another format is dropped.</summary>
    /// <param name="matcher">NAME@VERSION.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<(StoryArrivals Arrivals, long Position)?> LoadAsync(string matcher, CancellationToken ct)
    {
        await ForgetAsync(ct);
        while (await FetchAsync(matcher, ct) is { } kept)
        {
            try
            {
                using var bytes = new MemoryStream(kept.Bytes);
                return (StoryArrivals.Load(bytes), kept.Position);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                await DropAsync(matcher, [kept.Position], 0, ct);
            }
        }
        return null;
    }

    /// <summary>Keeps a snapshot, and lets those go that are not worth their room any more.</summary>
    /// <param name="matcher">NAME@VERSION.</param>
    /// <param name="position">Last event that it knows of.</param>
    /// <param name="erasure">Newest entry of the ledger of erasures when it was made; where one since concerns it, it is not kept.</param>
    /// <param name="bytes">The snapshot.</param>
    /// <param name="spacing">Events that two snapshots are apart at least.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task KeepAsync(string matcher, long position, long erasure, byte[] bytes, long spacing, CancellationToken ct)
    {
        await using var keep = source.CreateCommand(Keep);
        keep.Parameters.Add(new() { Value = matcher });
        keep.Parameters.Add(new() { Value = position });
        keep.Parameters.Add(new() { Value = erasure });
        keep.Parameters.Add(new() { Value = bytes });
        await keep.ExecuteNonQueryAsync(ct);
        await using var list = source.CreateCommand(List);
        list.Parameters.Add(new() { Value = matcher });
        await DropAsync(matcher, Spare(await list.RowsAsync(r => r.GetInt64(0), ct), spacing), position, ct);
    }

    /// <summary>Forgets every snapshot that holds what was erased since it was made.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Forget);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Which of several snapshots can go, so that from the newest back to any event there is one not much farther: whatever is erased, what has to be read again
    /// is at most twice what came since, and the spacing.
    /// </summary>
    /// <param name="positions">Their positions, the newest first.</param>
    /// <param name="spacing">Events that two are apart at least.</param>
    public static IReadOnlyList<long> Spare(IReadOnlyList<long> positions, long spacing)
    {
        List<long> spare = [], kept = [];
        for (var i = 0; i < positions.Count; i++)
        {
            var older = i + 1 < positions.Count ? positions[i + 1] : 0;
            if (kept.Count > 0 && positions[0] - older <= 2 * (positions[0] - kept[^1]) + spacing) spare.Add(positions[i]);
            else kept.Add(positions[i]);
        }
        return spare;
    }

    async Task<(byte[] Bytes, long Position)?> FetchAsync(string matcher, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Fetch);
        command.Parameters.Add(new() { Value = matcher });
        var rows = await command.RowsAsync(r => (r.GetFieldValue<byte[]>(1), r.GetInt64(0)), ct);
        return rows.Count == 0 ? null : rows[0];
    }

    async Task DropAsync(string matcher, IReadOnlyList<long> positions, long others, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Drop);
        command.Parameters.Add(new() { Value = matcher });
        command.Parameters.Add(new() { Value = positions.ToArray() });
        command.Parameters.Add(new() { Value = others });
        await command.ExecuteNonQueryAsync(ct);
    }
}
