using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace StoryTracker.Fetching;

/// <summary>Opens connections to addresses that may be connected to, and to no other.</summary>
/// <param name="settings">What the operator allows.</param>
/// <param name="resolve">Addresses of a name.</param>
/// <param name="connect">Connects to one address.</param>
/// <param name="inside">True for the pool of the allow-list, false for the pool of public addresses.</param>
sealed class GuardedConnection(FetchSettings settings, Func<string, CancellationToken, Task<IPAddress[]>> resolve,
    Func<IPEndPoint, CancellationToken, ValueTask<Stream>> connect, bool inside)
{
    const int MaxAddresses = 8;

    /// <summary>Resolves the name once, checks every address of it, and connects to one that was checked.</summary>
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] all = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, ct);
        if (all.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        foreach (var address in all)
            if (inside) CheckInside(host, address, port); else CheckOutside(host, address, port);
        return await FirstAsync([.. all.Take(MaxAddresses)], port, ct);
    }

    /// <summary>Connects to an address.</summary>
    public static async ValueTask<Stream> ToAsync(IPEndPoint end, CancellationToken ct)
    {
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(end, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>TLS that asks nobody else: a certificate may name addresses to load others or lists from, and those pass no guard.</summary>
    /// <param name="authority">The one authority that is trusted; those of the system when null.</param>
    public static SslClientAuthenticationOptions Tls(X509Certificate2? authority)
    {
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        if (authority is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.Add(authority);
        }
        return new() { CertificateRevocationCheckMode = X509RevocationMode.NoCheck, CertificateChainPolicy = policy };
    }

    void CheckOutside(string host, IPAddress address, int port)
    {
        if (SpecialAddresses.Describe(address) is { } what) throw new NotPublicException(address, what);
        if (port is not (80 or 443) && !settings.Allow.Any(a => a.Covers(host, address, port))) throw new PortRefusedException(port);
    }

    void CheckInside(string host, IPAddress address, int port)
    {
        if (!settings.Allow.Any(a => a.Covers(host, address, port)))
            throw new NotPublicException(address, SpecialAddresses.Describe(address) ?? "public, among others that are not");
    }

    // An address that does not answer must not use up the time of those after it.
    async ValueTask<Stream> FirstAsync(IPAddress[] addresses, int port, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(ct);
            if (i < addresses.Length - 1) attempt.CancelAfter(settings.ConnectTimeout / addresses.Length);
            try
            {
                return await connect(new(addresses[i], port), attempt.Token);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException
                && i < addresses.Length - 1 && !ct.IsCancellationRequested) { }
        }
    }
}

/// <summary>A name or an address in a URL leads to an address that may not be connected to.</summary>
sealed class NotPublicException(IPAddress address, string what) : Exception($"{address}: {what}")
{
    public IPAddress Address { get; } = address;
    public string What { get; } = what;
}

/// <summary>The port is on the allow-list, but not for this host.</summary>
sealed class PortRefusedException(int port) : Exception
{
    public int Port { get; } = port;
}
