using System.Globalization;
using Microsoft.AspNetCore.Http;
using StoryTracker.Demo.Printing;

namespace StoryTracker.Demo.Serving;

/// <summary>Sends documents the way a correct server does (RFC 9110, sections 8.8 and 13).</summary>
static class Answers
{
    const int Pieces = 20;

    /// <summary>Whether a request carries a validator.</summary>
    public static bool IsConditional(HttpRequest request) => request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince.Count > 0;

    /// <summary>Sends a document, or 304 when the reader has it.</summary>
    public static async Task SendAsync(HttpContext context, Printed document, TimeSpan drip, TimeProvider clock)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = document.ETag;
        response.Headers.LastModified = document.Changed.ToString("R", CultureInfo.InvariantCulture);
        if (document.MaxAge is { } age) response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"max-age={age}");
        if (IsUnchanged(request, document))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = document.ContentType;
        response.ContentLength = document.Bytes.Length;
        if (HttpMethods.IsHead(request.Method)) return;
        if (drip == TimeSpan.Zero) await response.BodyWriter.WriteAsync(document.Bytes, context.RequestAborted);
        else await DripAsync(context, document.Bytes, drip / Pieces, clock);
    }

    /// <summary>Sends a status and one sentence.</summary>
    public static async Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    static async Task DripAsync(HttpContext context, ReadOnlyMemory<byte> bytes, TimeSpan pause, TimeProvider clock)
    {
        var size = Math.Max(1, bytes.Length / Pieces);
        for (var at = 0; at < bytes.Length; at += size)
        {
            await context.Response.BodyWriter.WriteAsync(bytes.Slice(at, Math.Min(size, bytes.Length - at)), context.RequestAborted);
            await Task.Delay(pause, clock, context.RequestAborted);
        }
    }

    // If-None-Match wins; tags are compared weakly; a date counts to the second.
    static bool IsUnchanged(HttpRequest request, Printed document)
    {
        if (request.Headers.IfNoneMatch is { Count: > 0 } tags)
            return tags.SelectMany(t => t!.Split(',', StringSplitOptions.TrimEntries)).Any(t => t == "*" || Strong(t) == document.ETag);
        return DateTimeOffset.TryParseExact(request.Headers.IfModifiedSince.ToString(), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            && document.Changed.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    static string Strong(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
