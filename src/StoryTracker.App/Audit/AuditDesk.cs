using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.App.Audit;

/// <summary>Reads the audit off the log itself: by the index of one stream, by that of uncommon events, else by looking back through the log.</summary>
/// <param name="source">The database.</param>
/// <param name="store">The log.</param>
/// <param name="desk">Tells what a moment is.</param>
public sealed class AuditDesk(NpgsqlDataSource source, EventStore.EventStore store, NewsroomDesk desk) : IAuditDesk
{
    // A page looks back so far at most, in steps that grow: most of what is asked for is near, and nobody waits for what is not.
    const long FirstStep = 2_000, Furthest = 100_000;
    const int AtATime = 200;

    static readonly string Log = Statements.Read("audit_log"), Uncommon = Statements.Read("audit_uncommon"), OfStream = Statements.Read("audit_stream"),
        OfClaim = Statements.Read("audit_claim");

    /// <inheritdoc/>
    public async Task<bool> KnowsAsync(AuditSubject subject, CancellationToken ct) =>
        subject.Stream is not { } stream || !Readership.HidesStream(stream) && await store.VersionAsync(stream, ct) > 0;

    /// <inheritdoc/>
    public async Task<AuditPage> PageAsync(AuditFilter filter, AsOf at, string? after, int limit, CancellationToken ct)
    {
        var before = Cursor.Parse(after, p => long.Parse(p[0], CultureInfo.InvariantCulture));
        var range = await RangeAsync(filter, at, ct);
        return await PageAsync(filter, range.First, before is { } cursor ? Math.Min(cursor - 1, range.Last) : range.Last, limit, ct);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<HistoryItem> AllAsync(AuditFilter filter, AsOf at, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, last) = await RangeAsync(filter, at, ct);
        while (true)
        {
            var page = await PageAsync(filter, first, last, AtATime, ct);
            foreach (var item in page.Items) yield return item;
            if (Cursor.Parse(page.Next, p => long.Parse(p[0], CultureInfo.InvariantCulture)) is not { } cursor) yield break;
            last = cursor - 1;
        }
    }

    async Task<AuditPage> PageAsync(AuditFilter filter, long first, long last, int limit, CancellationToken ct)
    {
        List<HistoryItem> items = [];
        if (filter.On?.Stream is { } stream && Readership.HidesStream(stream)) return new([], null);
        var (from, seeks) = (last, Seeks(filter));
        for (var step = FirstStep; last > first && items.Count < limit; step *= 4)
        {
            var (floor, wanted) = (seeks ? first : Math.Max(first, Math.Max(last - step, from - Furthest)), limit - items.Count);
            var positions = await FindAsync(filter, floor, last, wanted, ct);
            items.AddRange(NewsroomDesk.Told(await store.ReadLogAtAsync(positions, ct)));
            // What is not there for whoever asks was found, too: the look goes on below it.
            last = positions.Count == wanted ? positions[^1] - 1 : floor;
            if (!seeks && from - last >= Furthest) break;
        }
        return new(items, last > first ? Cursor.Format(last + 1) : null) { LookedBackTo = last > first && items.Count < limit ? last + 1 : null };
    }

    // Whether an index leads to what is asked for, however far back it is.
    static bool Seeks(AuditFilter filter) => filter.On?.Stream is not null || IsUncommon(filter);

    static bool IsUncommon(AuditFilter filter) => filter.Kind is { } kind ? !kind.Types.Any(AuditKinds.Common.Contains)
        : filter.On?.Prefix is Streams.FeedPrefix or Streams.UserPrefix;

    async Task<(long First, long Last)> RangeAsync(AuditFilter filter, AsOf at, CancellationToken ct)
    {
        var last = await desk.LastAsync(at, ct);
        if (filter.Until is { } until) last = Math.Min(last, await store.PositionAtAsync(until, ct));
        return (filter.From is { } from ? await store.PositionAtAsync(from.AddMicroseconds(-1), ct) : 0, last);
    }

    async Task<List<long>> FindAsync(AuditFilter filter, long first, long last, int limit, CancellationToken ct)
    {
        var claim = filter.On?.Claim;
        var stream = filter.On?.Stream;
        await using var command = source.CreateCommand(claim is not null ? OfClaim : stream is not null ? OfStream : IsUncommon(filter) ? Uncommon : Log);
        command.Parameters.Add(new() { Value = last });
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = (object?)filter.Kind?.Types.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(Text(stream ?? filter.On?.Prefix));
        command.Parameters.Add(Text(filter.By));
        command.Parameters.Add(new() { Value = limit });
        if (claim is { } id) command.Parameters.Add(Text(id.ToString("D", CultureInfo.InvariantCulture)));
        return await command.RowsAsync(r => r.GetInt64(0), ct);

        static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
    }
}
