using System.Net;
using StoryTracker.TestDatabases;

namespace StoryTracker.Program.Tests;

/// <summary>Traces and metrics of a real process, sent to a collector.</summary>
public sealed class CollectorTests(TestServer server) : IAsyncLifetime
{
    const int Server = 2, Client = 3, Consumer = 5;                  // SpanKind
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

        var told = collector.Spans.Select(s => s.Id).ToHashSet();
        Assert.All(collector.Spans.Where(s => s.Scope == "Npgsql"), s => Assert.Contains(s.Parent, told));
        Assert.DoesNotContain(entry.Segments[^1], collector.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_work_on_a_job_belongs_to_the_trace_of_what_asked_for_it_and_is_linked_to_it()
    {
        // Not in production: the founding articles are ingested, and jobs read them.
        await using var program = ProgramProcess.Start(database, null, null, ["serve", "--urls", "http://127.0.0.1:0"], Export);
        await program.ReadyAsync();
        await collector.UntilAsync(c => c.Spans.Any(s => s.Name == "process extract-claims"));
        await program.TerminateAsync();
        var spans = collector.Spans.ToDictionary(s => s.Id);
        var jobs = spans.Values.Where(s => s.Name == "process extract-claims").ToList();
        Assert.NotEmpty(jobs);
        Assert.All(jobs, job =>
        {
            var asked = spans[job.Parent];
            Assert.Equal(("StoryTracker.EventStore", "append", job.Trace), (asked.Scope, asked.Name, asked.Trace));
            Assert.Equal([asked.Id], job.Links);
            Assert.Equal((Consumer, "extract-claims"), (job.Kind, job.Tags["messaging.destination.name"]));
        });
        // What the job appends belongs to the job.
        Assert.Contains(spans.Values, s => s.Name == "append" && jobs.Exists(j => j.Id == s.Parent));
        Assert.Superset(new HashSet<string> { "storytracker.appends", "storytracker.append.duration", "storytracker.jobs.ended", "storytracker.job.lateness" },
            collector.Metrics.ToHashSet());
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
