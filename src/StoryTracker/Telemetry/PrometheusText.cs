using System.Globalization;
using System.Text;

namespace StoryTracker.Telemetry;

/// <summary>Writes metrics in Prometheus' text exposition format 0.0.4.</summary>
static class PrometheusText
{
    /// <summary>The format's media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes families in the order of their names; of two with one name only the first, since a name may stand once.</summary>
    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families.DistinctBy(f => f.Name).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (family.Points.Count == 0) continue;
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(EscapeHelp(family.Help)).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(Type(family.Kind)).Append('\n');
            foreach (var point in family.Points)
                if (point.Buckets is { } buckets) WriteHistogram(text, family.Name, point, buckets);
                else WriteSample(text, family.Name, point.Labels, null, Number(point.Value));
        }
        return text.ToString();
    }

    static void WriteHistogram(StringBuilder text, string name, MetricPoint point, IReadOnlyList<MetricBucket> buckets)
    {
        var count = 0L;
        foreach (var bucket in buckets)
            WriteSample(text, $"{name}_bucket", point.Labels, Number(bucket.UpTo), Whole(count += bucket.Count));
        WriteSample(text, $"{name}_sum", point.Labels, null, Number(point.Value));
        WriteSample(text, $"{name}_count", point.Labels, null, Whole(count));
    }

    static void WriteSample(StringBuilder text, string name, IReadOnlyList<(string Name, string Value)> labels, string? upTo, string value)
    {
        text.Append(name);
        var separator = '{';
        foreach (var (label, of) in labels) Add(label, of);
        if (upTo is not null) Add("le", upTo);
        if (separator == ',') text.Append('}');
        text.Append(' ').Append(value).Append('\n');

        void Add(string label, string of)
        {
            text.Append(separator).Append(label).Append("=\"").Append(EscapeLabel(of)).Append('"');
            separator = ',';
        }
    }

    static string Type(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };

    static string EscapeHelp(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    static string EscapeLabel(string text) => EscapeHelp(text).Replace("\"", "\\\"", StringComparison.Ordinal);

    static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
