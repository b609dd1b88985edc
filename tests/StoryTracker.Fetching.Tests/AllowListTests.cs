using System.Net;

namespace StoryTracker.Fetching.Tests;

/// <summary>What the operator opens is open, and nothing that a stranger chooses.</summary>
public sealed class AllowListTests
{
    static readonly IPAddress Inside = IPAddress.Parse("10.1.2.3");

    static Internet Start(params string[] allow)
    {
        var net = new Internet(exchange => exchange.AnswerAsync($"302 Found\nLocation: {Uri.UnescapeDataString(exchange.Path[2..])}"), null, allow);
        net.Name("wiki.corp.test", Inside);
        return net;
    }

    [Theory]
    [InlineData("wiki.corp.test")]
    [InlineData("*.corp.test")]
    [InlineData("10.1.0.0/16")]
    [InlineData("10.1.2.3")]
    public async Task A_host_on_the_list_is_fetched(string entry)
    {
        await using var net = Start(entry);
        Assert.Equal("secret"u8.ToArray(), (await net.GetAsync("http://wiki.corp.test/feed")).Body.ToArray());
        Assert.Equal(FetchRefusal.PrivateAddress, (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://10.9.9.9/"))).Kind);
    }

    [Theory]
    [InlineData("wiki.corp.test")]
    [InlineData("10.1.0.0/16")]
    public async Task A_stranger_cannot_lead_inside_by_a_redirect_even_when_the_connection_is_already_there(string entry)
    {
        await using var net = Start(entry);
        await net.GetAsync("http://wiki.corp.test/feed");
        var connections = net.Trap.Connections;
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test/?http://wiki.corp.test/feed"));
        Assert.Equal(FetchRefusal.PrivateAddress, refused.Kind);
        Assert.Single(refused.Redirects);
        Assert.Single(net.Trap.Requests);
        Assert.Equal(connections, net.Trap.Connections);
    }

    [Fact]
    public async Task A_name_on_the_list_without_a_public_address_is_inside_whatever_else_it_points_to()
    {
        await using var net = Start("10.1.0.0/16");
        net.Name("mixed.test", Inside, IPAddress.Parse("10.2.0.1"));
        Assert.Equal(FetchRefusal.PrivateAddress, (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://mixed.test/"))).Kind);
        net.Name("half.test", Internet.Public, Inside);
        Assert.Equal(FetchRefusal.PrivateAddress, (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://half.test/"))).Kind);
        Assert.Equal(0, net.Trap.Connections);
    }

    [Fact]
    public async Task A_port_is_open_where_the_list_says_it_is_and_nowhere_else()
    {
        await using var net = Start("public.test:8443");
        net.Name("other.test", Internet.Public);
        Assert.Equal(302, (await net.Fetch.PostFormAsync(new("http://public.test:8443/?x"), new Dictionary<string, string>(), CancellationToken.None)).Status);
        Assert.Equal(FetchRefusal.Port, (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://other.test:8443/"))).Kind);
        Assert.Equal(FetchRefusal.Port, (await Assert.ThrowsAsync<FetchRefusedException>(() => net.GetAsync("http://public.test:22/"))).Kind);
        Assert.Single(net.Server.Requests);
    }
}
