using System.Net;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary>Traces and metrics of a real process, sent to a collector.</summary>
public sealed class CollectorTests(TestServer server) : IAsyncLifetime
{
    const int Client = 3, Server = 2;                  // SpanKind
    readonly Collector collector = new();
    string database = "";

    public async ValueTask InitializeAsync() => database = await server.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        collector.Dispose();
        await server.DropAsync(database);
    }

    ProgramProcess Serve(params (string Name, string Value)[] environment) => ProgramProcess.Start(
        database, null, null, ["serve", "--urls", "http://127.0.0.1:0"], [("DOTNET_ENVIRONMENT", "Production"), .. environment]);

    (string, string)[] Export =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_SERVICE_NAME", "desk-of-the-test"),
    ];

    static HttpClient ClientOf(Uri entry)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = new(entry, "/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", entry.Segments[^1]);
        return client;
    }

    [Fact]
    public async Task A_request_and_its_database_calls_are_one_trace_and_the_meters_of_all_layers_arrive()
    {
        await using var program = Serve(Export);
        var entry = await program.ReadyAsync();
        using var client = ClientOf(entry);
        using (var page = await client.GetAsync("/stories")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        await collector.UntilAsync(c => c.Spans.Any(s => s.Kind == Server && s.Tags.GetValueOrDefault("http.route") == "/stories"));
        var request = collector.Spans.Single(s => s.Kind == Server && s.Tags.GetValueOrDefault("http.route") == "/stories");
        Assert.Equal(("Microsoft.AspNetCore", "GET /stories"), (request.Scope, request.Name));
        await collector.UntilAsync(c => c.Spans.Any(s => s.Scope == "Npgsql" && s.Trace == request.Trace));
        Assert.All(collector.Spans.Where(s => s.Trace == request.Trace && s.Scope == "Npgsql"), s => Assert.Equal(Client, s.Kind));

        await collector.UntilAsync(c => c.Metrics.IsSupersetOf(
            ["http.server.request.duration", "db.client.operation.duration", "kestrel.active_connections", "dotnet.process.cpu.time"]));
        Assert.All(collector.Posts, p => Assert.Equal("application/x-protobuf", p.ContentType));
        Assert.Contains("desk-of-the-test", collector.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Idle_polls_send_no_traces_and_the_one_time_address_is_in_none()
    {
        await using var program = Serve(Export);
        var entry = await program.ReadyAsync();
        using var client = ClientOf(entry);
        client.DefaultRequestHeaders.Authorization = null;
        using (var entered = await client.GetAsync(entry)) Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        await collector.UntilAsync(c => c.Spans.Any(s => s.Tags.GetValueOrDefault("url.path") == "/enter/{token}"));
        await program.TerminateAsync();                // whatever was not sent yet is sent

        Assert.DoesNotContain(collector.Spans, s => s.Scope == "Npgsql" && s.Parent.Length == 0);
        Assert.DoesNotContain(entry.Segments[^1], collector.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_while_no_collector_is_named()
    {
        await using var program = Serve([.. Export.Where(e => e.Item1 != "OTEL_EXPORTER_OTLP_ENDPOINT"), ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"{collector.Address}v1/traces")]);
        var entry = await program.ReadyAsync();
        using var client = ClientOf(entry);
        using (await client.GetAsync("/stories")) await program.TerminateAsync();
        Assert.Empty(collector.Posts);
        Assert.DoesNotContain("collector", program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_is_away_costs_nothing_but_its_telemetry()
    {
        var nobody = collector.Address.ToString();
        collector.Dispose();
        await using var program = Serve([.. Export.Where(e => e.Item1 != "OTEL_EXPORTER_OTLP_ENDPOINT"), ("OTEL_EXPORTER_OTLP_ENDPOINT", nobody)]);
        var entry = await program.ReadyAsync();
        using var client = ClientOf(entry);
        for (var i = 0; i < 20; i++)
            using (var page = await client.GetAsync("/stories")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await program.TerminateAsync();
    }

    [Fact]
    public async Task What_is_no_address_of_a_collector_is_refused_in_a_sentence()
    {
        await using var program = Serve(("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"));
        Assert.Equal(2, await program.ExitAsync());
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT is not the address of a collector", program.Errors, StringComparison.Ordinal);
    }
}
