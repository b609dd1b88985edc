using StoryTracker.Domain;

namespace StoryTracker.Web.Access;

/// <summary>
/// What a server may listen on. On this machine the printed address lets its opener in; beyond it people sign in by name, over TLS, and the server knows
/// its names.
/// </summary>
static class Listening
{
    /// <summary>Whether any of the addresses, parted by semicolons, can be reached from other machines.</summary>
    /// <exception cref="CommandRefusedException">One is no address.</exception>
    public static bool IsBeyondThisMachine(string addresses, string example) => addresses.Split(';').Select(a => IsBeyond(a, example)).ToList().Contains(true);

    /// <summary>Refuses addresses on which names, passwords and all that the desk holds would be read by everybody on the way.</summary>
    /// <exception cref="CommandRefusedException">No TLS, and no proxy that takes it off; or no name.</exception>
    public static void RefuseOpenly(string addresses, string example, IConfiguration configuration)
    {
        if (addresses.Split(';').Any(a => IsBeyond(a, example) && !a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) && KnownProxies.Of(configuration).Count == 0)
            throw new CommandRefusedException(
                $"'{addresses}' listens beyond this machine without TLS. Listen on an https address with a certificate, or on {example} behind a proxy that takes TLS off, or name that proxy's address in StoryTracker:Proxies.");
        if (string.IsNullOrWhiteSpace(configuration["StoryTracker:Hosts"]))
            throw new CommandRefusedException("A server that listens beyond this machine has to know its names: set StoryTracker:Hosts, such as desk.example.org.");
    }

    static bool IsBeyond(string address, string example) =>
        Uri.TryCreate(address.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? !uri.IsLoopback : throw new CommandRefusedException($"'{address}' is not an address to listen on; give one such as {example}.");
}
