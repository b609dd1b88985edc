using StoryTracker.App;

namespace StoryTracker.Telemetry;

/// <summary>What the running program tells its operators: metrics on a port of their own, traces and metrics to a collector; each only
/// when asked for.</summary>
sealed class ProgramTelemetry : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    readonly MetricsAddress? address;
    readonly MetricsRecorder? recorder;
    readonly OtlpExport? export;
    MetricsEndpoint? endpoint;

    ProgramTelemetry(MetricsAddress? address) =>
        (this.address, recorder, export) = (address, address is null ? null : new(), OtlpExport.FromEnvironment());

    /// <summary>Begins to measure, before anything worth measuring has happened.</summary>
    /// <param name="metrics">Where metrics are to be served; null: nowhere.</param>
    public static ProgramTelemetry Begin(MetricsAddress? metrics) => new(metrics);

    /// <summary>Serves the metrics, those from the database among them, if that is wanted.</summary>
    /// <exception cref="IOException">The address is taken.</exception>
    public async Task ServeAsync(Newsroom newsroom, ILoggerFactory logs, CancellationToken ct)
    {
        var log = logs.CreateLogger("StoryTracker");
        if (export is not null) log.LogInformation("Traces and metrics go to the collector at {Collector}.", export.Collector);
        if (address is null || recorder is null) return;
        var gauges = new DatabaseGauges(newsroom, Patience, TimeProvider.System);
        endpoint = await MetricsEndpoint.StartAsync(address, async asked =>
            // What the database says of every node stands before what this process last saw.
            PrometheusText.Write([.. await gauges.ReadAsync(asked), Build(), .. recorder.Collect()]), logs, ct);
        log.LogInformation("Metrics are at {Address}.", endpoint.Address);
    }

    static MetricFamily Build() => MetricFamily.Gauge("storytracker_build_info", "Which program this is.", new MetricPoint(
        [("version", typeof(ProgramTelemetry).Assembly.GetName().Version?.ToString(3) ?? "")], 1));

    /// <summary>Stops serving, and sends on what was not sent yet.</summary>
    public async ValueTask DisposeAsync()
    {
        if (endpoint is not null) await endpoint.DisposeAsync();
        recorder?.Dispose();
        export?.Dispose();
    }
}
