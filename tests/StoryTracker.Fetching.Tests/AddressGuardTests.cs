namespace StoryTracker.Fetching.Tests;

/// <summary>No spelling of an inside address reaches a server, by whatever way it comes. Behind every inside address stands a trap that counts.</summary>
public sealed class AddressGuardTests(AddressGuardTests.Net net) : IClassFixture<AddressGuardTests.Net>
{
    static int _case;

    public sealed class Net : IAsyncDisposable
    {
        public Internet Internet { get; } = new(exchange => exchange.Path.StartsWith("/to?", StringComparison.Ordinal)
            ? exchange.AnswerAsync($"302 Found\nLocation: {Uri.UnescapeDataString(exchange.Path[4..])}\nConnection: close")
            : exchange.AnswerAsync("200 OK", "public"));

        public ValueTask DisposeAsync() => Internet.DisposeAsync();
    }

    public static TheoryData<string> Spellings => [.. PrivateSpellings.Addresses.Distinct()];

    [Fact]
    public void There_are_at_least_120_spellings_that_the_platform_takes_for_an_address() =>
        Assert.True(PrivateSpellings.Addresses.Distinct().Count(s => PrivateSpellings.Address(s) is not null) >= 120);

    [Fact]
    public async Task A_public_address_is_reached_so_that_the_trap_proves_something()
    {
        Assert.Equal("public"u8.ToArray(), (await net.Internet.GetAsync("http://public.test/")).Body.ToArray());
        Assert.Equal("public"u8.ToArray(), (await net.Internet.GetAsync($"http://{Internet.Public}/")).Body.ToArray());
    }

    [Theory, MemberData(nameof(Spellings))]
    public async Task Direct(string spelling)
    {
        if (Uri.TryCreate($"http://{spelling}/", UriKind.Absolute, out var url)) await RefusedAsync(url, spelling);
    }

    [Theory, MemberData(nameof(Spellings))]
    public Task By_redirect(string spelling) =>
        RefusedAsync(new($"http://public.test/to?{Uri.EscapeDataString(Escaped($"http://{spelling}/"))}"), spelling);

    [Theory, MemberData(nameof(Spellings))]
    public async Task By_a_name_with_a_public_address_beside_it(string spelling)
    {
        if (PrivateSpellings.Address(spelling) is not { } address) return;
        var name = $"mixed{Interlocked.Increment(ref _case)}.test";
        net.Internet.Name($"a.{name}", Internet.Public, address);
        net.Internet.Name($"b.{name}", address, Internet.Public);
        await RefusedAsync(new($"http://a.{name}/"), spelling);
        await RefusedAsync(new($"http://b.{name}/"), spelling);
    }

    [Theory, MemberData(nameof(Spellings))]
    public async Task By_a_name_that_changes_its_address_between_two_lookups(string spelling)
    {
        if (PrivateSpellings.Address(spelling) is not { } address) return;
        var (name, lookups) = ($"rebind{Interlocked.Increment(ref _case)}.test", 0);
        net.Internet.Name(name, () => Interlocked.Increment(ref lookups) % 2 == 1 ? [Internet.Public] : [address]);
        // The first hop closes its connection, so the second looks the name up again and is told the inside address.
        await RefusedAsync(new($"http://{name}/to?{Uri.EscapeDataString($"http://{name}/again")}"), spelling);
        Assert.Equal(2, lookups);
    }

    async Task RefusedAsync(Uri url, string spelling)
    {
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => net.Internet.Fetch.GetAsync(new(url), CancellationToken.None));
        // Where the platform does not see an address, there is no such address, or no such host.
        var understood = Uri.TryCreate($"http://{spelling}/", UriKind.Absolute, out var plain);
        var name = understood && plain!.IdnHost.Contains("xn--", StringComparison.Ordinal);
        Assert.Equal(name ? FetchRefusal.NoSuchHost : understood ? FetchRefusal.PrivateAddress : FetchRefusal.BadAddress, refused.Kind);
        Assert.Equal(0, net.Internet.Trap.Connections);
    }

    // A header is bytes: what is not ASCII goes as UTF-8, as servers send it.
    static string Escaped(string url) => url.All(char.IsAscii) ? url : System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(url));
}
