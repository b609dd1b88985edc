using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Numerics;

namespace StoryTracker.Telemetry;

/// <summary>Adds up what the program's meters measure, from the moment it is made, for whoever comes to read it.</summary>
sealed class MetricsRecorder : IDisposable
{
    static readonly string[] Meters = ["StoryTracker.", "Npgsql", "Microsoft.AspNetCore.", "System.Runtime"];
    readonly ConcurrentDictionary<string, RecordedInstrument> instruments = new(StringComparer.Ordinal);
    readonly MeterListener listener = new();
    readonly Lock collecting = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="meters">Beginnings of the names of the meters; null: the program's own and those of the database and the web.</param>
    public MetricsRecorder(IReadOnlyList<string>? meters = null)
    {
        meters ??= Meters;
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (!meters.Any(m => instrument.Meter.Name.StartsWith(m, StringComparison.Ordinal))) return;
            // Two meters of one name (each web host makes its own) measure into one family: a name may stand only once.
            if (RecordedInstrument.For(instrument) is { } recorded)
                to.EnableMeasurementEvents(instrument, instruments.GetOrAdd(recorded.Name, recorded));
        };
        listener.SetMeasurementEventCallback<byte>(Record);
        listener.SetMeasurementEventCallback<short>(Record);
        listener.SetMeasurementEventCallback<int>(Record);
        listener.SetMeasurementEventCallback<long>(Record);
        listener.SetMeasurementEventCallback<float>(Record);
        listener.SetMeasurementEventCallback<double>(Record);
        listener.SetMeasurementEventCallback<decimal>(Record);
        listener.Start();
    }

    /// <summary>The totals now; instruments that are asked are asked.</summary>
    public IReadOnlyList<MetricFamily> Collect()
    {
        lock (collecting)
        {
            foreach (var instrument in instruments.Values) instrument.Clear();
            try
            {
                listener.RecordObservableInstruments();
            }
            catch (AggregateException)
            {
                // An instrument that cannot say its value goes without one; the others have said theirs.
            }
            return [.. instruments.Values.Select(i => i.Read())];
        }
    }

    static void Record<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct, INumberBase<T> => ((RecordedInstrument)state!).Record(double.CreateTruncating(value), tags);

    /// <summary>Stops listening.</summary>
    public void Dispose() => listener.Dispose();
}
