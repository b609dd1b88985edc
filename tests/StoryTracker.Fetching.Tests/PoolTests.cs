using System.Net;

namespace StoryTracker.Fetching.Tests;

/// <summary>A connection that is kept open is a connection to the address that was checked, whatever its name points to by now.</summary>
public sealed class PoolTests
{
    [Fact]
    public async Task A_name_that_changes_its_address_after_the_connection_gains_nothing()
    {
        var close = false;
        await using var net = new Internet(exchange => exchange.AnswerAsync(close ? "200 OK\nConnection: close" : "200 OK", "public"));
        var address = Internet.Public;
        net.Name("turncoat.test", () => [address]);

        await net.GetAsync("http://turncoat.test/1");
        address = IPAddress.Loopback;
        close = true;
        // The open connection leads where it led before: to the public server.
        Assert.Equal("public"u8.ToArray(), (await net.GetAsync("http://turncoat.test/2")).Body.ToArray());
        Assert.Equal((1, 1), (net.Server.Connections, net.Lookups));

        // A new one needs a new lookup, and that is checked.
        Assert.Equal(FetchRefusal.PrivateAddress, (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://turncoat.test/3"))).Kind);
        Assert.Equal((1, 2), (net.Server.Connections, net.Lookups));
        Assert.Equal(0, net.Trap.Connections);
    }

    [Fact]
    public async Task A_connection_is_only_shared_by_requests_for_the_same_host_and_port()
    {
        await using var net = new Internet(exchange => exchange.AnswerAsync("200 OK", exchange.Header("Host")!), null, "other.test:8080");
        net.Name("other.test", Internet.Public);
        foreach (var host in (string[])["public.test", "other.test", "other.test:8080", "public.test"])
            Assert.Equal(host, System.Text.Encoding.ASCII.GetString((await net.GetAsync($"http://{host}/")).Body.Span));
        Assert.Equal(3, net.Server.Connections);
    }

    [Fact]
    public async Task Many_fetches_at_once_from_a_host_keep_to_the_connections_it_is_allowed()
    {
        var (open, most) = (0, 0);
        await using var net = new Internet(async exchange =>
        {
            var now = Interlocked.Increment(ref open);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref open);
            await exchange.AnswerAsync("200 OK", "public");
        });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => net.GetAsync($"http://public.test/{i}")));
        Assert.Equal(50, net.Server.Requests.Count);
        Assert.InRange(most, 1, 2);
        Assert.InRange(net.Server.Connections, 1, 2);
    }

    [Fact]
    public async Task An_address_that_does_not_answer_does_not_keep_from_the_next()
    {
        // Nobody listens at the first address; the second is the server.
        await using var server = LoopbackServer.Start(exchange => exchange.AnswerAsync("200 OK", "second"));
        var dead = IPAddress.Parse("93.184.215.99");
        using var fetch = new GuardedFetch(Internet.Settings() with { ConnectTimeout = TimeSpan.FromSeconds(1) }, TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([dead, Internet.Public]),
            async (end, ct) =>
            {
                if (end.Address.Equals(dead)) await Task.Delay(Timeout.Infinite, ct);
                return await server.ConnectAsync(ct);
            }, null);
        Assert.Equal("second"u8.ToArray(), (await fetch.GetAsync(new(new("http://two.test/")), CancellationToken.None)).Body.ToArray());
    }

    static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
            if (Interlocked.CompareExchange(ref target, value, seen) == seen) return;
    }
}
