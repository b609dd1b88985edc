using System.Text.Json;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>Reading optional properties of a JSON object.</summary>
static class JsonReading
{
    /// <summary>The text of a property; null where it is absent or no text.</summary>
    public static string? String(this JsonElement owner, string property) =>
        owner.ValueKind is JsonValueKind.Object && owner.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString() : null;

    /// <summary>The objects of an array property; none where it is absent.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : [];
}
