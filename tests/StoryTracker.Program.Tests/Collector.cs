using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StoryTracker.Program.Tests;

/// <summary>An OpenTelemetry collector on loopback that keeps what is posted to it (OTLP over HTTP, protobuf).</summary>
sealed class Collector : IDisposable
{
    readonly HttpListener listener = new();
    readonly ConcurrentQueue<(string Path, string? ContentType, byte[] Body)> posts = new();

    public Collector()
    {
        // HttpListener takes no port 0: one that was free a moment ago, or the next.
        for (var attempt = 0; ; attempt++)
            try
            {
                Address = new($"http://127.0.0.1:{FreePort()}");
                listener.Prefixes.Clear();
                listener.Prefixes.Add(Address.ToString());
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (attempt < 20)
            {
            }
        _ = TakeAsync();
    }

    public Uri Address { get; }

    public IReadOnlyCollection<(string Path, string? ContentType, byte[] Body)> Posts => posts;

    /// <summary>Spans so far.</summary>
    public IReadOnlyList<Span> Spans => [.. posts.Where(p => p.Path == "/v1/traces").SelectMany(p => Span.All(p.Body))];

    /// <summary>Names of metrics so far.</summary>
    public IReadOnlySet<string> Metrics => posts.Where(p => p.Path == "/v1/metrics").SelectMany(p => MetricNames(p.Body)).ToHashSet();

    /// <summary>Everything that was sent, as one text in which words can be looked for.</summary>
    public string Everything => string.Concat(posts.Select(p => Encoding.Latin1.GetString(p.Body)));

    public async Task UntilAsync(Func<Collector, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition(this)) await Task.Delay(50, limit.Token);
    }

    async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                posts.Enqueue((context.Request.Url!.AbsolutePath, context.Request.ContentType, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    // ExportMetricsServiceRequest.resource_metrics = 1, .scope_metrics = 2, .metrics = 2, Metric.name = 1.
    static IEnumerable<string> MetricNames(byte[] body) => new Protobuf(body).All(1).SelectMany(r => r.All(2)).SelectMany(s => s.All(2)).Select(m => m.Text(1));

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => listener.Close();
}

/// <summary>A span as it was exported (opentelemetry/proto/trace/v1/trace.proto).</summary>
sealed record Span(string Trace, string Id, string Parent, string Name, string Scope, int Kind, IReadOnlyList<string> Links, IReadOnlyDictionary<string, string> Tags)
{
    public static IEnumerable<Span> All(byte[] body) =>
        from resource in new Protobuf(body).All(1)
        from scope in resource.All(2)
        from span in scope.All(2)
        select new Span(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), scope.All(1).Select(s => s.Text(1)).FirstOrDefault(""), span.Number(6),
            [.. span.All(13).Select(l => l.Hex(2))], span.All(9).ToDictionary(a => a.Text(1), a => a.All(2).Select(v => v.Text(1)).FirstOrDefault("")));
}

/// <summary>Just enough of the wire format of Protocol Buffers to read what was exported.</summary>
sealed class Protobuf
{
    readonly List<(int Field, ulong Number, byte[] Bytes)> fields = [];

    public Protobuf(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var (field, number, bytes) = ((int)(key >> 3), 0UL, Array.Empty<byte>());
            switch (key & 7)
            {
                case 0: number = Varint(message, ref at); break;
                case 1: number = BitConverter.ToUInt64(message, at); at += 8; break;
                case 2: var length = (int)Varint(message, ref at); bytes = message[at..(at + length)]; at += length; break;
                case 5: number = BitConverter.ToUInt32(message, at); at += 4; break;
                default: throw new InvalidDataException($"Wire type {key & 7} at {at}.");
            }
            fields.Add((field, number, bytes));
        }
    }

    public IEnumerable<Protobuf> All(int field) => fields.Where(f => f.Field == field).Select(f => new Protobuf(f.Bytes));

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field));

    public int Number(int field) => (int)fields.Where(f => f.Field == field).Select(f => f.Number).FirstOrDefault();

    byte[] Bytes(int field) => fields.Where(f => f.Field == field).Select(f => f.Bytes).FirstOrDefault([]);

    static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
    }
}
