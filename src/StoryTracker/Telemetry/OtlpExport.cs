using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StoryTracker.Domain;

namespace StoryTracker.Telemetry;

/// <summary>Sends traces and metrics to an OpenTelemetry collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and only then.</summary>
/// <remarks>Protocol, headers, intervals and the rest are told by the standard <c>OTEL_…</c> variables. A collector that is away costs
/// the telemetry, nothing else.</remarks>
sealed class OtlpExport : IDisposable
{
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    static readonly string[] Sources = ["StoryTracker.EventStore", "Npgsql", "Microsoft.AspNetCore"];
    static readonly string[] Meters =
        ["StoryTracker.EventStore", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    readonly TracerProvider traces;
    readonly MeterProvider metrics;

    OtlpExport(Uri collector)
    {
        Collector = collector.GetLeftPart(UriPartial.Authority);
        // Method and path on the spans of requests; off by default until .NET 11.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        // The environment comes last: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
        var resource = ResourceBuilder.CreateEmpty()
            .AddService("storytracker", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3))
            .AddTelemetrySdk().AddEnvironmentVariableDetector();
        var tracing = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources);
        if (Environment.GetEnvironmentVariable("OTEL_TRACES_SAMPLER") is null or "")
            tracing.SetSampler(new ParentBasedSampler(new WorkSampler()));
        traces = tracing.AddProcessor(new SecretPaths()).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
    }

    /// <summary>The collector's address, without whatever else the setting may hold.</summary>
    public string Collector { get; }

    /// <summary>Begins to export if the environment names a collector; null if not.</summary>
    /// <exception cref="CommandRefusedException">What it names is no address.</exception>
    public static OtlpExport? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Endpoint) is not { } named || string.IsNullOrWhiteSpace(named)) return null;
        if ("true".Equals(Environment.GetEnvironmentVariable("OTEL_SDK_DISABLED"), StringComparison.OrdinalIgnoreCase)) return null;
        return Uri.TryCreate(named, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https" ? new(collector)
            : throw new CommandRefusedException($"{Endpoint} is not the address of a collector; give one such as http://127.0.0.1:4317.");
    }

    /// <summary>Sends what has not been sent, within five seconds.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    /// <summary>Leaves out the polls of idle workers: traces that would hold a database call alone, and steps of projections, which the
    /// engine marks as worth telling once they have moved.</summary>
    sealed class WorkSampler : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters parameters) => new(
            parameters.Kind == ActivityKind.Client ? SamplingDecision.Drop
            : parameters.Name.StartsWith("project ", StringComparison.Ordinal) ? SamplingDecision.RecordOnly
            : SamplingDecision.RecordAndSample);
    }

    /// <summary>The one-time address is a secret: whoever reads traces must not learn it from a path.</summary>
    sealed class SecretPaths : BaseProcessor<Activity>
    {
        const string Enter = "/enter/";

        public override void OnEnd(Activity data)
        {
            if (data.GetTagItem("url.path") is string path && path.StartsWith(Enter, StringComparison.OrdinalIgnoreCase))
                data.SetTag("url.path", $"{Enter}{{token}}");
        }
    }
}
