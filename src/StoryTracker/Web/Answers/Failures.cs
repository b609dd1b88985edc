using System.Security.Cryptography;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using StoryTracker.Domain;
using StoryTracker.EventStore;
using StoryTracker.Web.Pages;

namespace StoryTracker.Web.Answers;

/// <summary>
/// Turns every failure into one sentence with a reference number, as a page or as <c>application/problem+json</c> (RFC 9457).
/// What went wrong inside is logged under the number and never told.
/// </summary>
/// <param name="next">What follows.</param>
/// <param name="log">Log.</param>
sealed class Failures(RequestDelegate next, ILogger<Failures> log)
{
    /// <summary>Answers, or tells why not.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var reference = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await TellAsync(context, OfStatus(context.Response.StatusCode), reference);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody is there to be told.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var refusal = failure switch
            {
                Refusal known => known,
                CommandRefusedException refused => Refusal.BadRequest(refused.Message),
                BadHttpRequestException bad => OfStatus(bad.StatusCode),
                _ when IsOutage(failure) => Refusal.DatabaseAway(),
                _ => null,
            };
            if (refusal is null)
                log.LogError(
                    failure, "Request {Reference} failed: {Method} {Path}", reference, context.Request.Method, context.Request.Path);
            else if (refusal.Status == 503)
                log.LogWarning("Request {Reference} could not reach the database ({Reason}): {Method} {Path}",
                    reference, (failure.InnerException ?? failure).Message, context.Request.Method, context.Request.Path);
            else if (refusal.Status is 401 or 403 or 429)
                log.LogWarning("Request {Reference} refused: {Reason}", reference, refusal.Title);
            context.Response.StatusCode = refusal?.Status ?? 500;
            if (refusal?.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = $"{seconds}";
            await TellAsync(context, refusal ?? OfStatus(500), reference);
        }
    }

    /// <summary>Whether the database was out of reach.</summary>
    // Refused, broken or timed-out connections, a server that starts or stops, a pool with no connection to spare.
    public static bool IsOutage(Exception failure) =>
        failure is StoreUnavailableException or NpgsqlException { IsTransient: true } or SocketException or TimeoutException;

    static Task TellAsync(HttpContext context, Refusal refusal, string reference)
    {
        var status = refusal.Status;
        if (Preference.IsJson(context.Request) || context.Request.Path == "/openapi.json")
        {
            return TypedResults.Problem(refusal.Message, statusCode: status, title: refusal.Title,
                extensions: [new("reference", reference)]).ExecuteAsync(context);
        }
        var visit = Visit.Of(context);
        var told = new { Visit = visit, refusal.Title, Sentence = refusal.Message, Reference = reference };
        IResult page = status == 401
            ? new RazorComponentResult<SignInPage>(told) { StatusCode = status }
            : new RazorComponentResult<FailurePage>(told) { StatusCode = status };
        return page.ExecuteAsync(context);
    }

    static Refusal OfStatus(int status) => status switch
    {
        401 => Refusal.SignInRequired(),
        403 => Refusal.NotYours(),
        404 => new(404, "Nothing here", "There is no page at this address; it may have been mistyped, or cut short when it was copied."),
        405 => new(405, "Not this way", "This address exists but does not answer to that method."),
        413 => new(413, "Too much at once", "The request is larger than this server reads; send less."),
        415 => new(415, "Unknown format", "This address does not read that format."),
        503 => new(503, "Not now", "The server cannot answer this just now; try again in a moment."),
        >= 400 and < 500 => new(status, "That request cannot be read",
            "The server could not read this request; check the address and try again."),
        _ => new(500, "Something went wrong here",
            "The page could not be made; nothing on record was changed or lost, and the server's log tells more under the reference."),
    };
}
