using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace StoryTracker.Fetching.Tests;

/// <summary>Against Kestrel with certificates of an authority that only the test trusts.</summary>
public sealed class TlsTests : IDisposable
{
    readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    static async Task<WebApplication> KestrelAsync(X509Certificate2 certificate, HttpProtocols protocols, RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k =>
            k.Listen(IPAddress.Loopback, 0, l =>
            {
                l.Protocols = protocols;
                l.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate });
            }));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    /// <summary>A door for which every name is a public one and leads to the server.</summary>
    static GuardedFetch Door(WebApplication app, X509Certificate2? authority)
    {
        var port = new Uri(app.Urls.Single()).Port;
        return new(Internet.Settings(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([Internet.Public]), async (_, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }, authority);
    }

    static Task<Fetched> GetAsync(GuardedFetch fetch, string url) => fetch.GetAsync(new(new Uri(url)), CancellationToken.None);

    [Theory]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    public async Task A_trusted_server_is_read_in_the_best_version_it_speaks(HttpProtocols protocols, string version)
    {
        using var certificate = _certificates.For("secure.test");
        await using var app = await KestrelAsync(certificate, protocols, context =>
        {
            context.Response.Headers.ETag = "W/\"caf\"";
            return context.Response.WriteAsync($"{context.Request.Protocol} {context.Request.Headers.IfNoneMatch}");
        });
        using var fetch = Door(app, _certificates.Authority);
        var fetched = await fetch.GetAsync(new(new("https://secure.test/")) { ETag = "W/\"a b'c\"" }, CancellationToken.None);
        Assert.Equal($"{version} W/\"a b'c\"", System.Text.Encoding.UTF8.GetString(fetched.Body.Span));
        Assert.Equal("W/\"caf\"", fetched.ETag);
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_refused()
    {
        using var certificate = _certificates.For("secure.test");
        await using var app = await KestrelAsync(certificate, HttpProtocols.Http1AndHttp2, context =>
        {
            context.Response.Redirect("http://secure.test/plain");
            return Task.CompletedTask;
        });
        using var fetch = Door(app, _certificates.Authority);
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => GetAsync(fetch, "https://secure.test/"));
        Assert.Equal((FetchRefusal.InsecureRedirect, true), (refused.Kind, refused.IsOurRule));
    }

    [Theory]
    [InlineData(false, "secure.test")] // nobody we trust has signed it
    [InlineData(true, "other.test")] // it is somebody else's
    public async Task A_certificate_that_is_not_to_be_trusted_is_refused(bool trusted, string host)
    {
        using var certificate = _certificates.For("secure.test");
        await using var app = await KestrelAsync(certificate, HttpProtocols.Http1AndHttp2, context => context.Response.WriteAsync("hello"));
        using var fetch = Door(app, trusted ? _certificates.Authority : null);
        Assert.Equal(FetchRefusal.Tls, (await Assert.ThrowsAsync<FetchRefusedException>(() => GetAsync(fetch, $"https://{host}/"))).Kind);
    }

    [Fact]
    public async Task A_certificate_sends_nobody_to_an_address_of_its_choice()
    {
        await using var trap = LoopbackServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var certificate = _certificates.For("secure.test", $"http://127.0.0.1:{trap.Port}/issuer.cer");
        await using var app = await KestrelAsync(certificate, HttpProtocols.Http1AndHttp2, context => context.Response.WriteAsync("hello"));
        var before = trap.Connections; // the server may look for its own issuer while it starts
        using var fetch = Door(app, _certificates.Authority);
        Assert.Equal(FetchRefusal.Tls, (await Assert.ThrowsAsync<FetchRefusedException>(() => GetAsync(fetch, "https://secure.test/"))).Kind);
        Assert.Equal(before, trap.Connections);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_refused_and_one_that_says_nothing_is_ended_by_the_deadline()
    {
        await using var plain = new Internet(exchange => Task.CompletedTask);
        // The server waits for a line that never comes: the client waits for its half of the handshake.
        var silent = await Assert.ThrowsAsync<FetchRefusedException>(() => plain.Fetch.GetAsync(
            new(new("https://public.test/")) { Deadline = TimeSpan.FromMilliseconds(400) }, CancellationToken.None));
        Assert.Equal(FetchRefusal.TookTooLong, silent.Kind);

        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{port}"), TimeProvider.System);
        var asked = Assert.ThrowsAsync<FetchRefusedException>(() => GetAsync(fetch, $"https://127.0.0.1:{port}/"));
        using (var socket = await listener.AcceptSocketAsync())
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        Assert.Equal(FetchRefusal.Tls, (await asked).Kind);
        listener.Stop();
    }

    [Theory]
    [InlineData("headers", FetchRefusal.HeadersTooLarge)]
    [InlineData("body", FetchRefusal.TooLarge)]
    [InlineData("drip", FetchRefusal.TookTooLong)]
    [InlineData("abort", FetchRefusal.Garbled)]
    public async Task The_limits_hold_in_HTTP_2_too(string what, FetchRefusal kind)
    {
        using var certificate = _certificates.For("secure.test");
        await using var app = await KestrelAsync(certificate, HttpProtocols.Http2, async context =>
        {
            if (what == "headers") for (var i = 0; i < 2000; i++) context.Response.Headers[$"X-{i}"] = new string('a', 100);
            await context.Response.StartAsync();
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!context.RequestAborted.IsCancellationRequested)
            {
                if (what == "abort") context.Abort();
                if (what == "drip") await tick.WaitForNextTickAsync(context.RequestAborted);
                await context.Response.Body.WriteAsync(new byte[what == "drip" ? 1 : 65_536], context.RequestAborted);
            }
        });
        using var fetch = Door(app, _certificates.Authority);
        var deadline = kind == FetchRefusal.TookTooLong ? TimeSpan.FromMilliseconds(800) : TimeSpan.FromSeconds(60);
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(
            () => fetch.GetAsync(new(new("https://secure.test/")) { Deadline = deadline, MaxBytes = 1 << 20 }, CancellationToken.None));
        Assert.Equal(kind, refused.Kind);
    }
}
