using System.Net;
using System.Net.Sockets;

namespace StoryTracker.Demo.Tests;

/// <summary>A demo newsroom in play, its clock in the test's hand, and a plain reader of it.</summary>
sealed class Played : IAsyncDisposable
{
    readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectCallback = ConnectAsync });

    Played(DemoNewsroom newsroom, SteppedClock clock) => (Newsroom, Clock) = (newsroom, clock);

    public DemoNewsroom Newsroom { get; }

    public SteppedClock Clock { get; }

    public static async Task<Played> StartAsync(DemoScenario scenario)
    {
        var clock = new SteppedClock();
        return new(await DemoNewsroom.StartAsync(scenario, 0, clock, TestContext.Current.CancellationToken), clock);
    }

    /// <summary>A scenario of one outlet with one feed, for what the story scenario does not show.</summary>
    public static DemoScenario Small(DemoFeed feed, params DemoTrouble[] troubles) => new(
        "small", [new(feed.Host, "The Quay", "structured", "Small.", "/news/{slug}", [], ["/private/"])], [feed],
        [new("one", feed.Host, feed.Path, [new(TimeSpan.Zero, "Café & quay – “one”", "Ann Other", ["First words of one.", "More words."])])], troubles);

    public Task<Answer> GetAsync(string host, string path, string? etag = null, string? modified = null) =>
        SendAsync(new(HttpMethod.Get, Newsroom.Address(host + "." + DemoScenario.Domain, path)), etag, modified);

    public async Task<Answer> SendAsync(HttpRequestMessage request, string? etag = null, string? modified = null)
    {
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (modified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => h.Value.Single());
        return new((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), headers);
    }

    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var tries = 0; !holds(); await Task.Delay(5)) Assert.True(tries++ < 4000, "It did not come about within twenty seconds.");
    }

    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await DemoNewsroom.ResolveAsync(context.DnsEndPoint.Host, ct);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(addresses[0], context.DnsEndPoint.Port), ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Newsroom.DisposeAsync();
    }
}

/// <summary>What was answered.</summary>
sealed record Answer(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public string? this[string header] => Headers.GetValueOrDefault(header);
}
