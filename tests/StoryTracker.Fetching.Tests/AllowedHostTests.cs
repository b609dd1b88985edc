using System.Net;

namespace StoryTracker.Fetching.Tests;

public sealed class AllowedHostTests
{
    [Theory]
    [InlineData("intranet", "intranet", "10.0.0.1", 80, true)]
    [InlineData("intranet", "INTRANET.", "10.0.0.1", 443, true)]
    [InlineData("intranet", "intranet", "10.0.0.1", 8080, false)]
    [InlineData("intranet:8080", "intranet", "10.0.0.1", 8080, true)]
    [InlineData("intranet:8080", "intranet", "10.0.0.1", 80, false)]
    [InlineData("intranet:*", "intranet", "10.0.0.1", 9999, true)]
    [InlineData("intranet", "intranet.evil.test", "10.0.0.1", 80, false)]
    [InlineData("intranet", "evilintranet", "10.0.0.1", 80, false)]
    [InlineData("*.corp.test", "wiki.corp.test", "10.0.0.1", 80, true)]
    [InlineData("*.corp.test", "corp.test", "10.0.0.1", 80, false)]
    [InlineData("*.corp.test", "evilcorp.test", "10.0.0.1", 80, false)]
    [InlineData("10.1.0.0/16", "anything", "10.1.255.255", 80, true)]
    [InlineData("10.1.0.0/16", "anything", "10.2.0.0", 80, false)]
    [InlineData("10.1.0.0/16", "anything", "::ffff:10.1.0.1", 80, true)]
    [InlineData("10.1.0.0/16:8080", "anything", "10.1.0.1", 8080, true)]
    [InlineData("10.1.2.3", "anything", "10.1.2.3", 443, true)]
    [InlineData("10.1.2.3:81", "anything", "10.1.2.3", 81, true)]
    [InlineData("10.1.2.3", "anything", "10.1.2.4", 443, false)]
    [InlineData("[fd00::1]:8080", "anything", "fd00::1", 8080, true)]
    [InlineData("fd00::/8", "anything", "fd12::9", 80, true)]
    [InlineData("[fd00::/8]:81", "anything", "fd12::9", 81, true)]
    [InlineData("[fd00::]/8:81", "anything", "fd12::9", 81, true)]
    [InlineData("fd00::/8", "anything", "fe80::9", 80, false)]
    public void An_entry_covers_what_it_says_and_no_more(string entry, string host, string address, int port, bool covered)
    {
        var allowed = AllowedHost.Parse(entry);
        Assert.Equal(covered, allowed.Covers(host, IPAddress.Parse(address), port));
        Assert.Equal(allowed, AllowedHost.Parse(allowed.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":80")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:http")]
    [InlineData("http://host/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("[fd00::1")]
    [InlineData("a b")]
    [InlineData("0x7f.1:80/x")]
    public void What_is_not_understood_is_refused_with_what_is_expected(string entry) =>
        Assert.Contains("write host, host:port", Assert.Throws<FormatException>(() => AllowedHost.Parse(entry)).Message, StringComparison.Ordinal);
}
