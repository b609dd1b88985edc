using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace StoryTracker.Telemetry;

/// <summary>The running totals of one instrument, a series for each set of tags.</summary>
/// <param name="name">The exposed name.</param>
/// <param name="help">One sentence.</param>
/// <param name="kind">What the values mean.</param>
/// <param name="mode">What a measurement does to the value.</param>
/// <param name="bounds">Upper bounds of a histogram's buckets, ascending; empty for the others.</param>
sealed class RecordedInstrument(string name, string help, MetricKind kind, RecordedInstrument.Mode mode, double[] bounds)
{
    /// <summary>Series kept; what else is measured goes into one more (OpenTelemetry keeps as many).</summary>
    public const int MostSeries = 2000;

    // The buckets that OpenTelemetry's semantic conventions give to durations in seconds.
    static readonly double[] Seconds = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10];
    static readonly double[] Anything = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    readonly ConcurrentDictionary<LabelSet, Series> series = new(new LabelSet.Comparer());

    /// <summary>What a measurement does to the value.</summary>
    public enum Mode
    {
        /// <summary>Is added to it.</summary>
        Add,
        /// <summary>Takes its place.</summary>
        Set,
        /// <summary>Is asked for at each collection: added to what others of the same name said, and forgotten after.</summary>
        Asked,
    }

    /// <summary>Prepares for an instrument; null for one of a sort that is not known.</summary>
    public static RecordedInstrument? For(Instrument instrument)
    {
        var sort = instrument.GetType().IsGenericType ? instrument.GetType().GetGenericTypeDefinition() : null;
        (MetricKind Kind, Mode Mode)? known =
            sort == typeof(Counter<>) ? (MetricKind.Counter, Mode.Add)
            : sort == typeof(UpDownCounter<>) ? (MetricKind.Gauge, Mode.Add)
            : sort == typeof(Gauge<>) ? (MetricKind.Gauge, Mode.Set)
            : sort == typeof(Histogram<>) ? (MetricKind.Histogram, Mode.Add)
            : sort == typeof(ObservableCounter<>) ? (MetricKind.Counter, Mode.Asked)
            : sort == typeof(ObservableUpDownCounter<>) || sort == typeof(ObservableGauge<>) ? (MetricKind.Gauge, Mode.Asked)
            : null;
        if (known is not var (kind, mode)) return null;
        var help = string.IsNullOrWhiteSpace(instrument.Description) ? instrument.Name : instrument.Description;
        return new(MetricName.Of(instrument.Name, instrument.Unit, kind), help, kind, mode,
            kind == MetricKind.Histogram ? BoundsOf(instrument) : []);
    }

    /// <summary>The exposed name.</summary>
    public string Name => name;

    /// <summary>Takes a measurement.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>().TryGetValue(tags, out var found))
            found = series.GetOrAdd(series.Count < MostSeries ? new LabelSet(tags) : LabelSet.Overflow, static (_, b) => new(b), bounds);
        found.Record(value, mode);
    }

    /// <summary>Forgets what is asked for anew.</summary>
    public void Clear()
    {
        if (mode == Mode.Asked) series.Clear();
    }

    /// <summary>The totals now.</summary>
    public MetricFamily Read() => new(name, help, kind, [.. series.Select(s => s.Value.Read(s.Key.Exposed, kind))]);

    static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> h => h.Advice?.HistogramBucketBoundaries?.ToArray(),
        Histogram<float> h => Doubles(h.Advice?.HistogramBucketBoundaries),
        Histogram<int> h => Doubles(h.Advice?.HistogramBucketBoundaries),
        Histogram<long> h => Doubles(h.Advice?.HistogramBucketBoundaries),
        _ => null,
    } ?? (instrument.Unit == "s" ? Seconds : Anything);

    static double[]? Doubles<T>(IReadOnlyList<T>? bounds) where T : struct, IConvertible =>
        bounds?.Select(b => b.ToDouble(System.Globalization.CultureInfo.InvariantCulture)).ToArray();

    sealed class Series(double[] bounds)
    {
        readonly Lock gate = new();
        readonly long[] counts = new long[bounds.Length + 1];
        double value;

        public void Record(double measured, Mode mode)
        {
            var bucket = 0;
            while (bucket < bounds.Length && measured > bounds[bucket]) bucket++;
            lock (gate)
            {
                value = mode == Mode.Set ? measured : value + measured;
                counts[bucket]++;
            }
        }

        public MetricPoint Read(IReadOnlyList<(string Name, string Value)> labels, MetricKind kind)
        {
            lock (gate)
                return new(labels, value, kind != MetricKind.Histogram ? null
                    : [.. counts.Select((count, i) => new MetricBucket(i < bounds.Length ? bounds[i] : double.PositiveInfinity, count))]);
        }
    }
}
