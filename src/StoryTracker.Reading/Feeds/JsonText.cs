using System.Text.Json;

namespace StoryTracker.Reading.Feeds;

/// <summary>Texts of JSON whose escapes were mended (<see cref="PairedEscapes"/>), without the zero characters that they can spell.</summary>
static class JsonText
{
    /// <summary>The property's text, without blanks at its ends; null when it has none.</summary>
    public static string? Get(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Of(value) is { } text
            && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>The text of a string.</summary>
    public static string Of(JsonElement value) => FeedText.Storable(value.GetString() ?? "");
}
