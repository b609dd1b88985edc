using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>
/// Knows which streams changed lately, from the log's own order: a state that was whole at one position is whole at a later one when its stream did not
/// change in between, and nobody has to ask the database stream by stream.
/// </summary>
/// <remarks>Positions are dense and never appear late, so that what was read up to a position stays complete.</remarks>
sealed class LogWatch(NpgsqlDataSource source)
{
    // Beyond this it begins anew: reading what passed would cost more than asking for what is wanted.
    const int MostRead = 5000, MostStreams = 50_000;

    readonly Lock gate = new();
    readonly Dictionary<string, long> changed = new(StringComparer.Ordinal);
    long from = -1, upTo = -1;

    /// <summary>How far it has read; -1: not yet.</summary>
    public long UpTo
    {
        get
        {
            lock (gate) return upTo;
        }
    }

    /// <summary>Reads what was appended since it was asked last.</summary>
    /// <returns>The last position, and the newest erasure.</returns>
    public async Task<(long Head, long Erasure)> CatchUpAsync(CancellationToken ct)
    {
        var (head, erasure) = (await Statement.QueryAsync(source, "now", r => (r.GetInt64(0), r.GetInt64(1)), ct))[0];
        long seen;
        lock (gate)
        {
            if (upTo >= head) return (head, erasure);
            seen = upTo;
        }
        var passed = seen < 0 || head - seen > MostRead ? null
            : await Statement.QueryAsync(source, "streams_changed", r => (Position: r.GetInt64(0), Stream: r.GetString(1)), ct, Parameter.Long(seen), Parameter.Long(head));
        lock (gate)
        {
            // Several ask at once; what another one has read already is read again and changes nothing.
            if (passed is null ? upTo < head : changed.Count > MostStreams)
            {
                changed.Clear();
                from = upTo = head;
            }
            if (passed is null || seen < from) return (head, erasure);
            foreach (var (position, stream) in passed) changed[stream] = Math.Max(position, changed.GetValueOrDefault(stream));
            upTo = Math.Max(upTo, head);
        }
        return (head, erasure);
    }

    /// <summary>Whether it is known that a stream has no event after one position and up to another; false also where nobody knows.</summary>
    public bool IsUnchanged(string stream, long after, long upTo)
    {
        lock (gate)
            return after >= upTo || (after >= from && from >= 0 && upTo <= this.upTo && !(changed.TryGetValue(stream, out var last) && last > after));
    }
}
