using System.Text;
using System.Text.Json;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>An event as it is on record. Payload and metadata are decoded when first asked for.</summary>
/// <remarks>Two threads that ask at once may each decode; they get equal values.</remarks>
public sealed class RecordedEvent
{
    readonly EventTypes types;
    readonly byte[] json, metaJson;
    object? data;
    EventMetadata? meta;

    RecordedEvent(EventTypes types, byte[] json, byte[] metaJson) => (this.types, this.json, this.metaJson) = (types, json, metaJson);

    /// <summary>Its place in the log, from 1, without holes.</summary>
    public required long Position { get; init; }
    /// <summary>Its stream.</summary>
    public required string Stream { get; init; }
    /// <summary>Its place in the stream, from 1.</summary>
    public required int Version { get; init; }
    /// <summary>Wire name.</summary>
    public required string Type { get; init; }
    /// <summary>Schema version it was stored with.</summary>
    public required int Schema { get; init; }
    /// <summary>The database's clock at the append; never runs backwards along the log.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Bytes of the payload.</summary>
    internal int Size => json.Length;

    /// <summary>The payload as stored.</summary>
    public string Json => Encoding.UTF8.GetString(json);

    /// <summary>The event as its current class, or an <see cref="ErasedEvent"/>.</summary>
    /// <exception cref="UnknownEventTypeException">This program does not know the name or the schema version.</exception>
    /// <exception cref="JsonException">The payload does not have the shape of its class.</exception>
    public object Data => data ??= types.Decode(Type, Schema, json);

    /// <summary>Who appended it and why.</summary>
    public EventMetadata Meta => meta ??= JsonSerializer.Deserialize<EventMetadata>(metaJson, types.Json)!;

    /// <summary>Reads the columns that every statement over events selects in the same order.</summary>
    internal static RecordedEvent From(NpgsqlDataReader row, EventTypes types) =>
        new(types, row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6))
        {
            Position = row.GetInt64(0), Stream = row.GetString(1), Version = row.GetInt32(2), Type = row.GetString(3),
            Schema = row.GetInt16(4), RecordedAt = row.GetDateTime(7),       // timestamptz comes as UTC
        };

    /// <inheritdoc/>
    public override string ToString() => $"{Position}: {Type}@{Schema} on {Stream} v{Version}";
}
