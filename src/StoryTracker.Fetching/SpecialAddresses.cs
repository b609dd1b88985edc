using System.Net;
using System.Net.Sockets;

namespace StoryTracker.Fetching;

/// <summary>Says which addresses are not hosts on the public internet, and why.</summary>
/// <remarks>
/// IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates), multicast, deprecated ranges, and every way to write an
/// IPv4 address inside an IPv6 one. In IPv6 only 2000::/3 is unicast space on the internet; the rest is refused without being named.
/// Entries that the registries call globally reachable (AS112, AMT, anycast relays) are services, not publishers, and are refused too.
/// </remarks>
public static class SpecialAddresses
{
    static readonly (IPNetwork Network, string What)[] V4 =
    [
        Range("0.0.0.0/8", "this host (RFC 791)"),
        Range("10.0.0.0/8", "private network (RFC 1918)"),
        Range("100.64.0.0/10", "shared address space of providers (RFC 6598)"),
        Range("127.0.0.0/8", "this machine (RFC 1122)"),
        Range("169.254.0.0/16", "link-local (RFC 3927)"),
        Range("172.16.0.0/12", "private network (RFC 1918)"),
        Range("192.0.0.0/24", "protocol assignments (RFC 6890)"),
        Range("192.0.2.0/24", "for documentation (RFC 5737)"),
        Range("192.31.196.0/24", "AS112 service (RFC 7535)"),
        Range("192.52.193.0/24", "multicast tunnelling (RFC 7450)"),
        Range("192.88.99.0/24", "6to4 relays (RFC 7526)"),
        Range("192.168.0.0/16", "private network (RFC 1918)"),
        Range("192.175.48.0/24", "AS112 service (RFC 7534)"),
        Range("198.18.0.0/15", "for benchmarks (RFC 2544)"),
        Range("198.51.100.0/24", "for documentation (RFC 5737)"),
        Range("203.0.113.0/24", "for documentation (RFC 5737)"),
        Range("224.0.0.0/4", "multicast (RFC 5771)"),
        Range("255.255.255.255/32", "broadcast (RFC 919)"),
        Range("240.0.0.0/4", "reserved (RFC 1112)"),
    ];

    static readonly (IPNetwork Network, string What)[] V6 =
    [
        Range("::1/128", "this machine (RFC 4291)"),
        Range("::/128", "no address (RFC 4291)"),
        Range("::/96", "IPv4 written as IPv6 (RFC 4291)"),
        Range("::ffff:0:0:0/96", "IPv4 written as IPv6 (RFC 2765)"),
        Range("64:ff9b:1::/48", "local translation to IPv4 (RFC 8215)"),
        Range("100::/64", "discard only (RFC 6666)"),
        Range("100:0:0:1::/64", "dummy prefix (RFC 9780)"),
        Range("2001::/32", "Teredo tunnel (RFC 4380)"),
        Range("2001::/23", "protocol assignments (RFC 2928)"),
        Range("2001:db8::/32", "for documentation (RFC 3849)"),
        Range("2002::/16", "6to4 tunnel (RFC 3056)"),
        Range("2620:4f:8000::/48", "AS112 service (RFC 7534)"),
        Range("3ffe::/16", "6bone, returned (RFC 3701)"),
        Range("3fff::/20", "for documentation (RFC 9637)"),
        Range("5f00::/16", "segment routing (RFC 9602)"),
        Range("fc00::/7", "private network (RFC 4193)"),
        Range("fe80::/10", "link-local (RFC 4291)"),
        Range("fec0::/10", "site-local (RFC 3879)"),
        Range("ff00::/8", "multicast (RFC 4291)"),
    ];

    static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether the address is that of a host on the public internet.</summary>
    public static bool IsPublic(IPAddress address) => Describe(address) is null;

    /// <summary>What is special about an address, null when it is that of a host on the public internet.</summary>
    /// <param name="address">IPv4 or IPv6.</param>
    public static string? Describe(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetwork) return Find(V4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return "neither IPv4 nor IPv6";
        if (address.ScopeId != 0) return "tied to one network interface (RFC 4007)";
        if (address.IsIPv4MappedToIPv6) return Describe(address.MapToIPv4());
        var bytes = address.GetAddressBytes();
        if (Translated.Contains(address)) return Describe(new IPAddress(bytes.AsSpan(12))); // NAT64, RFC 6052
        if (Find(V6, address) is { } what) return what;
        if (!Unicast.Contains(address)) return "not in use on the internet (RFC 4291)";
        // ISATAP, RFC 5214: a tunnel whose other end stands in the last four bytes.
        return bytes.AsSpan(8, 4) is [0 or 2, 0, 0x5e, 0xfe] ? Describe(new IPAddress(bytes.AsSpan(12))) : null;
    }

    static string? Find((IPNetwork Network, string What)[] ranges, IPAddress address)
    {
        foreach (var (network, what) in ranges) if (network.Contains(address)) return what;
        return null;
    }

    static (IPNetwork, string) Range(string network, string what) => (IPNetwork.Parse(network), what);
}
