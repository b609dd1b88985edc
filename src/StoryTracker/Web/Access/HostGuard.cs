using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Access;

/// <summary>
/// Answers only to names that are this server's: loopback, the hosts of the addresses it listens on, and those configured under
/// <c>StoryTracker:Hosts</c> (parted by semicolons). A page elsewhere that points its own name here (DNS rebinding) gets nothing.
/// </summary>
/// <param name="next">What follows.</param>
/// <param name="server">Tells the addresses.</param>
/// <param name="configuration">Tells further names.</param>
sealed class HostGuard(RequestDelegate next, IServer server, IConfiguration configuration)
{
    readonly HashSet<string> configured = new(
        (configuration["StoryTracker:Hosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets the request pass or throws a <see cref="Refusal"/>.</summary>
    public Task InvokeAsync(HttpContext context) =>
        IsOurs(context.Request.Host.Host) ? next(context) : throw Refusal.ForeignHost();

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
