using System.Net;

namespace StoryTracker.Fetching.Tests;

public sealed class SpecialAddressesTests
{
    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("191.255.255.255")]
    [InlineData("192.0.1.0")]
    [InlineData("192.0.3.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("203.0.112.255")]
    [InlineData("203.0.114.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2001:200::1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2003::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2620:4f:8001::1")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("2606:2800:21f::5efe:8.8.8.8")]
    public void Neighbours_of_the_special_ranges_are_public(string address) => Assert.Null(SpecialAddresses.Describe(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.5", "private network (RFC 1918)")]
    [InlineData("::ffff:127.0.0.1", "this machine (RFC 1122)")]
    [InlineData("64:ff9b::192.168.0.1", "private network (RFC 1918)")]
    [InlineData("fe80::1%3", "tied to one network interface (RFC 4007)")]
    [InlineData("2002:7f00:1::", "6to4 tunnel (RFC 3056)")]
    [InlineData("2001:0:1::", "Teredo tunnel (RFC 4380)")]
    [InlineData("9000::", "not in use on the internet (RFC 4291)")]
    public void What_is_special_is_said(string address, string what) => Assert.Equal(what, SpecialAddresses.Describe(IPAddress.Parse(address)));

    [Fact]
    public void An_IPv4_address_is_special_in_IPv6_disguise_exactly_when_it_is_in_its_own_form()
    {
        var random = new Random(20261122);
        var bytes = new byte[4];
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(bytes);
            var plain = new IPAddress(bytes);
            var expected = SpecialAddresses.IsPublic(plain);
            Assert.Equal(expected, SpecialAddresses.IsPublic(plain.MapToIPv6()));
            Assert.Equal(expected, SpecialAddresses.IsPublic(IPAddress.Parse($"64:ff9b::{plain}")));
            Assert.False(SpecialAddresses.IsPublic(IPAddress.Parse($"::{plain}")));
            Assert.False(SpecialAddresses.IsPublic(IPAddress.Parse($"::ffff:0:{plain}")));
        }
    }
}
