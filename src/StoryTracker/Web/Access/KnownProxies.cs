using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using StoryTracker.Domain;

namespace StoryTracker.Web.Access;

/// <summary>Proxies whose word counts about who asks and whether by TLS (<c>StoryTracker:Proxies</c>, addresses parted by semicolons). Nobody else's does.</summary>
static class KnownProxies
{
    /// <summary>The configured addresses.</summary>
    /// <exception cref="CommandRefusedException">One is no address.</exception>
    public static IReadOnlyList<IPAddress> Of(IConfiguration configuration) =>
        [.. (configuration["StoryTracker:Proxies"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(a => IPAddress.TryParse(a, out var address) ? address : throw new CommandRefusedException($"StoryTracker:Proxies holds '{a}', which is not an IP address."))];

    /// <summary>Takes their word, where there are any.</summary>
    public static void Use(WebApplication app)
    {
        var proxies = Of(app.Configuration);
        if (proxies.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }
}
