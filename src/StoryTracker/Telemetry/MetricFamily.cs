namespace StoryTracker.Telemetry;

/// <summary>What a family's values mean.</summary>
enum MetricKind
{
    /// <summary>Only ever grows while the process lives.</summary>
    Counter,
    /// <summary>Goes up and down.</summary>
    Gauge,
    /// <summary>Observations counted in buckets.</summary>
    Histogram,
}

/// <summary>Everything measured under one name.</summary>
/// <param name="Name">The exposed name, with its unit and, for a counter, <c>_total</c>.</param>
/// <param name="Help">One sentence.</param>
/// <param name="Kind">What the values mean.</param>
/// <param name="Points">One a set of labels.</param>
sealed record MetricFamily(string Name, string Help, MetricKind Kind, IReadOnlyList<MetricPoint> Points)
{
    /// <summary>A gauge.</summary>
    public static MetricFamily Gauge(string name, string help, params IEnumerable<MetricPoint> points) =>
        new(name, help, MetricKind.Gauge, [.. points]);
}

/// <summary>One value, or one histogram.</summary>
/// <param name="Labels">Names as they are exposed, and values.</param>
/// <param name="Value">The value; a histogram's sum.</param>
/// <param name="Buckets">Observations up to each bound, not cumulated, ending with those above the last; null unless a histogram.</param>
sealed record MetricPoint(IReadOnlyList<(string Name, string Value)> Labels, double Value, IReadOnlyList<MetricBucket>? Buckets = null);

/// <summary>A histogram's bucket.</summary>
/// <param name="UpTo">Upper bound, inclusive; positive infinity for the last.</param>
/// <param name="Count">Observations in it.</param>
readonly record struct MetricBucket(double UpTo, long Count);
