using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Feeds.WebSub;

namespace StoryTracker.Web.Feeds;

/// <summary>
/// The callbacks of hubs: the one address that strangers may post to. It tells nothing but a status, reads at most
/// <see cref="MostBytes"/>, a few bodies at once, and for callbacks of ours alone.
/// </summary>
static class WebSubEndpoint
{
    /// <summary>Largest document that is taken, as large as one that is polled.</summary>
    public const long MostBytes = 10L << 20;

    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Maps <c>GET</c> and <c>POST /websub/{token}</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string pattern = WebSubAddress.Path + "{token}";
        routes.MapGet(pattern, VerifyAsync).ExcludeFromDescription();
        routes.MapPost(pattern, ReceiveAsync).ExcludeFromDescription().WithMetadata(new SizeLimit(MostBytes));
    }

    static Task VerifyAsync(string token, HttpContext context, [FromServices] WebSubCallback? callback, WebSubGate gate, ILogger<WebSubGate> log) =>
        GuardAsync(context, callback, gate, log, async (callback, ct) =>
        {
            string? Asked(string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
            var answer = await callback.AnswerAsync(
                token, new(Asked("hub.mode"), Asked("hub.topic"), Asked("hub.challenge"), Asked("hub.lease_seconds"), Asked("hub.reason")), ct);
            if (answer is null)
            {
                End(context, StatusCodes.Status404NotFound);
                return;
            }
            context.Response.ContentType = MediaTypeNames.Text.Plain;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer), ct);
        });

    static Task ReceiveAsync(string token, HttpContext context, [FromServices] WebSubCallback? callback, WebSubGate gate, ILogger<WebSubGate> log) =>
        GuardAsync(context, callback, gate, log, async (callback, ct) =>
        {
            var request = context.Request;
            var signature = request.Headers[WebSubSignature.Header];
            var delivery = await callback.ReceiveAsync(token, (id, ct) => ReadAsync(id, request, gate, ct), request.ContentType,
                signature.Count == 1 ? signature.ToString() : null, ct);
            End(context, delivery switch
            {
                WebSubDelivery.Unknown => StatusCodes.Status404NotFound,
                WebSubDelivery.Over => StatusCodes.Status410Gone,
                _ => StatusCodes.Status202Accepted,
            });
        });

    static async Task<ReadOnlyMemory<byte>> ReadAsync(Guid subscription, HttpRequest request, WebSubGate gate, CancellationToken ct)
    {
        if (gate.TooMany(subscription)) throw new BadHttpRequestException("Too many documents.", StatusCodes.Status429TooManyRequests);
        if (request.Headers.ContentEncoding.Count > 0) throw new BadHttpRequestException("Compressed.", StatusCodes.Status415UnsupportedMediaType);
        using var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MostBytes));
        await request.Body.CopyToAsync(bytes, ct);     // the server counts, and stops at the limit
        return bytes.ToArray();
    }

    // Whatever goes wrong is a status without a word; what a hub should send again is a 5xx.
    static async Task GuardAsync(
        HttpContext context, WebSubCallback? callback, WebSubGate gate, ILogger log, Func<WebSubCallback, CancellationToken, Task> work)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(Deadline);
        try
        {
            using var place = await gate.EnterAsync(deadline.Token);
            if (place is null) End(context, StatusCodes.Status503ServiceUnavailable);
            else if (callback is null) End(context, StatusCodes.Status404NotFound);
            else await work(callback, deadline.Token);
        }
        catch (BadHttpRequestException bad)
        {
            End(context, bad.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The hub has gone; it sends the document again.
        }
        catch (OperationCanceledException)
        {
            End(context, StatusCodes.Status408RequestTimeout);
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "A hub's request could not be worked on; it is asked to send it again.");
            End(context, StatusCodes.Status503ServiceUnavailable);
        }
    }

    static void End(HttpContext context, int status)
    {
        var response = context.Response;
        if (response.HasStarted) return;
        response.StatusCode = status;
        response.ContentLength = 0;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "60";
    }

    sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
