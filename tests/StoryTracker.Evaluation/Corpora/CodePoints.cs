using System.Text.Json;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>Turns offsets in code points, as the corpora have them, into UTF-16 code units.</summary>
/// <param name="text">The text they point into.</param>
public sealed class CodePoints(string text)
{
    readonly int[]? units = text.Any(char.IsHighSurrogate) ? Table(text) : null;

    /// <summary>The code unit at which the code point stands; an offset behind the end is the end.</summary>
    public int Unit(int point) => units is null ? point : units[Math.Clamp(point, 0, units.Length - 1)];

    /// <summary>A pair of offsets.</summary>
    public Span Span(JsonElement pair) => new(Unit(pair[0].GetInt32()), Unit(pair[1].GetInt32()));

    /// <summary>The pairs of a property; none where it is absent.</summary>
    public IReadOnlyList<Span> Spans(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out var pairs) && pairs.ValueKind is JsonValueKind.Array ? [.. pairs.EnumerateArray().Select(Span)] : [];

    static int[] Table(string text)
    {
        var table = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1) table.Add(i);
        table.Add(text.Length);
        return [.. table];
    }
}
