using System.Globalization;
using System.Net;

namespace StoryTracker.Fetching;

/// <summary>An entry of the operator's allow-list: a host or a network inside, with the port that may be used there.</summary>
/// <remarks>
/// <para>Written <c>host</c>, <c>host:port</c>, <c>*.domain</c>, <c>*.domain:port</c>, an address or a network (<c>10.1.0.0/16</c>,
/// <c>[fd00::/8]</c>), each with <c>:port</c> or with <c>:*</c> for any port. Without a port, 80 and 443 are meant.</para>
/// <para>A network lets any name through that points into it; where that is too much, list the hosts.</para>
/// </remarks>
public sealed record AllowedHost
{
    AllowedHost(string? host, IPNetwork? network, int? port, bool anyPort) => (Host, Network, Port, AnyPort) = (host, network, port, anyPort);

    /// <summary>Host in small letters, <c>*.domain</c> for all hosts below a domain; null for a network.</summary>
    public string? Host { get; }

    /// <summary>Network; null for a host.</summary>
    public IPNetwork? Network { get; }

    /// <summary>Port, null for 80 and 443.</summary>
    public int? Port { get; }

    /// <summary>Whether any port may be used.</summary>
    public bool AnyPort { get; }

    /// <summary>Reads an entry.</summary>
    /// <param name="text">As an operator writes it.</param>
    /// <exception cref="FormatException">The entry cannot be understood; the message says what is expected.</exception>
    public static AllowedHost Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (name, port) = Split(text.Trim());
        var number = 0;
        if (name.Length == 0) throw Misunderstood(text);
        if (port is not (null or "*") && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 65535))
            throw Misunderstood(text);
        var (only, any) = (port is null or "*" ? (int?)null : number, port == "*");
        if (IPNetwork.TryParse(name, out var network)) return new(null, network, only, any);
        if (!name.Contains('%') && IPAddress.TryParse(name, out var address) && (address.ToString() == name || name.Contains(':')))
            return new(null, new IPNetwork(address, address.GetAddressBytes().Length * 8), only, any);
        var host = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
        if (Uri.CheckHostName(host) != UriHostNameType.Dns) throw Misunderstood(text);
        return new(name.TrimEnd('.').ToLowerInvariant(), null, only, any);
    }

    /// <summary>Whether the entry speaks of this port.</summary>
    public bool HasPort(int port) => AnyPort || (Port is { } only ? only == port : port is 80 or 443);

    /// <summary>Whether the entry lets a connection through.</summary>
    /// <param name="host">Host as in the address of the document.</param>
    /// <param name="address">The address that is connected to.</param>
    /// <param name="port">The port that is connected to.</param>
    public bool Covers(string host, IPAddress address, int port)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(address);
        if (!HasPort(port)) return false;
        if (Network is { } network) return network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        var asked = host.TrimEnd('.');
        return Host!.StartsWith("*.", StringComparison.Ordinal)
            ? asked.EndsWith(Host[1..], StringComparison.OrdinalIgnoreCase)
            : asked.Equals(Host, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The entry as an operator writes it.</summary>
    public override string ToString()
    {
        var name = Host ?? (Network!.Value.BaseAddress.GetAddressBytes().Length == 16 ? $"[{Network}]" : Network.ToString()!);
        return AnyPort ? $"{name}:*" : Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{name}:{port}") : name;
    }

    static (string Name, string? Port) Split(string text)
    {
        if (text.StartsWith('['))
        {
            // [fd00::1]:8080, [fd00::/8]:8080 and [fd00::]/8
            var close = text.IndexOf(']', StringComparison.Ordinal);
            if (close < 0) return ("", null);
            var (inside, rest) = (text[1..close], text[(close + 1)..]);
            if (rest.StartsWith('/'))
            {
                var colon = rest.IndexOf(':', StringComparison.Ordinal);
                return colon < 0 ? (inside + rest, null) : (inside + rest[..colon], rest[(colon + 1)..]);
            }
            return rest.Length == 0 ? (inside, null) : rest[0] == ':' ? (inside, rest[1..]) : ("", null);
        }
        var first = text.IndexOf(':', StringComparison.Ordinal);
        return first < 0 || text.IndexOf(':', first + 1) >= 0 ? (text, null) : (text[..first], text[(first + 1)..]);
    }

    static FormatException Misunderstood(string text) => new(
        $"\"{text}\" is not understood as an allowed host: write host, host:port, *.domain, an address or a network such as 10.1.0.0/16, " +
        "each with :port or :* if it is not 80 or 443.");
}
