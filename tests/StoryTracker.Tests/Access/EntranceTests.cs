using Microsoft.Extensions.Configuration;
using StoryTracker.Domain;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

public sealed class EntranceTests
{
    const string Example = "http://127.0.0.1:5080";

    [Theory]
    [InlineData("http://127.0.0.1:0", false)]
    [InlineData("http://localhost:80;http://[::1]:80", false)]
    [InlineData("https://127.0.0.1", false)]
    [InlineData("http://0.0.0.0:80", true)]
    [InlineData("http://127.0.0.1;https://*:443", true)]
    [InlineData("http://+:80", true)]
    [InlineData("https://desk.example.org", true)]
    public void It_is_known_whether_others_can_reach_the_server(string addresses, bool beyond) => Assert.Equal(beyond, Listening.IsBeyondThisMachine(addresses, Example));

    [Theory]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("5080")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string address) => Assert.Throws<CommandRefusedException>(() => Listening.IsBeyondThisMachine(address, Example));

    [Theory]
    [InlineData("http://0.0.0.0:80", null, "desk.example.org", false)]
    [InlineData("http://0.0.0.0:80", "10.0.0.7", "desk.example.org", true)]
    [InlineData("https://0.0.0.0:443", null, "desk.example.org", true)]
    [InlineData("https://0.0.0.0:443;http://0.0.0.0:80", null, "desk.example.org", false)]
    [InlineData("https://0.0.0.0:443", null, null, false)]
    [InlineData("http://0.0.0.0:80", "a proxy", "desk.example.org", false)]
    public void A_server_that_others_reach_does_not_start_without_TLS_and_its_name(string addresses, string? proxies, string? hosts, bool starts)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("StoryTracker:Proxies", proxies), new("StoryTracker:Hosts", hosts)]).Build();
        if (starts) Listening.RefuseOpenly(addresses, Example, configuration);
        else Assert.Throws<CommandRefusedException>(() => Listening.RefuseOpenly(addresses, Example, configuration));
    }
}
