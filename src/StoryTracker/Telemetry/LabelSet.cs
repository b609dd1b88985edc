using System.Globalization;

namespace StoryTracker.Telemetry;

/// <summary>The tags of a measurement, whatever their order.</summary>
/// <param name="tags">Names and values.</param>
sealed class LabelSet(ReadOnlySpan<KeyValuePair<string, object?>> tags)
{
    readonly KeyValuePair<string, object?>[] tags = tags.ToArray();

    /// <summary>Stands for every set beyond the number that is kept (the name is OpenTelemetry's).</summary>
    public static LabelSet Overflow { get; } = new([new("otel.metric.overflow", true)]);

    /// <summary>The labels as they are exposed, by name. Names that fall together once they are spelled alike share their values.</summary>
    public IReadOnlyList<(string Name, string Value)> Exposed =>
        [.. tags.GroupBy(t => MetricName.Label(t.Key), t => t, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, string.Join(';', g.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Text(t.Value)))))];

    static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Finds a set by the tags of a measurement without making one.</summary>
    public sealed class Comparer
        : IEqualityComparer<LabelSet>, IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, LabelSet>
    {
        /// <inheritdoc/>
        public bool Equals(LabelSet? x, LabelSet? y) => x is null || y is null ? x == y : Equals(x.tags, y);

        /// <inheritdoc/>
        public int GetHashCode(LabelSet obj) => GetHashCode(obj.tags);

        /// <inheritdoc/>
        public LabelSet Create(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => new(alternate);

        /// <inheritdoc/>
        public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> alternate, LabelSet other)
        {
            if (alternate.Length != other.tags.Length) return false;
            foreach (var tag in alternate)
                if (!Has(other.tags, tag)) return false;
            return true;
        }

        /// <inheritdoc/>
        public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> alternate)
        {
            var sum = 0;
            foreach (var (name, value) in alternate) sum += HashCode.Combine(name, value);
            return sum;
        }

        static bool Has(KeyValuePair<string, object?>[] tags, KeyValuePair<string, object?> wanted)
        {
            foreach (var (name, value) in tags)
                if (name == wanted.Key && Equals(value, wanted.Value)) return true;
            return false;
        }
    }
}
