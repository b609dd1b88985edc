namespace StoryTracker.Fetching.Tests;

/// <summary>The same on real sockets and with the system's resolver: every address of this machine has a listener, and nobody comes.</summary>
public sealed class SocketGuardTests
{
    [Fact]
    public async Task No_spelling_and_no_name_of_this_machine_reaches_a_server_on_it()
    {
        await using var trap = LoopbackServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
        // The port is one that the operator allows, though for another host: it is the address that refuses.
        using var fetch = new GuardedFetch(Internet.Settings($"elsewhere.test:{trap.Port}"), TimeProvider.System);
        var here = PrivateSpellings.Addresses.Where(s => PrivateSpellings.Address(s) is { } a
            && (System.Net.IPAddress.IsLoopback(a) || a.Equals(System.Net.IPAddress.Any) || a.Equals(System.Net.IPAddress.IPv6Any)));
        string[] hosts = [.. here, "localhost", "LOCALHOST", "localhost.", System.Net.Dns.GetHostName()];
        Assert.True(hosts.Length > 30);
        foreach (var host in hosts)
        {
            var refused = await Assert.ThrowsAsync<FetchRefusedException>(
                () => fetch.GetAsync(new(new Uri($"http://{host}:{trap.Port}/")), CancellationToken.None));
            Assert.Contains(refused.Kind, new[] { FetchRefusal.PrivateAddress, FetchRefusal.NoSuchHost });
        }
        Assert.Equal(0, trap.Connections);

        using var open = new GuardedFetch(Internet.Settings($"127.0.0.1:{trap.Port}"), TimeProvider.System);
        Assert.Equal("secret"u8.ToArray(), (await open.GetAsync(new(new Uri($"http://127.0.0.1:{trap.Port}/")), CancellationToken.None)).Body.ToArray());
        Assert.Equal(1, trap.Connections);
    }

    [Fact]
    public async Task A_proxy_in_the_surroundings_is_not_used()
    {
        await using var proxy = LoopbackServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
        string[] names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
        var before = System.Net.Http.HttpClient.DefaultProxy;
        try
        {
            foreach (var name in names) Environment.SetEnvironmentVariable(name, $"http://127.0.0.1:{proxy.Port}");
            System.Net.Http.HttpClient.DefaultProxy = new System.Net.WebProxy($"http://127.0.0.1:{proxy.Port}");
            await using var net = new Internet(exchange => exchange.AnswerAsync("200 OK", "direct"));
            Assert.Equal("direct"u8.ToArray(), (await net.GetAsync("http://public.test/")).Body.ToArray());
            await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://10.0.0.5/"));
            Assert.Equal(0, proxy.Connections);
        }
        finally
        {
            foreach (var name in names) Environment.SetEnvironmentVariable(name, null);
            System.Net.Http.HttpClient.DefaultProxy = before;
        }
    }
}
