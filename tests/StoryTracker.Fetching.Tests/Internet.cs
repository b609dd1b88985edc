using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace StoryTracker.Fetching.Tests;

/// <summary>A small internet: names, one public server behind a public address, and a trap behind every other address there is.</summary>
public sealed class Internet : IAsyncDisposable
{
    /// <summary>The public address under which the server answers.</summary>
    public static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    readonly ConcurrentDictionary<string, Func<IPAddress[]>> _names = new(StringComparer.OrdinalIgnoreCase);
    int _lookups;

    public Internet(Func<LoopbackExchange, Task> answer, X509Certificate2? authority = null, params string[] allow)
    {
        Server = LoopbackServer.Start(answer);
        Trap = LoopbackServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        Name("public.test", Public);
        Fetch = new(Settings(allow), TimeProvider.System, ResolveAsync, ConnectAsync, authority);
    }

    public LoopbackServer Server { get; }
    public LoopbackServer Trap { get; }
    public GuardedFetch Fetch { get; }
    public int Lookups => Volatile.Read(ref _lookups);

    public static FetchSettings Settings(params string[] allow) =>
        new() { Contact = "desk@newsroom.test", Allow = [.. allow.Select(AllowedHost.Parse)], ConnectTimeout = TimeSpan.FromSeconds(5) };

    public void Name(string host, params IPAddress[] addresses) => _names[host] = () => addresses;

    public void Name(string host, Func<IPAddress[]> addresses) => _names[host] = addresses;

    public Task<Fetched> GetAsync(string url) => Fetch.GetAsync(new(new Uri(url)), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Fetch.Dispose();
        await Server.DisposeAsync();
        await Trap.DisposeAsync();
    }

    Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        Interlocked.Increment(ref _lookups);
        if (_names.TryGetValue(host, out var addresses)) return Task.FromResult(addresses());
        // As obliging as the most obliging resolver: whatever looks like an address is one.
        return IPAddress.TryParse(host.Normalize(System.Text.NormalizationForm.FormKC).TrimEnd('.'), out var address)
            ? Task.FromResult<IPAddress[]>([address]) : throw new SocketException((int)SocketError.HostNotFound);
    }

    ValueTask<Stream> ConnectAsync(IPEndPoint end, CancellationToken ct) =>
        end.Address.Equals(Public) ? Server.ConnectAsync(ct) : Trap.ConnectAsync(ct);
}
