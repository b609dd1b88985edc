using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StoryTracker.EventStore;

/// <summary>A line of a dump taken apart; payload, metadata and notice stay the text they were written as.</summary>
/// <param name="Position">Position of the event.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its version in the stream.</param>
/// <param name="Type">Wire name.</param>
/// <param name="Schema">Schema version.</param>
/// <param name="At">Recorded at, or erased at; UTC, microseconds.</param>
/// <param name="Key">Idempotency key, null if the event is not the first of its unit.</param>
/// <param name="Meta">Metadata as JSON; empty for an entry of the ledger.</param>
/// <param name="Data">Payload or notice as JSON.</param>
/// <param name="DataStart">Where the payload begins in the line.</param>
sealed record EventLine(
    long Position, string Stream, int Version, string Type, short Schema, DateTime At, Guid? Key, string Meta, string Data, int DataStart)
{
    // jsonb nests as deep as the server's stack allows, which is more than the reader's 64.
    static readonly JsonReaderOptions Deep = new() { MaxDepth = 1_000_000 };

    /// <summary>Whether the payload was erased.</summary>
    public bool IsErased => Data.StartsWith("{\"$erased\":", StringComparison.Ordinal);

    /// <summary>Takes an event or an entry of the ledger apart.</summary>
    /// <param name="json">The whole object.</param>
    /// <exception cref="FormatException">A field is missing or not what it should be.</exception>
    public static EventLine Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Deep);
            reader.Read();
            long? position = null;
            int? version = null;
            short? schema = null;
            string? stream = null, type = null, meta = null, data = null;
            DateTime? at = null;
            Guid? key = null;
            var start = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "position": position = reader.GetInt64(); break;
                    case "stream": stream = reader.GetString(); break;
                    case "version": version = reader.GetInt32(); break;
                    case "type": type = reader.GetString(); break;
                    case "schema": schema = reader.GetInt16(); break;
                    case "key": key = reader.TokenType == JsonTokenType.Null ? null : reader.GetGuid(); break;
                    case "recordedAt" or "erasedAt": at = Time(reader.GetString()!); break;
                    case "meta": meta = Raw(ref reader, json); break;
                    case "data" or "notice": (start, data) = ((int)reader.TokenStartIndex, Raw(ref reader, json)); break;
                    default: throw new FormatException($"has the unknown field '{name}'");
                }
            }
            return new(position ?? throw Missing("position"), stream ?? throw Missing("stream"), version ?? throw Missing("version"),
                type ?? throw Missing("type"), schema ?? 0, at ?? throw Missing("time"), key, meta ?? "", data ?? throw Missing("payload"), start);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or OverflowException)
        {
            throw new FormatException("is not an event of a dump", e);
        }
    }

    static string Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
    }

    static DateTime Time(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time : throw new FormatException($"has the time '{text}', which is none");

    static FormatException Missing(string field) => new($"has no {field}");
}
