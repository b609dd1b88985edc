using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Access;

/// <summary>
/// Answers only to names that are this server's: loopback, the hosts of the addresses it listens on, and those configured under
/// <c>StoryTracker:Hosts</c> (parted by semicolons); to the public name that hubs know, with their callbacks alone. A page elsewhere that points its own name here (DNS rebinding) gets nothing.
/// </summary>
/// <param name="next">What follows.</param>
/// <param name="server">Tells the addresses.</param>
/// <param name="configuration">Tells further names.</param>
/// <param name="webSub">Tells the name that hubs know.</param>
sealed class HostGuard(RequestDelegate next, IServer server, IConfiguration configuration, WebSubAddress webSub)
{
    readonly HashSet<string> configured = new(
        (configuration["StoryTracker:Hosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets the request pass or throws a <see cref="Refusal"/>.</summary>
    public Task InvokeAsync(HttpContext context) =>
        IsOurs(context.Request.Host.Host) || IsCallback(context.Request) ? next(context) : throw Refusal.ForeignHost();

    // Hubs know this server by its public name; nothing but their callbacks answers to it.
    bool IsCallback(HttpRequest request) =>
        request.Path.StartsWithSegments(WebSubAddress.Path.TrimEnd('/'), StringComparison.Ordinal)
        && webSub.PublicUrl is { } url && url.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase);

    bool IsOurs(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || configured.Contains(host)) return true;
        var address = IPAddress.TryParse(host.Trim('[', ']'), out var parsed) ? parsed : null;
        if (address is not null && IPAddress.IsLoopback(address)) return true;
        foreach (var listening in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            var own = BindingAddress.Parse(listening).Host;
            if (own.Equals(host, StringComparison.OrdinalIgnoreCase)) return true;
            // Listening everywhere: an address cannot be rebound, a name can.
            if (address is not null && own is "*" or "+" or "0.0.0.0" or "[::]") return true;
        }
        return false;
    }
}
