using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>An event as it is on record.</summary>
/// <param name="Position">Its place in the log, from 1, without holes.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Type">Wire name.</param>
/// <param name="Schema">Schema version it was stored with.</param>
/// <param name="Data">The event as its current class, or an <see cref="ErasedEvent"/>.</param>
/// <param name="Meta">Who appended it and why.</param>
/// <param name="RecordedAt">The database's clock at the append; never runs backwards along the log.</param>
/// <param name="Json">The payload as stored.</param>
public sealed record RecordedEvent(
    long Position, string Stream, int Version, string Type, int Schema, object Data, EventMetadata Meta, DateTimeOffset RecordedAt,
        string Json)
{
    /// <summary>Reads the columns that every statement over events selects in the same order.</summary>
    internal static RecordedEvent From(NpgsqlDataReader row, EventTypes types)
    {
        var (type, schema, json) = (row.GetString(3), (int)row.GetInt16(4), row.GetString(5));
        return new RecordedEvent(
            row.GetInt64(0), row.GetString(1), row.GetInt32(2), type, schema, types.Decode(type, schema, json),
            new EventMetadata(row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8) ? null : row.GetInt64(8)),
            row.GetFieldValue<DateTimeOffset>(9), json);
    }
}
