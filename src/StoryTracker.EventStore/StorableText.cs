using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StoryTracker.EventStore;

/// <summary>Refuses text that PostgreSQL or JSON could only keep by changing it: NUL characters and lone surrogates.</summary>
/// <remarks>System.Text.Json would silently write U+FFFD for a lone surrogate, and jsonb refuses \u0000; neither may reach the
/// log.</remarks>
sealed class StorableText : JsonConverter<string>
{
    static readonly SearchValues<char> Doubtful = SearchValues.Create(['\0', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>Returns the text unchanged, or throws <see cref="AppendRefusedException"/> that names the place.</summary>
    public static string Require(string text, string what)
    {
        // Nearly every text holds nothing that needs a closer look.
        for (var i = text.AsSpan().IndexOfAny(Doubtful); i >= 0 && i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0') throw Refusal(what, i, "a NUL character (U+0000)");
            if (!char.IsSurrogate(c)) continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else throw Refusal(what, i, $"half of a surrogate pair (U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)})");
        }
        return text;
    }

    static AppendRefusedException Refusal(string what, int index, string character) => new(
        $"The {what} holds {character} at index {index}, which cannot be stored unchanged: remove it before appending.");

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Require(value, "text"));

    /// <inheritdoc/>
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetString()!;

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Require(value, "property name"));
}
