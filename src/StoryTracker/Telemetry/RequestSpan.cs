using System.Diagnostics;
using System.Globalization;

namespace StoryTracker.Telemetry;

/// <summary>Gives the span of a request what the framework leaves out: the route as its name, and how it ended.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions, HTTP server spans.</remarks>
/// <param name="next">What follows.</param>
sealed class RequestSpan(RequestDelegate next)
{
    /// <summary>Answers, then completes the span where there is one.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (Activity.Current is not { IsAllDataRequested: true } span) return;
        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.route", route);
        }
        if (status >= 500)
            span.SetStatus(ActivityStatusCode.Error).SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
    }
}
