using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace StoryTracker.Telemetry;

/// <summary><c>/metrics</c> on a port of its own, and nothing else there. The desk's address knows nothing of it.</summary>
sealed class MetricsEndpoint : IAsyncDisposable
{
    const string Path = "/metrics", Bearer = "Bearer ";
    readonly WebApplication app;

    MetricsEndpoint(WebApplication app) => this.app = app;

    /// <summary>Where it answers.</summary>
    public Uri Address =>
        new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), Path);

    /// <summary>Begins to answer.</summary>
    /// <param name="address">Where, and to whom.</param>
    /// <param name="text">Writes the metrics of this moment.</param>
    /// <param name="logs">Log.</param>
    /// <param name="ct">Stops the start.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<MetricsEndpoint> StartAsync(
        MetricsAddress address, Func<CancellationToken, Task<string>> text, ILoggerFactory logs, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address.Url);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        builder.Services.AddSingleton(logs);
        var app = builder.Build();
        var token = address.Token is null ? null : Encoding.UTF8.GetBytes(address.Token);
        app.Run(context => AnswerAsync(context, token, text));
        try
        {
            await app.StartAsync(ct);
            return new(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    static async Task AnswerAsync(HttpContext context, byte[]? token, Func<CancellationToken, Task<string>> text)
    {
        // Being asked is no news.
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } measured) measured.MetricsDisabled = true;
        if (Activity.Current is { } span) span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;

        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (token is not null && !IsToken(request, token))
        {
            response.Headers.WWWAuthenticate = "Bearer realm=\"StoryTracker metrics\"";
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        // Without a token only this machine's own names: a page that points its name here (DNS rebinding) gets nothing.
        else if (request.Path != Path || (token is null && !IsThisMachine(request.Host.Host)))
            response.StatusCode = StatusCodes.Status404NotFound;
        else if (!HttpMethods.IsGet(request.Method)) response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        else
        {
            var metrics = await text(context.RequestAborted);
            response.ContentType = PrometheusText.ContentType;
            await response.WriteAsync(metrics, context.RequestAborted);
        }
    }

    static bool IsToken(HttpRequest request, byte[] token)
    {
        var header = request.Headers.Authorization.ToString();
        // Of the digests, so that the time it takes tells nothing of the token, its length included.
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(header[Bearer.Length..].Trim())), SHA256.HashData(token));
    }

    static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Stops answering.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
